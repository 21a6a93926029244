package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var objectiveWithoutGoal = &checks.Rule{
	ID: "objective-without-goal", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		reached := reachingGoals(p)
		for _, o := range p.Objectives {
			if reached[o] || o.Plan().Unclear() && !inScope(o.Plan(), func(p *lang.Plan) int { return len(p.Goals) }) {
				continue // the goal may stand in what cannot be read
			}
			f := p.Report(o, o.Supports.Range(), "The %s supports no goal of the business.", o)
			o.Plan().InScope(func(plan *lang.Plan) {
				for _, g := range plan.Goals {
					f.Mend("Add supports = ["+lang.Reference(g)+"]", o.Plan().AddToList(o, "supports", lang.Reference(g)))
				}
			})
			if len(f.Fixes) == 0 {
				f.Mend("Add supports = [goal.NAME]")
			}
		}
	},
}

// reachingGoals marks the objectives that support a goal, or an objective that
// reaches one. What cannot be read counts as if it did.
func reachingGoals(p *checks.Pass) map[*lang.Objective]bool {
	reached := map[*lang.Objective]bool{}
	supporters := map[*lang.Objective][]*lang.Objective{}
	var work []*lang.Objective
	for _, o := range p.Objectives {
		ends := o.Supports.State == lang.Unknown
		for i := range o.Supports.Items {
			switch up := o.Supports.Items[i].To.(type) {
			case *lang.Goal:
				ends = true
			case *lang.Objective:
				supporters[up] = append(supporters[up], o)
			}
		}
		if ends {
			work = append(work, o)
		}
	}
	for len(work) > 0 {
		o := work[0]
		work = work[1:]
		if !reached[o] {
			reached[o] = true
			work = append(work, supporters[o]...)
		}
	}
	return reached
}
