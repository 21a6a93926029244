package money

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var phaseOverBudget = &checks.Rule{
	ID: "phase-over-budget", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, ph := range plan.Phases {
				if days, known := ph.Stretch(); known && ph.Budget.Known() {
					checkPhase(p, ph, days)
				}
			}
		}
	},
}

// checkPhase adds up what a phase costs, of what is known and in its currency.
func checkPhase(p *checks.Pass, ph *lang.Phase, days lang.Stretch) {
	currency, b, divided := ph.Plan().Currency(), &facts.Bill{}, false
	for _, t := range p.TacticsOfPhase(ph) {
		if cost := t.CostIn(days); t.Plan().Currency() == currency && cost.V > 0 {
			amount := cost.Number()
			amount.State = lang.Known // what is not known of it can only add to it
			b.Add(t, amount)
			divided = divided || cost.Divided
		}
	}
	over := b.Total - ph.Budget.V
	if over <= cent(ph.Plan()) {
		return
	}
	counted := ""
	if divided {
		counted = "; money that is for longer counts by its share of the days"
	}
	f := p.Report(ph, ph.Budget.Range(), "In the %s its tactics cost %s, %s more than its budget of %s%s.", ph,
		prose.Money(b.Total, currency), prose.Money(over, currency), prose.Money(ph.Budget.V, currency), counted)
	f.Detail = "budget"
	for _, i := range most(b.Items) {
		f.See(i.Amount.Range(), "The %s takes %s of it.", i.Of, prose.Money(i.Amount.V, currency))
	}
	f.AddFix("Move some of it into another phase, make one of them cheaper, or agree on a larger budget for the phase")
}
