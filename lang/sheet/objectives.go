package sheet

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// objectives makes an objective of each row, with its metric and, where the table says how
// it stands, a reading. What several rows have in common is a goal.
func (c *composer) objectives() {
	t := c.Table
	name := t.column(meansKeyResult)
	if name == nil {
		name = t.column("title")
	}
	k := lang.KindNamed("objective")
	for _, r := range t.Rows {
		text := r.cell(name)
		if text == "" {
			t.leave(r.At, strings.Join(distinctCells(r.Cells), ", "), "it has no name")
			continue
		}
		c.begin(r, k, text)
	}
	for _, d := range c.ordered {
		c.objective(d, name)
	}
}

func (c *composer) objective(d *Draft, name *Column) {
	r := d.Row
	d.set("statement", quoted(strings.ReplaceAll(r.cell(name), "\n", " ")))
	d.Title = ""
	if goal := r.says("serves"); goal != "" && name.Meaning != "serves" {
		if refs, ok := c.referAll(onlyGoals, strings.ReplaceAll(goal, ",", " ")); ok {
			d.add("supports", refs...)
		}
	}
	measured := false
	for _, col := range r.Table.Columns {
		cell := r.cell(col)
		if cell == "" || col == name || col.Meaning == "serves" || col.Meaning == meansKeyResult {
			continue
		}
		switch col.Meaning {
		case "title":
			d.Title = cell
		case "baseline", "target":
			if n, ok := c.measure(cell, col); ok {
				d.set(col.Meaning, prose.Literal(n))
				measured = true
				continue
			}
			c.missed(col, cell)
			d.say(col.Heading, cell)
		case meansCurrent, "unit":
			measured = measured || col.Meaning == meansCurrent
		case "owner":
			d.say(col.Heading, cell)
			c.goalOwner(d, cell)
		case "status":
			d.say(col.Heading, cell)
		default:
			c.column(d, col, cell)
		}
	}
	if measured {
		c.measuredBy(d)
	}
}

// onlyGoals is what an objective supports, as far as a table names it.
var onlyGoals = func() *lang.Attr {
	a := *lang.KindNamed("objective").Attr("supports")
	a.Kinds = []string{"goal"}
	return &a
}()

// measure is a number, whatever unit stands around it.
func (c *composer) measure(cell string, col *Column) (float64, bool) {
	a, ok := readAmount(cell, col.style)
	return a.n, ok && lang.Plausible(a.n)
}

// goalOwner has a goal that is being made be owned by whoever owns all that supports it.
func (c *composer) goalOwner(d *Draft, cell string) {
	for _, g := range c.Made {
		if g.Kind.Name != "goal" || !strings.Contains(d.values["supports"], g.Address()) {
			continue
		}
		ref, ok := c.who(cell)
		if was := g.values["owner"]; !ok || was != "" && was != ref {
			delete(g.values, "owner")
			g.values["owner"] = ""
			continue
		}
		g.values["owner"] = ref
	}
}

// measuredBy gives an objective its metric, and a reading where the table says how things
// stand.
func (c *composer) measuredBy(d *Draft) {
	r := d.Row
	label := r.says("metrics")
	if label == "" {
		label = d.Name
	}
	if d.values["metric"] == "" && d.Match == nil {
		if ref, ok := c.refer(lang.KindNamed("objective").Attr("metric"), label); ok {
			d.values["metric"] = ref
		}
	}
	if o, ok := d.Match.(*lang.Objective); ok && o.Metric.Known() {
		d.values["metric"] = o.Metric.To.Address()
	}
	unit := r.says("unit")
	for _, m := range c.Made {
		if m.Address() == d.values["metric"] && m.Kind.Name == "metric" {
			if m.Title == d.Name || m.Title == "" {
				m.Title = strings.ReplaceAll(r.cell(c.nameOf()), "\n", " ")
			}
			if unit != "" {
				m.set("unit", quoted(unit))
			}
		}
	}
	col := r.Table.column(meansCurrent)
	cell := r.cell(col)
	if cell == "" || d.values["metric"] == "" {
		return
	}
	n, ok := c.measure(cell, col)
	if !ok {
		c.missed(col, cell)
		d.say(col.Heading, cell)
		return
	}
	_, metric, _ := strings.Cut(d.values["metric"], ".")
	c.reading(onDay(metric, c.o.AsOf.ISO()), d.values["metric"], n, `"`+c.o.AsOf.ISO()+`"`, "", "")
}

func (c *composer) nameOf() *Column {
	if col := c.Table.column(meansKeyResult); col != nil {
		return col
	}
	return c.Table.column("title")
}

// reading makes a reading, or has the one of the same metric, part and days say a new
// value. The address of the part and the first day may be empty.
func (c *composer) reading(name, metric string, n float64, on, from, of string) *Draft {
	for _, had := range c.plan.Readings {
		if had.Metric.Known() && had.Metric.To.Address() == metric && had.On.Known() && `"`+had.On.V.ISO()+`"` == on && c.partOf(had) == of {
			d := &Draft{Kind: had.Kind(), Name: had.Name(), Match: had, values: map[string]string{"value": prose.Literal(n)}}
			c.Made = append(c.Made, d)
			return d
		}
	}
	d := c.makeApart("reading", name)
	d.values["metric"], d.values["value"], d.values["on"], d.values["from"], d.values["of"] = metric, prose.Literal(n), on, from, of
	return d
}

// partOf is the address of the one part that a reading is of; empty where it is of all.
func (c *composer) partOf(r *lang.Reading) string {
	if len(r.Of.Items) != 1 {
		return ""
	}
	return r.Of.Items[0].To.Address()
}
