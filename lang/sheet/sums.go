package sheet

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// sums holds the sums of a table against its rows: since the sum before, and since its
// beginning.
func (c *composer) sums() {
	before := 0
	for _, s := range c.Table.Sums {
		why := "it is a sum"
		if s.label != "" {
			why = "it is a sum (" + prose.Clip(s.label) + ")"
		}
		if other, holds, checked := c.holds(s, before); checked && holds {
			why += ", and the rows come to the same"
		} else if checked {
			why += ", and the rows come to " + other
			c.unlikely(s, other)
		}
		c.Table.leave(s.at, strings.Join(distinctCells(s.cells), ", "), why)
		before = s.upTo
	}
	slices.SortStableFunc(c.Table.Left, func(a, b Left) int { return a.At - b.At })
	c.months()
}

// unlikely says that a sum is not that of the rows above it, which come to something else, and asks
// about one that is not called a sum: it may be a row without a name.
func (c *composer) unlikely(s sumRow, other string) {
	text := strings.Join(distinctCells(s.cells), ", ")
	if starts, _ := isSumLabel(s.label); starts || s.label == "" {
		c.Checks = append(c.Checks, fmt.Sprintf("Row %d says %s, and the rows above it come to %s.", s.at, text, other))
		return
	}
	c.ask(Question{Text: fmt.Sprintf("Row %d says %s: it has nothing in %s, and is not the sum of the rows above it, so it is left out. Is it a row of its own? Then give it a name there.", s.at, text, prose.Quote(c.Table.column("title").Heading))})
}

// holds reports whether what a sum says of each column with money is the sum of rows; else what
// those of the first such column come to: all, or since the sum before, whichever is nearer.
func (c *composer) holds(s sumRow, before int) (other string, ok, checked bool) {
	ok = true
	for _, col := range c.Table.Columns {
		money := []string{"budget", meansSpent, meansMonth, meansCount, meansAmount}
		if !slices.Contains(money, col.Meaning) || col.Index >= len(s.cells) {
			continue
		}
		want, is := readNumber(s.cells[col.Index], col.style)
		if !is {
			continue
		}
		checked = true
		above, part, all := c.total(col, 0, s.upTo), c.total(col, before, s.upTo), c.total(col, 0, len(c.Table.Rows))
		if ok = same(above, want) || same(part, want) || same(all, want); !ok {
			if part == 0 || math.Abs(above-want) < math.Abs(part-want) {
				part = above
			}
			return prose.Digits(part), false, true
		}
	}
	return "", ok, checked
}

func same(a, b float64) bool { return math.Abs(a-b) < 0.015 }

func (c *composer) total(col *Column, from, to int) (sum float64) {
	for _, r := range c.Table.Rows[from:to] {
		if r.Table != c.Table {
			continue
		}
		n, _ := readNumber(r.cell(col), col.style)
		sum += n
	}
	return sum
}

// months holds the total of each row against its months.
func (c *composer) months() {
	col := c.Table.column(meansTotal)
	if col == nil || count(c.Table.Columns, meansMonth) == 0 {
		return
	}
	wrong := 0
	for _, r := range c.Table.Rows {
		n, _, ok := c.rowBudget(r)
		if want, is := readNumber(r.cell(col), col.style); ok && is && !same(n, want) {
			wrong++
			c.Checks = append(c.Checks, fmt.Sprintf("Row %d says %s in all, and its months come to %s.", r.At, r.cell(col), prose.Digits(n)))
		}
	}
	if wrong == 0 {
		c.Says = append(c.Says, fmt.Sprintf("The months of each row come to what %s says.", prose.Quote(col.Heading)))
	}
}
