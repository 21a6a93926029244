package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var objectiveWithoutGoal = &checks.Rule{
	ID: "objective-without-goal", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		reaches := map[*lang.Objective]bool{}
		for _, o := range p.Objectives {
			if reachesGoal(o, reaches) {
				continue
			}
			f := p.Report(o, o.Supports.Range(), "The %s supports no goal of the business.", o)
			o.Plan().InScope(func(plan *lang.Plan) {
				for _, g := range plan.Goals {
					f.Mend("Add supports = ["+g.Address()+"]", o.Plan().AddToList(o, "supports", g.Address()))
				}
			})
			if len(f.Fixes) == 0 {
				f.Mend("Add supports = [goal.NAME]")
			}
		}
	},
}

// reachesGoal reports whether an objective supports a goal, or an objective that
// reaches one. What cannot be read counts as if it did.
func reachesGoal(o *lang.Objective, known map[*lang.Objective]bool) bool {
	if reached, done := known[o]; done {
		return reached
	}
	known[o] = false // a circle reaches nothing
	reached := o.Supports.State == lang.Unknown
	for i := range o.Supports.Items {
		switch up := o.Supports.Items[i].To.(type) {
		case *lang.Goal:
			reached = true
		case *lang.Objective:
			reached = reached || reachesGoal(up, known)
		}
	}
	known[o] = reached
	return reached
}
