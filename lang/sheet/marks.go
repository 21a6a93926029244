package sheet

import (
	"strings"
	"unicode"
)

// isMark reports that a cell below a week or a month says that something is done then, and
// whether that is all it says.
func isMark(cell string) (is, alone bool) {
	if cell == "" || isNo(cell) {
		return false, false
	}
	alone = isYes(cell) || cell == "1" || !strings.ContainsFunc(cell, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	return true, alone
}

// marks has a draft last from the first week or month with a mark to the last, where no other
// column says its days.
func (c *composer) marks(d *Draft) {
	_, _, money := c.rowBudget(d.Row)
	var marked []*Column
	gap, said := false, false
	for _, col := range d.Row.Table.Columns {
		if col.Meaning != meansWeek && (col.Meaning != meansMonth || money) {
			continue
		}
		is, alone := isMark(d.Row.cell(col))
		if !is {
			gap = gap || len(marked) > 0
			continue
		}
		marked = append(marked, col)
		said = said || gap
		if !alone {
			d.say(col.Heading, d.Row.cell(col))
		}
	}
	if len(marked) == 0 {
		return
	}
	if said {
		var list []string
		for _, col := range marked {
			list = append(list, col.Heading)
		}
		d.say("", strings.Join(list, ", "))
	}
	if d.values["start"] != "" || d.values["end"] != "" {
		return
	}
	first, in := c.days.span(c.markedBy(marked[0]))
	last, inLast := c.days.span(c.markedBy(marked[len(marked)-1]))
	if in = max(in, inLast); in != sure || last.to.Before(first.from) {
		c.doubts[in] = append(c.doubts[in], &doubted{d.Row, marked[0].Heading})
		if !said {
			d.say("", marked[0].Heading+" to "+marked[len(marked)-1].Heading)
		}
		return
	}
	if d.Kind.Attr("start") != nil {
		d.set("start", first.first())
		d.set("end", last.last())
	}
}

// markedBy is what the heading of a week or a month says.
func (c *composer) markedBy(col *Column) partial {
	return partial{year: number(yearAnywhere().FindString(col.Heading)), week: col.week, month: col.month}
}
