package tracing

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var objectiveWithoutGoal = &checks.Rule{
	ID: "objective-without-goal", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if p.ReachesGoal(o) || o.Plan().Unclear() && !inScope(o.Plan(), func(p *lang.Plan) int { return len(p.Goals) }) {
				continue // the goal may stand in what cannot be read
			}
			f := p.Report(o, o.Supports.Range(), "The %s supports no goal of the business.", o)
			if up := supported(o); up != nil {
				f.Message = fmt.Sprintf("The %s supports the %s, and that leads to no goal of the business.", o, up)
			}
			mendSupport(f, o)
		}
	},
}

// mendSupport offers each goal in reach.
func mendSupport(f *checks.Finding, o *lang.Objective) {
	var goals []*lang.Goal
	o.Plan().InScope(func(plan *lang.Plan) { goals = append(goals, plan.Goals...) })
	for _, g := range goals {
		if o.Supports.Empty() {
			f.ProposeItems("supports", "", lang.Reference(g))
			continue
		}
		f.AddFix("Add "+lang.Reference(g)+" to what it supports", o.Plan().AddToList(o, "supports", lang.Reference(g))...)
	}
	if len(goals) == 0 {
		f.ProposeOpen("supports", "")
	}
}

// supported is the first other objective that one supports; nil where there is
// none.
func supported(o *lang.Objective) lang.Element {
	for i := range o.Supports.Items {
		if up := o.Supports.Items[i].To; up != lang.Element(o) {
			return up
		}
	}
	return nil
}
