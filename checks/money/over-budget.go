package money

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var overBudget = &checks.Rule{
	ID: "over-budget", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if !c.Budget.Known() || c.Contingency.State == lang.Unknown || c.Contingency.V > c.Budget.V {
				continue
			}
			planned, promised := p.CostIn(c.Plan()), commitmentsCost(c.Plan())
			most := c.Budget.V - c.Contingency.V + cent(c.Plan())
			switch {
			case planned.Total > most:
				reportOver(p, c, planned, costing(planned))
			case promised.Total > most:
				reportOver(p, c, promised, "The commitments")
			case planned.Most > most:
				reportMost(p, c, planned)
			}
		}
	},
}

// limits says what a campaign's tactics may cost.
func limits(c *lang.Campaign) string {
	currency := c.Plan().Currency()
	if c.Contingency.V <= 0 {
		return "its budget of " + prose.Money(c.Budget.V, currency)
	}
	return "its budget of " + prose.Money(c.Budget.V, currency) + " leaves beside the " + prose.Money(c.Contingency.V, currency) + " kept back"
}

// reportMost is about tactics that break the budget only at the upper ends of what they may cost.
func reportMost(p *checks.Pass, c *lang.Campaign, b *facts.Bill) {
	currency := c.Plan().Currency()
	f := p.Report(c, c.Budget.Range(), "%s of the %s cost %s and may cost up to %s, %s more than %s.", costing(b), c,
		prose.Money(b.Total, currency), prose.Money(b.Most, currency), prose.Money(b.Most-c.Budget.V+c.Contingency.V, currency), limits(c))
	f.Detail = "most"
	for _, t := range p.TacticsIn(c.Plan()) {
		if t.BudgetMost.Known() {
			f.See(t.BudgetMost.Range(), "The %s may cost more than its budget.", t)
		}
	}
	f.AddFix("Agree on what to do when it comes to the most, or keep more of the budget back as contingency")
}

// costing names what a bill adds up, at the start of a sentence.
func costing(b *facts.Bill) string {
	switch b.Campaigns {
	case 0:
		return "The tactics"
	case len(b.Items):
		return "The sub-campaigns"
	}
	return "The tactics and sub-campaigns"
}

func commitmentsCost(plan *lang.Plan) *facts.Bill {
	b := &facts.Bill{}
	for _, c := range plan.Commitments {
		b.Add(c, c.Cost())
	}
	return b
}

func reportOver(p *checks.Pass, c *lang.Campaign, b *facts.Bill, what string) {
	currency := c.Plan().Currency()
	f := p.Report(c, c.Budget.Range(), "%s of the %s cost %s, %s more than %s.", what, c,
		prose.Money(b.Total, currency), prose.Money(b.Total-c.Budget.V+c.Contingency.V, currency), limits(c))
	f.Detail = "budget"
	slices.SortStableFunc(b.Items, func(x, y facts.Item) int { return cmp.Compare(y.Amount.V, x.Amount.V) })
	const dearest = 3
	for _, i := range b.Items[:min(dearest, len(b.Items))] {
		f.See(i.Amount.Range(), "The %s takes %s.", i.Of, prose.Money(i.Amount.V, currency))
	}
	f.AddFix("Make one of them cheaper, drop one, or agree on a larger budget")
}
