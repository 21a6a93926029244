package sheet

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/prose"
)

// Indents are how many blanks stand before texts in their cells, where any do: what is indented
// further is a part of what stands above it.
type Indents map[Indented]int

// Indented is a text in a row of a file.
type Indented struct {
	At   int
	Text string
}

// Note notes the blanks before a text that is this once it is cleaned.
func (in Indents) Note(at int, raw, text string) {
	if n := utf8.RuneCountInString(raw[:len(raw)-len(strings.TrimLeftFunc(raw, unicode.IsSpace))]); n > 0 && text != "" {
		in[Indented{at, text}] += n
	}
}

// parts finds the rows that have parts below them, by their places in an outline or else by how far
// their titles are indented. Such a row is a group, which its parts are told to be in, or work of
// its own, which they support.
func (c *composer) parts() (groups map[*Row]bool) {
	groups = map[*Row]bool{}
	within := c.outlined()
	for i, r := range c.Table.Rows {
		parts := partsOf(r, c.Table.Rows[i+1:], within)
		if len(parts) == 0 {
			continue
		}
		money, sum := c.rowMoney(r), 0.0
		if money != 0 {
			sum = c.sumOf(parts, within)
		}
		groups[r] = same(money, sum) && money != 0 || !c.isWork(r, parts)
		if groups[r] && !same(money, sum) {
			c.Checks = append(c.Checks, fmt.Sprintf("Row %d says %s, and the rows below it, which it sums up, come to %s.", r.At, prose.Digits(money), prose.Digits(sum)))
		}
		called := r.says("title")
		if r.Group != "" {
			called = r.Group + " / " + called
		}
		for _, part := range parts {
			if groups[r] {
				part.Group = called
			} else {
				c.supported[part] = r
			}
		}
	}
	return groups
}

// partsOf are the rows below one that are its parts, and parts of these.
func partsOf(r *Row, below []*Row, within func(r, part *Row) bool) []*Row {
	n := 0
	for n < len(below) && within(r, below[n]) {
		n++
	}
	return below[:n]
}

func (c *composer) rowMoney(r *Row) float64 {
	n, _, _ := c.rowBudget(r)
	return n
}

// sumOf is the money of rows; of one that has none, that of its parts.
func (c *composer) sumOf(rows []*Row, within func(r, part *Row) bool) (sum float64) {
	for i := 0; i < len(rows); i++ {
		parts := partsOf(rows[i], rows[i+1:], within)
		money := c.rowMoney(rows[i])
		if money == 0 {
			money = c.sumOf(parts, within)
		}
		sum, i = sum+money, i+len(parts)
	}
	return sum
}

// outlined reports of two rows whether the second is a part of the first.
func (c *composer) outlined() func(r, part *Row) bool {
	if col := c.Table.column(meansOutline); col != nil {
		return func(r, part *Row) bool {
			at := r.cell(col)
			return at != "" && strings.HasPrefix(part.cell(col), at+".")
		}
	}
	far := func(r *Row) int { return c.o.Indents[Indented{r.At, r.says("title")}] }
	return func(r, part *Row) bool { return far(part) > far(r)+1 } // one blank is a slip
}

// isWork reports that a row with parts is work of its own: somebody does it, in days that are not
// those of its parts.
func (c *composer) isWork(r *Row, parts []*Row) bool {
	from, to, ok := c.lasts(r)
	if !ok || c.Table.column("owner") != nil && r.says("owner") == "" {
		return false
	}
	var first, last time.Time
	for _, part := range parts {
		start, end, ok := c.lasts(part)
		if ok && (first.IsZero() || start.Before(first)) {
			first = start
		}
		if ok && end.After(last) {
			last = end
		}
	}
	return !from.Equal(first) || !to.Equal(last)
}

// lasts are the first and the last day of a row, where it says them.
func (c *composer) lasts(r *Row) (first, last time.Time, ok bool) {
	for _, m := range []string{"start", "end", meansDate, meansPeriod} {
		s, in := c.days.read(r.says(m))
		if in != sure || s.expression != "" {
			continue
		}
		if first.IsZero() {
			first = s.from
		}
		last, ok = s.to, true
	}
	return first, last, ok
}

// isPartOf has a draft be a part of that of another row.
func (c *composer) isPartOf(d, to *Draft) {
	if a := d.Kind.Attr("supports"); a != nil && a.Accepts("tactic") {
		d.add("supports", to.Address())
	} else if d.Kind.Name == "task" {
		d.add("tactics", to.Address())
	}
}

// heads reports that a row has a title such as Content: and says nothing else of work, as trackers
// export the heading of the rows below it.
func (s *sorting) heads(row []string, below Grid) bool {
	title := s.column("title")
	if title == nil || title.Index >= len(row) || !strings.HasSuffix(row[title.Index], ":") || !anyRow(below) {
		return false
	}
	for i, cell := range row {
		if i >= len(s.Columns) || isNothing(cell) {
			continue
		}
		switch m := s.Columns[i].Meaning; m {
		case "", "title", meansID, meansOtherID, meansNumber, meansOutline, meansNoise, meansGroup:
		default:
			return false
		}
	}
	for _, row := range below {
		if title.Index < len(row) && row[title.Index] != "" && !strings.HasSuffix(row[title.Index], ":") {
			return true
		}
	}
	return false
}
