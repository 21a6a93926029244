package tracing

import (
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
			o.Plan().InScope(func(plan *lang.Plan) {
				for _, g := range plan.Goals {
					f.Mend("Add supports = ["+lang.Reference(g)+"]", o.Plan().AddToList(o, "supports", lang.Reference(g))...)
				}
			})
			if f.Fix == "" {
				f.Mend("Add supports = [goal.NAME]")
			}
		}
	},
}
