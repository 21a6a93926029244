package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// measured is a column of numbers that becomes readings of a metric, or spending.
type measured struct {
	col    *Column
	metric string // address; empty: money
}

// readings makes readings and spending of the rows of an export of numbers.
func (c *composer) readings() *Refusal {
	from, on, refusal := c.reported()
	if refusal != nil {
		return refusal
	}
	part := c.Table.column("title")
	channel := strings.Contains(prose.Normalise(part.Heading), "channel") || strings.Contains(prose.Normalise(part.Heading), "kanal") || part.Meaning == "channels"
	columns := c.measuredColumns(channel)
	var lost []string
	money := 0.0
	for _, r := range c.Table.Rows {
		name := r.cell(part)
		if r.cell(part) == "" {
			c.Table.leave(r.At, strings.Join(distinctCells(r.Cells), ", "), "it names nothing that was measured")
			continue
		}
		of := c.part(r, name, channel)
		if of == "" {
			spent := 0.0
			for _, m := range columns {
				if n, ok := c.moneyIn(r, m.col, r.cell(m.col)); ok && m.metric == "" {
					spent += n
				}
			}
			money += spent
			lost = append(lost, name)
			why := "no tactic has it as its tracking campaign or title"
			if spent > 0 {
				why = prose.Money(spent, c.currency()) + " without a tactic: " + why
			}
			c.Lost = append(c.Lost, Left{r.At, name, why})
			continue
		}
		from, on, ok := c.daysIn(r, from, on)
		if !ok {
			continue
		}
		for _, m := range columns {
			c.measuredIn(r, m, of, from, on)
		}
	}
	if len(lost) > 0 {
		text := fmt.Sprintf("No tactic is called as %s of the table: %s.", prose.Count(len(lost), "row"), prose.List(clipped(lost, 5)))
		if money > 0 {
			text += " " + prose.Money(money, c.currency()) + " went out there."
		}
		c.ask(Question{Text: text + ` Give the tactic the same name in tracking { campaign = "…" }, or as its title.`})
	}
	return nil
}

// daysIn are the days that the numbers of a row are for: those that it says, else those of the
// whole table.
func (c *composer) daysIn(r *Row, from, on string) (first, last string, ok bool) {
	begins, ends := r.says(meansDate), r.says(meansDate)
	if begins == "" && on != "" {
		return from, on, true
	}
	if begins == "" {
		begins, ends = r.says("start"), r.says("end")
	}
	s, in := c.days.read(begins)
	t, inEnd := c.days.read(ends)
	if in = max(in, inEnd); in != sure {
		c.doubts[in] = append(c.doubts[in], &doubted{r, begins})
		return "", "", false
	}
	return s.first(), t.last(), true
}

func clipped(list []string, most int) []string {
	if len(list) <= most {
		return list
	}
	return append(slices.Clone(list[:most]), fmt.Sprintf("%d more", len(list)-most))
}

// hasWord reports that a label has one of some words.
func hasWord(label, list string) bool {
	return slices.ContainsFunc(strings.Fields(label), func(w string) bool {
		return slices.ContainsFunc(strings.Fields(list), func(one string) bool { return w == one })
	})
}

// measuredColumns are the columns that count: money that went out, and what metrics of the
// plan are called. Where none is, those that usually matter.
func (c *composer) measuredColumns(channel bool) []measured {
	a := lang.KindNamed("reading").Attr("metric")
	var list, counts []measured
	matched := false
	spends := false
	for _, col := range c.Table.Columns {
		heading := prose.Normalise(col.Heading)
		isCost := col.said == meansSpent || col.said == "budget" && (strings.HasPrefix(heading, "cost") || heading == "kosten" || heading == "coût") || col.said == meansAmount
		switch {
		case strings.Contains(col.Meaning, "metric."):
			list, matched = append(list, measured{col, col.Meaning}), true
		case isCost && !channel:
			list, spends = append(list, measured{col, ""}), true
		case col.Meaning != meansCount && col.Meaning != meansRate && col.Meaning != "metrics":
		default:
			if e := c.there(a, col.Heading); e != nil {
				list, matched = append(list, measured{col, e.Address()}), true
			} else if col.Meaning == meansCount {
				counts = append(counts, measured{col, ""})
			}
		}
	}
	for i, m := range counts {
		heading := prose.Normalise(m.col.Heading)
		seen := slices.ContainsFunc([]string{"impr", "view", "reach", "besuche"}, func(s string) bool { return strings.HasPrefix(heading, s) || strings.Contains(heading, "view") })
		if matched || seen || !spends && i > 0 {
			c.Table.leave(0, m.col.Heading, `no metric of the plan is called so; --map "`+m.col.Heading+`=metric.NAME" takes it`)
			m.col.Meaning = meansUnchosen
			continue
		}
		ref, _ := c.refer(a, m.col.Heading)
		if d := c.madeAt(ref); d != nil && countsPeople(m.col.Heading) {
			d.set("adds", "false")
		}
		list = append(list, measured{m.col, ref})
	}
	return list
}

// part is the address of what a row of numbers is about; empty where nobody knows.
func (c *composer) part(r *Row, name string, channel bool) string {
	if channel {
		ref, _ := c.refer(lang.KindNamed("tactic").Attr("channels"), name)
		return ref
	}
	tracked := name
	if cell := r.says(meansCampaign); cell != "" {
		tracked = cell
	}
	for _, t := range c.plan.Tactics {
		for i := range t.Tracking {
			if k := &t.Tracking[i].Campaign; k.Known() && titleKey(k.V) == titleKey(tracked) {
				c.found[t.Address()] = true
				return t.Address()
			}
		}
	}
	if e := c.there(lang.KindNamed("tactic").Attr("supports"), name); e != nil && e.Plan() == c.plan {
		c.found[e.Address()] = true
		return e.Address()
	}
	return ""
}

// measuredIn makes what one cell says: a reading or spending. The same days again replace
// what was said before; others that overlap are refused.
func (c *composer) measuredIn(r *Row, m measured, of, from, on string) {
	cell := r.cell(m.col)
	if cell == "" {
		return
	}
	n, ok := readNumber(cell, m.col.style)
	if m.metric == "" {
		n, ok = c.moneyIn(r, m.col, cell)
	}
	if !ok || m.metric == "" && n < 0 {
		c.missed(m.col, cell)
		return
	}
	key := strings.Join([]string{of, m.metric, m.col.Heading, from, on}, "\n")
	if had := c.counted[key]; had != nil && !c.addsUp(m.metric) {
		c.apart(had, m, r)
		return
	} else if had != nil {
		c.addUp(had, n, m, r)
		return
	}
	_, name, _ := strings.Cut(of, ".")
	day := strings.Trim(on, `"`)
	if m.metric == "" {
		if d := c.spend(r, onDay(name, day), of, n, from, on); d != nil {
			c.counted[key] = &counted{d, "amount", n, r.At, false}
		}
		return
	}
	_, metric, _ := strings.Cut(m.metric, ".")
	for _, had := range c.plan.Readings {
		if had.Metric.Known() && had.Metric.To.Address() == m.metric && c.partOf(had) == of && overlap(&had.From, &had.On, from, on) {
			c.overlaps(r, had)
			return
		}
	}
	c.counted[key] = &counted{c.reading(onDay(metric+"_"+name, day), m.metric, n, on, from, of), "value", n, r.At, false}
}

// counted is what a table says so far of one thing and the same days.
type counted struct {
	draft *Draft
	attr  string
	n     float64
	row   int  // the first that says it
	taken bool // back, since several rows say it and do not add up
}

// peopleWords are of counts of people, of whom the same may be in several rows; maybePeople are
// those for what one does once as a rule.
var (
	peopleWords = words("reach users visitors followers subscribers reichweite besucher nutzer visiteurs usuarios visitantes unique eindeutige")
	maybePeople = words("leads signups sign_ups registrations opens participants anmeldungen")
)

// countsPeople reports that the numbers below a heading count people and not what they do.
func countsPeople(heading string) bool {
	return slices.ContainsFunc(strings.Fields(prose.Normalise(heading)), func(w string) bool { return peopleWords[w] })
}

// madeAt is the draft that is made of an address; nil for none.
func (c *composer) madeAt(address string) *Draft {
	for _, d := range c.Made {
		if d.Address() == address {
			return d
		}
	}
	return nil
}

// addsUp reports whether the numbers of several rows make a sum. Those of money do.
func (c *composer) addsUp(metric string) bool {
	if d := c.madeAt(metric); d != nil && d.Match == nil {
		return d.values["adds"] != "false"
	}
	adds := true
	c.plan.InScope(func(p *lang.Plan) {
		for _, m := range p.Metrics {
			adds = adds && (m.Address() != metric || m.AddsUp())
		}
	})
	return adds
}

// apart takes back what a row says where others are of the same thing and days, and the numbers
// do not add up: none of them is that of all.
func (c *composer) apart(had *counted, m measured, r *Row) {
	if !had.taken {
		had.taken = true
		c.Made = slices.DeleteFunc(c.Made, func(d *Draft) bool { return d == had.draft })
	}
	for i, q := range c.Questions {
		if q.Ask == "apart "+m.metric {
			c.Questions[i].Rows = append(q.Rows, r.At)
			return
		}
	}
	c.ask(Question{Text: fmt.Sprintf("%s does not add up over several rows of the same thing and days: whoever is in two of them would count twice. Such numbers are left out. Export it by campaign, or write adds = true in %s.", prose.Quote(m.col.Heading), m.metric), Ask: "apart " + m.metric, Rows: []int{had.row, r.At}})
}

// addUp has what another row says of the same count for more: parts of one campaign, such as
// its ad sets. Of people it is said that some may count twice.
func (c *composer) addUp(had *counted, n float64, m measured, r *Row) {
	had.n += n
	had.draft.values[had.attr] = prose.Literal(had.n)
	if !slices.ContainsFunc(c.Says, func(s string) bool { return strings.HasPrefix(s, "Several rows are of the same") }) {
		c.Says = append(c.Says, fmt.Sprintf("Several rows are of the same thing and days, such as rows %d and %d: their numbers add up.", had.row, r.At))
	}
	word := strings.ReplaceAll(prose.Normalise(m.col.Heading), " ", "_")
	text := fmt.Sprintf("%s counts people: who is in several such rows counts more than once. Where that matters, adds = false in %s leaves them out.", prose.Quote(m.col.Heading), m.metric)
	if m.metric != "" && (maybePeople[word] || countsPeople(m.col.Heading)) && !slices.Contains(c.Says, text) {
		c.Says = append(c.Says, text)
	}
}

// makeApart is make for what has its own place, whatever else is called the same.
func (c *composer) makeApart(kind, text string) *Draft {
	for c.made[kind+" "+titleKey(text)] != nil {
		text += " 2"
	}
	d := c.make(kind, text)
	d.Title = ""
	return d
}

// spend makes spending, or has it changed that the plan has of the same days; nil where that
// overlaps.
func (c *composer) spend(r *Row, name, of string, n float64, from, on string) *Draft {
	for _, had := range c.plan.Spends {
		if !had.Of.Known() || had.Of.To.Address() != of {
			continue
		}
		if sameDays(&had.From, &had.On, from, on) {
			d := &Draft{Kind: had.Kind(), Name: had.Name(), Match: had, values: map[string]string{"amount": prose.Literal(n)}}
			c.Made = append(c.Made, d)
			return d
		}
		if overlap(&had.From, &had.On, from, on) {
			c.overlaps(r, had)
			return nil
		}
	}
	d := c.makeApart("spend", name)
	d.values["of"], d.values["amount"], d.values["from"], d.values["on"] = of, prose.Literal(n), from, on
	return d
}

func (c *composer) overlaps(r *Row, e lang.Element) {
	text := fmt.Sprintf("The days of the table overlap with those of numbers that the plan has, such as the %s; such rows are left out, or the same would count twice.", e)
	c.Table.leave(r.At, strings.Join(distinctCells(r.Cells), ", "), "its days overlap with those of "+e.Address())
	if !slices.ContainsFunc(c.Questions, func(q Question) bool { return strings.HasPrefix(q.Text, "The days of the table overlap") }) {
		c.ask(Question{Text: text})
	}
}

func daysOf(from, on *lang.Day) (a, b lang.Date, ok bool) {
	if !on.Known() {
		return 0, 0, false
	}
	if from.Known() {
		return from.V, on.V, true
	}
	return on.V, on.V, true
}

func sameDays(from, on *lang.Day, first, last string) bool {
	a, b, ok := daysOf(from, on)
	if first == "" {
		first = last
	}
	return ok && `"`+a.ISO()+`"` == first && `"`+b.ISO()+`"` == last
}

// overlap reports that two spans have days in common, and are not the same.
func overlap(from, on *lang.Day, first, last string) bool {
	if from.Absent() || sameDays(from, on, first, last) || first == "" {
		return false
	}
	a, b, ok := daysOf(from, on)
	x, okX := lang.ParseDate(strings.Trim(first, `"`))
	y, okY := lang.ParseDate(strings.Trim(last, `"`))
	return ok && okX && okY && a <= y && x <= b
}
