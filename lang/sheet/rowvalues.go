package sheet

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// dated reads the days of a cell: one is the first and last of what takes a day, where the
// column says no more.
func (c *composer) dated(d *Draft, col *Column, cell string) {
	s, in := c.days.read(cell)
	if in == sure && s.expression != "" && c.plan.Campaign == nil && !c.o.NewCampaign {
		in = noDay
	}
	if in != sure {
		c.doubts[in] = append(c.doubts[in], &doubted{d.Row, cell})
		c.missed(col, cell)
		d.say(col.Heading, cell)
		return
	}
	first, last := "start", "end"
	switch d.Kind.Name {
	case "milestone":
		first, last = "on", "on"
	case "task":
		first, last = "due", "due"
	case "objective", "goal":
		first, last = "by", "by"
	case "spend", "reading":
		first, last = "from", "on"
	}
	if first == last {
		until := d.Row.says("end")
		if col.Meaning != "start" || until == "" {
			d.values[last] = s.last()
		}
		if s.several || col.Meaning == "start" && until != "" && until != cell {
			d.say(col.Heading, cell)
		}
		return
	}
	switch {
	case col.Meaning == "start" && !s.several:
		d.set(first, s.first())
	case col.Meaning == "end" || col.Meaning == "on" || col.Meaning == "due" || col.Meaning == "by":
		d.values[last] = s.last()
		if s.several && s.from != s.to && isRange(cell) {
			d.set(first, s.first())
		}
	default:
		if d.Kind.Name != "spend" || s.several {
			d.set(first, s.first())
		}
		d.set(last, s.last())
	}
}

func isRange(cell string) bool { return strings.ContainsAny(hyphenated.Replace(cell), "→–") }

// status reads where something stands. What is no status of the language stays in the note.
func (c *composer) status(d *Draft, col *Column, cell string) {
	a := d.Kind.Attr("status")
	status, more := statusOf(cell)
	if a == nil {
		if status == "" {
			c.word(cell, "")
		}
		d.say(col.Heading, cell)
		return
	}
	if status == "" {
		c.word(cell, "")
		d.say(col.Heading, cell)
		return
	}
	c.word(cell, status)
	d.set("status", `"`+status+`"`)
	if more {
		d.say(col.Heading, cell)
	}
}

// word notes what a word of status was taken for, once.
func (c *composer) word(said, is string) {
	key := titleKey(said)
	if !c.words[key] {
		c.words[key] = true
		c.Words = append(c.Words, Reading{said, is})
	}
}

// progress reads that something is done: all of it, or on a day.
func (c *composer) progress(d *Draft, col *Column, cell string) {
	if col.Meaning == meansCompleted {
		s, in := c.days.read(cell)
		if d.Kind.Name == "task" && in == sure {
			d.set("done_on", s.last())
			return
		}
		if in == sure || in == inUTC {
			if d.Kind.Attr("status") != nil {
				d.values["status"] = `"done"`
			}
			d.say(col.Heading, cell)
			return
		}
		d.say(col.Heading, cell)
		return
	}
	n, ok := readNumber(cell, col.style)
	if isNo(cell) {
		return // it is not done, which is no news
	}
	if status, _ := statusOf(cell); !ok && status != "" && d.Row.Table.column("status") == nil {
		c.status(d, col, cell)
		return
	}
	whole := isYes(cell) || ok && (n == 100 || n == 1 && !strings.Contains(cell, "%"))
	if whole && d.Kind.Attr("status") != nil {
		d.set("status", `"done"`)
		return
	}
	d.say(col.Heading, cell)
}

// effort reads work in person-days; hours where heading or cell say so. Points are no days.
func (c *composer) effort(d *Draft, col *Column, cell string) {
	const hoursOfADay, mostDays = 8, 10_000
	a, ok := readAmount(cell, col.style)
	n, hours := a.n, col.unit.hours
	for _, sign := range a.signs {
		switch strings.ToLower(sign) {
		case "h", "hr", "hrs", "hour", "hours", "std", "stunden", "heures", "horas":
			hours = true
		case "d", "day", "days", "pt", "tage", "tag", "jours", "días", "pd":
			hours = false
		default:
			ok = false
		}
	}
	if hours {
		n /= hoursOfADay
	}
	if !ok || col.unit.points || n < 0 || n > mostDays || d.Kind.Attr("effort") == nil {
		c.missed(col, cell)
		d.say(col.Heading, cell)
		return
	}
	d.set("effort", prose.Literal(n))
}

// metrics reads what something is measured by; of CTR > 2% the number is what it is to
// bring.
func (c *composer) metrics(d *Draft, col *Column, cell string) {
	a := d.Kind.Attr("metrics")
	if a == nil {
		d.say(col.Heading, cell)
		return
	}
	var names []string
	for _, item := range c.splitNames(a, cell) {
		m := withNumber().FindStringSubmatch(item)
		name, digits, below := item, "", false
		switch {
		case m != nil && m[1] != "":
			name, digits, below = m[1], m[3], strings.ContainsAny(m[2], "<≤")
		case m != nil:
			name, digits = m[5], m[4]
		}
		ref, ok := c.refer(a, strings.TrimSpace(name))
		if !ok {
			c.missed(col, cell)
			d.say(col.Heading, cell)
			return
		}
		names = append(names, ref)
		if digits == "" {
			continue
		}
		n, ok := readNumber(digits, col.style)
		if !ok || below {
			d.say(col.Heading, item)
			continue
		}
		d.parts = append(d.parts, part{"contribution", [][2]string{{"metric", ref}, {"expected", prose.Literal(n)}}})
	}
	d.add("metrics", names...)
}

var withNumber = prose.Pattern(`^(\pL.*?)\s*(>=|<=|[><=≥≤:]|\bof\b)?\s*(\d[\d.,]*\s*[k%]?)$|^(\d[\d.,]*(?: \d{3})*\s*k?)\s+(\pL.*)$`)

// stages takes words that are stages of the plan; false where one is none.
func (c *composer) stages(d *Draft, cell string) bool {
	a := d.Kind.Attr("stages")
	if a == nil {
		return false
	}
	var refs []string
	for _, item := range items(cell) {
		e := c.there(a, item)
		if e == nil {
			for _, p := range c.snapshot.Plans()[:1] {
				for _, s := range p.Stages {
					if titleKey(s.Label()) == titleKey(item) {
						e = s
					}
				}
			}
		}
		if e == nil {
			return false
		}
		refs = append(refs, lang.Reference(e))
	}
	d.add("stages", refs...)
	return len(refs) > 0
}

// askDoubts asks about days that can be read in several ways.
func (c *composer) askDoubts() {
	ask := func(in doubt, flag, what, text string) {
		list := c.doubts[in]
		if len(list) == 0 {
			return
		}
		q := Question{Flag: flag, Ask: what, Text: fmt.Sprintf(text, prose.Count(len(list), "cell"), prose.Verbatim(prose.Clip(list[0].cell)))}
		for _, one := range list {
			q.Rows = append(q.Rows, one.row.At)
		}
		c.ask(q)
	}
	ask(noOrder, "--dates dmy or --dates mdy", "dates", "%s such as %s can be read with the day first or the month first, and nothing in the table shows which. Until it is said, they stay in notes.")
	ask(noYear, "--year YYYY", "year", "There is no year in %s such as %s. Until it is said, such days stay in notes.")
	ask(inUTC, "--zone PLACE, such as Europe/Zurich,", "zone", "There is a time in UTC in %s such as %s, which may be another day where you are. Until it is said where that is, such days stay in notes.")
	if c.usesYear != "" && c.days.lent {
		c.Says = append(c.Says, fmt.Sprintf("Days without a year are read as those of %d, the only year in the table (%s); --year says another.", c.days.year, prose.Clip(c.usesYear)))
	}
}
