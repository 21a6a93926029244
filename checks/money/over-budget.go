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
			planned, promised := tacticsCost(p.Index, c.Plan()), commitmentsCost(c.Plan())
			switch {
			case planned.over(c.Budget.V):
				reportOver(p, c, planned, planned.name())
			case promised.over(c.Budget.V):
				reportOver(p, c, promised, "The commitments")
			}
		}
	},
}

// bill adds up what is written down; what cannot be read can only add to it.
type bill struct {
	total     float64
	campaigns int
	items     []item
}

type item struct {
	of     lang.Element
	amount lang.Number
}

func (b *bill) add(of lang.Element, amount lang.Number) {
	if amount.Known() && amount.V > 0 {
		b.total += amount.V
		b.items = append(b.items, item{of, amount})
	}
}

const cent = 0.005 // amounts closer than this are the same

func (b *bill) over(budget float64) bool { return b.total > budget+cent }

func (b *bill) name() string {
	switch b.campaigns {
	case 0:
		return "The tactics"
	case len(b.items):
		return "The sub-campaigns"
	}
	return "The tactics and sub-campaigns"
}

// Planned is what the tactics and sub-campaigns of a plan cost, as far as it is
// known.
func Planned(x *facts.Index, plan *lang.Plan) float64 { return tacticsCost(x, plan).total }

func tacticsCost(x *facts.Index, plan *lang.Plan) *bill {
	b := &bill{}
	for _, t := range x.TacticsIn(plan) {
		b.add(t, t.Budget)
	}
	for _, c := range x.Below(plan) {
		if c.Plan().Currency() != plan.Currency() {
			continue // amounts in two currencies cannot be added up
		}
		if b.add(c, c.Budget); c.Budget.Known() && c.Budget.V > 0 {
			b.campaigns++
		}
	}
	return b
}

func commitmentsCost(plan *lang.Plan) *bill {
	b := &bill{}
	for _, c := range plan.Commitments {
		b.add(c, c.Budget)
	}
	return b
}

func reportOver(p *checks.Pass, c *lang.Campaign, b *bill, what string) {
	currency := c.Plan().Currency()
	f := p.Report(c, c.Budget.Range(), "%s of the %s cost %s, %s more than its budget of %s.", what, c,
		prose.Money(b.total, currency), prose.Money(b.total-c.Budget.V, currency), prose.Money(c.Budget.V, currency))
	f.Detail = "budget"
	slices.SortStableFunc(b.items, func(x, y item) int { return cmp.Compare(y.amount.V, x.amount.V) })
	const dearest = 3
	for _, i := range b.items[:min(dearest, len(b.items))] {
		f.See(i.amount.Range(), "The %s takes %s.", i.of, prose.Money(i.amount.V, currency))
	}
	f.Mend("Make one of them cheaper, drop one, or agree on a larger budget")
}
