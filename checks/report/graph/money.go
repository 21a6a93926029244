package graph

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Sum is money in any currencies. What is in two of them is not added up.
type Sum struct {
	by   map[string]float64
	most map[string]float64
	open bool // there may be more
}

// Add takes in what is known of an amount.
func (s *Sum) Add(of lang.Total, part float64, currency string) {
	if of.State == lang.Unknown {
		s.open = true
	}
	if of.V == 0 && of.Most == 0 {
		return
	}
	if s.by == nil {
		s.by, s.most = map[string]float64{}, map[string]float64{}
	}
	s.by[currency] += of.V * part
	s.most[currency] += max(of.V, of.Most) * part
}

// Join takes in another sum.
func (s *Sum) Join(o *Sum) {
	for c, v := range o.by {
		s.Add(lang.Total{V: v, Most: o.most[c], State: lang.Known}, 1, c)
	}
	s.open = s.open || o.open
}

// Zero reports that nothing is known of any money, and that there is no more.
func (s *Sum) Zero() bool { return len(s.by) == 0 && !s.open }

// Some reports that some money is known.
func (s *Sum) Some() bool { return len(s.by) > 0 }

// Open reports that there may be more.
func (s *Sum) Open() bool { return s.open }

// In is the likely amount in a currency.
func (s *Sum) In(currency string) float64 { return s.by[currency] }

// String says how much it is: at least €1,000 to €1,200; "" where nothing is known.
func (s *Sum) String() string { return s.say(prose.Money) }

// Rounded is String as people say it: €1.2 million.
func (s *Sum) Rounded() string { return s.say(prose.RoundMoney) }

func (s *Sum) say(money func(n float64, code string) string) string {
	var parts []string
	for _, c := range slices.Sorted(maps.Keys(s.by)) {
		text := money(s.by[c], c)
		if s.most[c] > s.by[c]+prose.HalfCent(c) {
			text += " to " + money(s.most[c], c)
		}
		parts = append(parts, text)
	}
	text := strings.Join(parts, " and ")
	if s.open && text != "" {
		return "at least " + text
	} else if s.open {
		return "not known"
	}
	return text
}

// Bill is money that was planned, and that went out.
type Bill struct{ Planned, Spent Sum }

func (b *Bill) join(o *Bill) {
	b.Planned.Join(&o.Planned)
	b.Spent.Join(&o.Spent)
}

// Account is the money of a scope by discipline and objective.
type Account struct {
	Disciplines []*lang.Discipline // nil, last: of none
	Objectives  []*lang.Objective  // nil, last: of none
	All         Bill
	Other       Bill // what went out for no tactic in particular

	by     map[[2]any]*Bill
	rows   map[*lang.Discipline]*Bill
	column map[*lang.Objective]*Bill
}

// Of is the money of a discipline.
func (a *Account) Of(d *lang.Discipline) *Bill { return a.rows[d] }

// AccountOf adds up the money of a scope: of each tactic what it costs and what went out for
// it, divided among the objectives for which it counts.
func AccountOf(s *Scope) *Account {
	a := &Account{by: map[[2]any]*Bill{}, rows: map[*lang.Discipline]*Bill{}, column: map[*lang.Objective]*Bill{}}
	for _, p := range s.Plans {
		for _, t := range s.TacticsIn(p) {
			a.tactic(s, t, p.Currency())
		}
		for _, out := range p.Spends {
			if _, tactic := out.Of.To.(*lang.Tactic); !tactic || !out.Of.Known() {
				a.Other.Spent.Add(facts.SpentBy([]*lang.Spend{out}, s.AsOf, p.Currency()), 1, p.Currency())
			}
		}
		if p.Unclear() {
			a.All.Planned.open = true
		}
	}
	a.All.join(&a.Other)
	slices.SortStableFunc(a.Disciplines, func(x, y *lang.Discipline) int { return behind(x == nil, y == nil) })
	order := s.objectives()
	slices.SortStableFunc(a.Objectives, func(x, y *lang.Objective) int {
		if x == nil || y == nil {
			return behind(x == nil, y == nil)
		}
		return slices.Index(order, x) - slices.Index(order, y)
	})
	return a
}

func (a *Account) tactic(s *Scope, t *lang.Tactic, currency string) {
	cost, out := t.Cost(), facts.SpentBy(s.SpentOn(t), s.AsOf, currency)
	d := t.Discipline.To
	add := func(o *lang.Objective, part float64) {
		for _, b := range []*Bill{a.cell(d, o), a.rows[d], a.column[o], &a.All} {
			b.Planned.Add(cost, part, currency)
			b.Spent.Add(out, part, currency)
		}
	}
	whole := true
	for _, o := range facts.Nearest(t) {
		if part := facts.Counts(t, o, true); part > 0 {
			add(o, part)
			whole = false
		}
	}
	if whole {
		add(nil, 1)
	}
}

func (a *Account) cell(d *lang.Discipline, o *lang.Objective) *Bill {
	if a.rows[d] == nil {
		a.rows[d] = &Bill{}
		a.Disciplines = append(a.Disciplines, d)
	}
	if a.column[o] == nil {
		a.column[o] = &Bill{}
		a.Objectives = append(a.Objectives, o)
	}
	key := [2]any{d, o}
	if a.by[key] == nil {
		a.by[key] = &Bill{}
	}
	return a.by[key]
}

// Money draws what each discipline costs for each objective, and what went out.
func Money(s *Scope) *Picture {
	a := AccountOf(s)
	m := &matrix{name: "Money of ", title: s.Title(), summary: a.summary(s), note: a.summary(s), most: a.most()}
	if !a.All.Planned.Some() && !a.All.Spent.Some() {
		return m.sentence() // a table of nothing tells less
	}
	for _, o := range a.Objectives {
		m.columns = append(m.columns, s.headed(o, objectiveTitle(o)))
	}
	m.columns = append(m.columns, heading{title: "In all", sum: true})
	for r, d := range a.Disciplines {
		m.rows = append(m.rows, s.headed(d, disciplineTitle(d)))
		for i, o := range a.Objectives {
			m.bill(r, i, a.by[[2]any{d, o}], a)
		}
		m.bill(r, len(a.Objectives), a.rows[d], a)
	}
	if !a.Other.Spent.Zero() {
		m.rows = append(m.rows, heading{title: "For no tactic in particular"})
		m.bill(len(m.rows)-1, len(a.Objectives), &a.Other, a)
	}
	m.rows = append(m.rows, heading{title: "In all", sum: true})
	for i, o := range a.Objectives {
		m.bill(len(m.rows)-1, i, a.column[o], a)
	}
	m.bill(len(m.rows)-1, len(a.Objectives), &a.All, a)
	return m.draw()
}

// bill writes money into a cell, with bars but for that of all.
func (m *matrix) bill(row, column int, b *Bill, all *Account) {
	if b == nil || b.Planned.Zero() && b.Spent.Zero() {
		return
	}
	c := m.at(row, column)
	if text := b.Planned.String(); text != "" {
		c.texts = append(c.texts, phrase{text: text})
	}
	if !b.Spent.Zero() {
		c.soft = append(c.soft, b.Spent.String()+" spent")
	}
	if b != &all.All {
		for currency := range all.All.Planned.by { // of which there is one where there are bars
			c.planned, c.spent = b.Planned.by[currency], b.Spent.by[currency]
		}
	}
}

// most is the largest sum of a discipline or an objective; 0 where they are in several currencies.
func (a *Account) most() (most float64) {
	if len(a.All.Planned.by) != 1 {
		return 0
	}
	for currency := range a.All.Planned.by {
		for _, b := range a.rows {
			most = max(most, b.Planned.by[currency], b.Spent.by[currency])
		}
		for _, b := range a.column {
			most = max(most, b.Planned.by[currency], b.Spent.by[currency])
		}
		most = max(most, a.Other.Spent.by[currency])
	}
	return most
}

func objectiveTitle(o *lang.Objective) string {
	if o == nil {
		return "For no objective"
	}
	return Title(o)
}

// summary says what is planned, of how much, and what went out.
func (a *Account) summary(s *Scope) string {
	var parts []string
	for _, p := range s.Plans {
		if c := p.Campaign; c != nil && c.Budget.Known() && facts.CampaignAbove(p) == nil {
			of := ""
			if len(s.campaigns()) > 1 {
				of = " of " + prose.Quote(Title(c))
			}
			parts = append(parts, "The budget"+of+" is "+prose.Money(c.Budget.V, p.Currency())+".")
		}
	}
	planned, spent := a.All.Planned.String(), a.All.Spent.String()
	switch {
	case planned == "":
		parts = append(parts, "No tactic says what it costs.")
	case !a.All.Planned.Some():
		parts = append(parts, "What the tactics cost is still open.")
	default:
		parts = append(parts, "The tactics cost "+planned+".")
	}
	if spent != "" {
		parts = append(parts, prose.Capital(spent)+" went out.")
	}
	return strings.Join(parts, " ")
}

// moneyChart is the money as arrows from disciplines to objectives.
func moneyChart(s *Scope) *Chart {
	a := AccountOf(s)
	c := &Chart{Title: "Money of " + s.Title()}
	var from, to Group
	for i, d := range a.Disciplines {
		lines := []string{disciplineTitle(d)}
		if text := a.rows[d].said(); text != "" {
			lines = append(lines, text)
		}
		from.Nodes = append(from.Nodes, Node{fmt.Sprintf("d%d", i), lines, ""})
	}
	for j, o := range a.Objectives {
		lines := []string{objectiveTitle(o)}
		if text := a.column[o].said(); text != "" {
			lines = append(lines, text)
		}
		to.Nodes = append(to.Nodes, Node{fmt.Sprintf("o%d", j), lines, "goal"})
		for i, d := range a.Disciplines {
			if b := a.by[[2]any{d, o}]; b != nil {
				c.Edges = append(c.Edges, Edge{From: fmt.Sprintf("d%d", i), To: fmt.Sprintf("o%d", j), Text: b.said()})
			}
		}
	}
	c.Groups = []Group{to, from}
	return c
}

// said is money in a phrase; "" where there is none.
func (b *Bill) said() string {
	text := b.Planned.String()
	if !b.Spent.Zero() {
		text = strings.TrimPrefix(text+", ", ", ") + b.Spent.String() + " spent"
	}
	return text
}
