package money

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var budgetAndOutcomeBothDictated = &checks.Rule{
	ID: "budget-and-outcome-both-dictated", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			c := o.Plan().Campaign
			if c == nil || !o.TargetSetBy.Known() || !c.BudgetSetBy.Known() || o.TargetSetBy.To != c.BudgetSetBy.To {
				continue
			}
			f := p.Report(o, o.TargetSetBy.Range(), "The target of the %s and the budget of the %s are both fixed by %s.", o, c, checks.Named(o.TargetSetBy.To))
			f.Detail = "target_set_by"
			f.See(c.BudgetSetBy.Range(), "The budget is fixed here.")
			f.AddFix("Let those who do the work set one of the two: the outcome that this budget can bring, or the budget that this outcome takes")
		}
	},
}
