package sheet

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// money reads what a row may cost and what it cost: its budget, or that of its months.
func (c *composer) money(d *Draft) {
	for _, col := range d.Row.Table.Columns {
		cell := d.Row.cell(col)
		if cell == "" {
			continue
		}
		switch {
		case col.Meaning == meansSpent, col.Meaning == meansAmount && d.Kind.Name == "spend":
			c.spent(d, col, cell)
		case col.Meaning == "budget" && d.Kind.Name == "spend":
			c.spent(d, col, cell)
		case col.Meaning == "budget":
			c.budget(d, col, cell)
		case col.Meaning == meansAmount:
			d.say(col.Heading, cell)
		}
	}
	if n, in, ok := c.rowBudget(d.Row); ok && in != nil {
		c.byMonths(d, n, in)
	}
}

func (c *composer) budget(d *Draft, col *Column, cell string) {
	n, ok := c.moneyIn(d.Row, col, cell)
	if !ok || n < 0 || d.Kind.Attr("budget") == nil {
		c.missed(col, cell)
		d.say(col.Heading, cell)
		return
	}
	d.set("budget", prose.Literal(n))
	if col.unit.per != "" && d.values["start"] != "" && (d.values["end"] != "" || d.Match != nil) && d.Kind.Attr("budget_per") != nil {
		d.set("budget_per", `"`+col.unit.per+`"`)
	} else if col.unit.per != "" {
		delete(d.values, "budget")
		d.say(col.Heading, cell)
		c.missed(col, cell)
	}
}

// moneyIn is an amount in the plan's currency; not ok where it is in another.
func (c *composer) moneyIn(r *Row, col *Column, cell string) (float64, bool) {
	a, ok := readAmount(cell, col.style)
	own := c.currency()
	said := col.unit.currency
	for _, sign := range a.signs {
		code := currencySigns[strings.ToUpper(sign)]
		if code == "" {
			return 0, false
		}
		said = code
	}
	if c.codes != nil && r.cell(c.codes) != "" && said == "" {
		said = strings.ToUpper(r.cell(c.codes))
	}
	if ok && said != "" && own != "" && said != own {
		c.foreign(r, said, own)
		return 0, false
	}
	n := a.n
	if col.unit.times > 0 && !strings.ContainsAny(cell, "kK") {
		n *= col.unit.times
	}
	return n, ok && lang.Plausible(n)
}

// foreign asks about amounts in another currency, once for each.
func (c *composer) foreign(r *Row, said, own string) {
	for i, q := range c.Questions {
		if q.Ask == "currency "+said {
			if !slices.Contains(q.Rows, r.At) {
				c.Questions[i].Rows = append(q.Rows, r.At)
			}
			return
		}
	}
	c.ask(Question{Text: fmt.Sprintf("The plan counts in %s, and amounts of the table are in %s. They stay in the notes; nothing is converted. Write them in %s, or set the campaign's currency.", own, said, own), Ask: "currency " + said, Rows: []int{r.At}})
}

// currency is the plan's, or that of a table for a plan that is only being made.
func (c *composer) currency() string {
	if own := c.plan.Currency(); own != "" || c.plan.Campaign != nil {
		return own
	}
	return c.Currency
}

var moneyColumns = []string{"budget", meansSpent, meansAmount, meansMonth, meansTotal, meansCode}

// HasMoney reports that some cell of the table is an amount of money.
func (im *Import) HasMoney() bool {
	return slices.ContainsFunc(im.Table.Columns, func(col *Column) bool {
		return col.Meaning != meansCode && slices.Contains(moneyColumns, col.Meaning) && slices.ContainsFunc(im.Table.Rows, func(r *Row) bool {
			_, ok := readAmount(r.cell(col), col.style)
			return ok
		})
	})
}

// learnCurrency finds the one currency that amounts of the table name.
func (c *composer) learnCurrency() {
	codes := map[string]bool{}
	for _, col := range c.Table.Columns {
		if !slices.Contains(moneyColumns, col.Meaning) {
			continue
		}
		if col.unit.currency != "" {
			codes[col.unit.currency] = true
		}
		for _, r := range c.Table.Rows {
			cell := r.cell(col)
			if r.Table != c.Table || cell == "" {
				continue
			}
			if col.Meaning == meansCode && len(cell) == 3 {
				codes[strings.ToUpper(cell)] = true
				continue
			}
			a, _ := readAmount(cell, col.style)
			for _, sign := range a.signs {
				if code := currencySigns[strings.ToUpper(sign)]; code != "" {
					codes[code] = true
				}
			}
		}
	}
	for _, row := range c.Table.Above {
		for _, word := range currencyWord().FindAllString(strings.Join(row, " "), -1) {
			if code := currencySigns[strings.ToUpper(word)]; code != "" && (len(word) > 2 || strings.ContainsAny(word, "€$£¥₹")) && c.HasMoney() {
				codes[code] = true
			}
		}
	}
	if len(codes) == 1 {
		for code := range codes {
			c.Currency = code
		}
	}
}

// monthsOf are the columns of a row's money by months, in order.
func (c *composer) monthsOf(r *Row) (list []*Column) {
	for _, col := range r.Table.Columns {
		if col.Meaning == meansMonth {
			list = append(list, col)
		}
	}
	return list
}

// rowBudget is what a row may cost: of months, their sum; in are those with money.
func (c *composer) rowBudget(r *Row) (n float64, in []*Column, ok bool) {
	if col := r.Table.column("budget"); col != nil && r.cell(col) != "" {
		a, read := readAmount(r.cell(col), col.style)
		return a.n, nil, read
	}
	for _, col := range c.monthsOf(r) {
		if cell := r.cell(col); cell != "" {
			a, read := readAmount(cell, col.style)
			if !read {
				return 0, nil, false
			}
			if a.n != 0 {
				in, n = append(in, col), n+a.n
			}
			ok = true
		}
	}
	return n, in, ok
}

// byMonths has a draft cost what its months do, from the first with money to the last.
func (c *composer) byMonths(d *Draft, n float64, in []*Column) {
	for _, col := range in {
		if _, ok := c.moneyIn(d.Row, col, d.Row.cell(col)); !ok {
			for _, col := range c.monthsOf(d.Row) {
				if cell := d.Row.cell(col); cell != "" {
					d.say(col.Heading, cell)
				}
			}
			return
		}
	}
	if in[0].unit.times > 0 {
		n *= in[0].unit.times
	}
	d.set("budget", prose.Literal(n))
	year := c.days.year
	if y := yearAnywhere().FindString(in[0].Heading); y != "" {
		year = number(y)
	}
	if year == 0 {
		c.doubts[noYear] = append(c.doubts[noYear], &doubted{d.Row, in[0].Heading})
		d.say("Months", in[0].Heading+" to "+in[len(in)-1].Heading)
		return
	}
	last := year
	if y := yearAnywhere().FindString(in[len(in)-1].Heading); y != "" {
		last = number(y)
	}
	d.set("start", `"`+time.Date(year, time.Month(in[0].month), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)+`"`)
	d.set("end", `"`+time.Date(last, time.Month(in[len(in)-1].month)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)+`"`)
}

var yearAnywhere = prose.Pattern(`\b20\d{2}\b`)

// spent is money that went out: a spend element of its own, on the day as of which the
// table is read, unless the rows themselves are spending.
func (c *composer) spent(d *Draft, col *Column, cell string) {
	n, ok := c.moneyIn(d.Row, col, cell)
	if !ok || n < 0 {
		c.missed(col, cell)
		d.say(col.Heading, cell)
		return
	}
	if d.Kind.Name == "spend" {
		d.set("amount", prose.Literal(n))
		return
	}
	if d.Kind.Name != "tactic" {
		d.say(col.Heading, cell)
		return
	}
	before := 0.0
	if d.Match != nil {
		before = c.spentOn(d.Match)
	}
	switch n -= before; {
	case n < 0:
		c.ask(Question{Text: fmt.Sprintf("The table says less money than the plan already has as spent on the %s. Is some of that of something else?", d.Match), Rows: []int{d.Row.At}})
		return
	case same(n, 0):
		return
	}
	s := c.make("spend", onDay(d.Name, c.o.AsOf.ISO()))
	s.values["of"], s.values["amount"], s.values["on"] = d.Address(), prose.Literal(n), `"`+c.o.AsOf.ISO()+`"`
	s.Title = ""
	c.saySpent(col)
}

// spentOn is the money that went out for a tactic, as the plan has it. What a table says went
// out is all of it, so only what is more is new.
func (c *composer) spentOn(tactic lang.Element) (sum float64) {
	for _, s := range c.plan.Spends {
		if s.Of.Known() && s.Of.To == tactic && s.Amount.Known() {
			sum += s.Amount.V
		}
	}
	return sum
}

func (c *composer) saySpent(col *Column) {
	text := fmt.Sprintf("%s is money that went out: it becomes spend as of %s, and no budget.", prose.Quote(col.Heading), c.o.AsOf)
	if !slices.Contains(c.Says, text) {
		c.Says = append(c.Says, text)
	}
}
