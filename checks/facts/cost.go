package facts

import "github.com/plan-as-code/plan/lang"

// Bill adds up what is written down; what cannot be read can only add to it.
type Bill struct {
	Total     float64 // in the currency of what is added up
	Most      float64 // what it may come to at the upper ends of ranges
	Campaigns int     // sub-campaigns among the items
	Items     []Item  // in the order in which they were added
}

// Item is one amount, and whose it is.
type Item struct {
	Of     lang.Element // a tactic, a sub-campaign, a commitment …
	Amount lang.Number  // known, and more than nothing
}

// Add takes in an amount that is known and more than nothing.
func (b *Bill) Add(of lang.Element, amount lang.Number) {
	if amount.Known() && amount.V > 0 {
		b.Total, b.Most = b.Total+amount.V, b.Most+amount.V
		b.Items = append(b.Items, Item{of, amount})
	}
}

// CostIn is what the tactics and sub-campaigns of a plan cost, as far as it is known and
// in the plan's own currency. It is a new bill each time.
func (x *Index) CostIn(plan *lang.Plan) *Bill {
	tactics, below := x.TacticsIn(plan), x.Below(plan)
	b := &Bill{Items: make([]Item, 0, len(tactics)+len(below))}
	for _, t := range tactics {
		cost := t.Cost()
		b.Add(t, cost.Number())
		b.Most += cost.Most - cost.V
	}
	for _, c := range below {
		if c.Plan().Currency() != plan.Currency() {
			continue // amounts in two currencies cannot be added up
		}
		if b.Add(c, c.Budget); c.Budget.Known() && c.Budget.V > 0 {
			b.Campaigns++
		}
	}
	return b
}
