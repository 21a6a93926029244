package money

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var campaignWithoutBudget = &checks.Rule{
	ID: "campaign-without-budget", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		const many = 2
		for _, c := range p.Campaigns {
			if paysFor(c) {
				continue
			}
			priced := slices.DeleteFunc(slices.Clone(p.TacticsIn(c.Plan())), func(t *lang.Tactic) bool {
				return t.Standby() || t.Status.Known() && t.Status.V == "proposed" || t.Budget.Absent() && t.BudgetMost.Absent() && len(t.Money) == 0
			})
			if len(priced) < many {
				continue
			}
			f := p.Report(c, c.At(), "%d tactics of the %s say what they cost, and nothing says how much there is for all of it.", len(priced), c)
			f.Detail = "budget"
			for _, t := range priced {
				f.See(t.At(), "The %s has a price.", t)
			}
			f.ProposeOpen("budget", "").OrUndecided("budget")
		}
	},
}
