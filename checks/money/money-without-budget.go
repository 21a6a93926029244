package money

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var moneyWithoutBudget = &checks.Rule{
	ID: "money-without-budget", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		const many = 3
		for _, c := range p.Campaigns {
			tactics := slices.DeleteFunc(slices.Clone(p.TacticsIn(c.Plan())), (*lang.Tactic).Standby)
			if len(tactics) < many || paysFor(c) || mayCost(c.Plan(), tactics) {
				continue
			}
			f := p.Report(c, c.At(), "The %s has %s, and nothing in it says what they cost, in money or in work.", c, prose.Count(len(tactics), "tactic"))
			for _, d := range p.DisciplinesIn(c.Plan()) {
				if n := tacticsOf(d, tactics); d.Capacity.Known() && n > 0 {
					f.See(d.Capacity.Range(), "%s has %s person-days for %d of them: %s for each, if that is all that it does.",
						prose.Names([]*lang.Discipline{d}), prose.Digits(d.Capacity.V), n, prose.Digits(d.Capacity.V/float64(n)))
				}
			}
			f.AddFix("Write down what it may cost as its budget, or say of each tactic what it costs, by its budget or its effort")
		}
	},
}

// mayCost reports whether anything in a plan says what its tactics cost, or may say so in
// what cannot be read. What is only proposed does not.
func mayCost(plan *lang.Plan, tactics []*lang.Tactic) bool {
	return plan.Unclear() ||
		slices.ContainsFunc(tactics, func(t *lang.Tactic) bool {
			priced := !t.Budget.Absent() || !t.BudgetMost.Absent() || !t.Effort.Absent() || len(t.Money) > 0
			return t.Broken() || priced && !(t.Status.Known() && t.Status.V == "proposed")
		}) ||
		slices.ContainsFunc(plan.Phases, func(ph *lang.Phase) bool { return ph.Broken() || !ph.Budget.Absent() }) ||
		slices.ContainsFunc(plan.Tasks, func(t *lang.Task) bool { return t.Broken() || !t.Effort.Absent() }) ||
		slices.ContainsFunc(plan.Commitments, func(c *lang.Commitment) bool { return c.Broken() || !c.Budget.Absent() })
}

func tacticsOf(d *lang.Discipline, tactics []*lang.Tactic) (n int) {
	for _, t := range tactics {
		if t.Discipline.Known() && t.Discipline.To == d {
			n++
		}
	}
	return n
}
