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
			if !c.Budget.Known() {
				continue
			}
			planned, promised := p.CostIn(c.Plan()), commitmentsCost(c.Plan())
			most := c.Budget.V + cent(c.Plan())
			switch {
			case planned.Total > most:
				reportOver(p, c, planned, costing(planned))
			case promised.Total > most:
				reportOver(p, c, promised, "The commitments")
			}
		}
	},
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
		b.Add(c, c.Budget)
	}
	return b
}

func reportOver(p *checks.Pass, c *lang.Campaign, b *facts.Bill, what string) {
	currency := c.Plan().Currency()
	f := p.Report(c, c.Budget.Range(), "%s of the %s cost %s, %s more than its budget of %s.", what, c,
		prose.Money(b.Total, currency), prose.Money(b.Total-c.Budget.V, currency), prose.Money(c.Budget.V, currency))
	f.Detail = "budget"
	slices.SortStableFunc(b.Items, func(x, y facts.Item) int { return cmp.Compare(y.Amount.V, x.Amount.V) })
	const dearest = 3
	for _, i := range b.Items[:min(dearest, len(b.Items))] {
		f.See(i.Amount.Range(), "The %s takes %s.", i.Of, prose.Money(i.Amount.V, currency))
	}
	f.AddFix("Make one of them cheaper, drop one, or agree on a larger budget")
}
