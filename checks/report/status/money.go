package status

import (
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Money is what a campaign costs, and what went out.
type Money struct {
	Currency    string   `json:"currency,omitempty"`
	Budget      *float64 `json:"budget"`
	Planned     *float64 `json:"planned"` // in the currency; null where nothing says what anything costs
	Spent       float64  `json:"spent"`   // up to the day of the page, in the currency
	Open        bool     `json:"open"`    // there may be more than what is known
	Sentence    string   `json:"sentence"`
	Disciplines []Share  `json:"disciplines"` // campaigns within it, and what is for no tactic in particular, come last

	planned, spent string // in words
}

// Share is the money of a discipline.
type Share struct {
	Title   string  `json:"title"`
	Planned float64 `json:"planned"` // in the currency of the campaign
	Spent   float64 `json:"spent"`

	planned, spent string // in words, of whatever currency
	address        string // of the discipline or campaign; "" for money of none
}

func (b *builder) money(c *Campaign, p *lang.Plan) Money {
	currency := p.Currency()
	m := Money{Currency: currency, Disciplines: []Share{}}
	account := graph.AccountOf(c.scope)
	row := func(address, title string, bill *graph.Bill) {
		if !bill.Planned.Zero() || !bill.Spent.Zero() {
			m.Disciplines = append(m.Disciplines, Share{title, bill.Planned.In(currency), bill.Spent.In(currency), bill.Planned.String(), bill.Spent.String(), address})
		}
	}
	for _, d := range account.Disciplines {
		address, title := "", "No discipline named"
		if d != nil {
			address, title = d.Address(), graph.Title(d)
		}
		row(address, title, account.Of(d))
	}
	all := account.All
	for _, below := range b.x.Below(p) {
		in := below.Plan().Currency()
		bill := &graph.Bill{}
		bill.Planned.Add(lang.Total{V: below.Budget.V, Most: below.Budget.V, State: below.Budget.State}, 1, in)
		bill.Spent.Add(facts.SpentBy(b.x.SpentOn(below), b.day, in), 1, in)
		row(below.Address(), "Campaign "+prose.Quote(graph.Title(below)), bill)
		all.Planned.Join(&bill.Planned)
		all.Spent.Join(&bill.Spent)
	}
	row("", "For no tactic in particular", &account.Other)
	if p.Campaign != nil {
		m.Budget = number(&p.Campaign.Budget)
	}
	m.planned, m.spent = all.Planned.String(), all.Spent.String()
	if planned := all.Planned.In(currency); all.Planned.Some() {
		m.Planned = &planned
	}
	m.Spent, m.Open = all.Spent.In(currency), all.Planned.Open() || all.Spent.Open()
	budget := "the plan names no budget"
	if p.Campaign != nil && p.Campaign.Budget.State == lang.Unknown {
		budget = "the budget is not known yet"
	}
	m.Sentence = m.say(&all, currency, budget)
	return m
}

// say is the money in a sentence or two; unnamed is what stands in the place of a budget that
// is no number.
func (m *Money) say(all *graph.Bill, currency, unnamed string) string {
	text := ""
	switch planned := all.Planned.Rounded(); {
	case planned == "" && m.Budget == nil:
		return "The plan does not say what anything costs."
	case !all.Planned.Some() && m.Budget == nil && planned != "":
		text = "What the tactics cost is still open, and " + unnamed + "."
	case !all.Planned.Some() && planned != "":
		text = "What the tactics cost is still open; the budget is " + prose.RoundMoney(*m.Budget, currency) + "."
	case m.Budget == nil:
		text = "What is planned costs " + planned + "; " + unnamed + "."
	case planned == "":
		text = "The budget is " + prose.RoundMoney(*m.Budget, currency) + "; no tactic says what it costs."
	default:
		text = prose.Capital(planned) + " of the budget of " + prose.RoundMoney(*m.Budget, currency) + " is planned"
		if over := all.Planned.In(currency) - *m.Budget; over > prose.HalfCent(currency) {
			text += ", " + prose.Money(over, currency) + " more than there is"
		}
		text += "."
	}
	if spent := all.Spent.Rounded(); all.Spent.Some() {
		return text + " " + prose.Capital(spent) + " has been spent."
	}
	return text + " Nothing is noted as spent yet."
}
