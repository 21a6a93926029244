package sheet

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

var sumWords = words("total totals subtotal sum sums summe summen zwischensumme gesamt gesamtsumme insgesamt suma somme sous_total total_général total_general grand_total gesamtkosten")

// isSumLabel reports that a text names a sum, and whether it says nothing else.
func isSumLabel(cell string) (starts, alone bool) {
	text := strings.Fields(prose.Normalise(cell))
	if len(text) == 0 {
		return false, false
	}
	two := strings.Join(text[:min(2, len(text))], "_")
	starts = sumWords[text[0]] || sumWords[two]
	return starts, sumWords[strings.Join(text, "_")]
}

// sorting is the way through the rows below a header.
type sorting struct {
	*Table
	group   string
	groupAt int
	sub     *Table // of sub-items; nil outside them
	last    *Row   // that is no sub-item
	gap     bool   // an empty row stands above
	fill    map[int]string
	filled  []int // columns whose value is written once for several rows
}

// sort tells rows from repeated headers, sums, headings of groups and remarks.
func (t *Table) sort(g Grid, lines []int, mapped map[string]string) {
	s := &sorting{Table: t, fill: map[int]string{}}
	s.filled = s.writtenOnce(g)
	if n := len(t.Above); n > 0 && len(distinctCells(t.Above[n-1])) == 1 && slices.ContainsFunc(g, s.repeats) {
		s.group = distinctCells(t.Above[n-1])[0] // each group has a header of its own
	}
	place := 0
	for i, row := range g {
		if strings.Join(row, "") == "" {
			s.gap, s.sub = true, nil
			continue
		}
		place++
		at := lines[i]
		switch {
		case s.repeats(row):
			t.leave(at, strings.Join(distinctCells(row), ", "), "the header again")
			s.sub = nil
		case s.beginsSubItems(row):
			s.sub = &Table{header: row, Columns: columnsOf(append([]string{""}, row[1:]...), nil, mapped)}
			t.leave(at, strings.Join(distinctCells(row), ", "), "the header of the sub-items below it")
		case s.sub != nil && len(row) > 0 && row[0] == "":
			t.Rows = append(t.Rows, &Row{At: at, Cells: row, Under: s.last, Table: s.sub, Group: s.group, place: place})
		case s.isSum(row, i+1 == len(g) || strings.Join(g[i+1], "") == ""):
			t.Sums = append(t.Sums, sumRow{at, row, len(t.Rows), strings.Join(labels(row), " ")})
			s.sub = nil
		case s.heads(row, g[i+1:]):
			s.group = strings.TrimSuffix(row[s.column("title").Index], ":")
			t.leave(at, s.group+":", "it is the heading of the rows below it")
			s.sub = nil
		case s.isAlone(row, g[i+1:]):
			s.group, s.groupAt = distinctCells(row)[0], at
			what := "it stands alone, as the heading of the rows below it"
			if !anyRow(g[i+1:]) {
				what = "it stands alone below the table"
			}
			t.leave(at, s.group, what)
			s.sub, s.fill = nil, map[int]string{}
		default:
			s.sub = nil
			r := &Row{At: at, Cells: s.filledUp(row), Table: t, Group: s.group, place: place}
			t.Rows = append(t.Rows, r)
			s.last = r
		}
		s.gap = false
	}
}

func anyRow(g Grid) bool {
	return slices.ContainsFunc(g, func(row []string) bool { return strings.Join(row, "") != "" })
}

// repeats reports that a row is the header once more.
func (s *sorting) repeats(row []string) bool {
	same, filled := 0, 0
	for i, c := range row {
		if c == "" {
			continue
		}
		filled++
		if i < len(s.header) && prose.Normalise(c) == prose.Normalise(s.header[i]) {
			same++
		}
	}
	return same > 1 && same*5 >= filled*4
}

// beginsSubItems reports that a row is the header of sub-items, which stand one column to
// the right.
func (s *sorting) beginsSubItems(row []string) bool {
	if len(row) < 2 {
		return false
	}
	word := prose.Normalise(row[0])
	return s.last != nil && (word == "subitems" || word == "sub items") && headerScore(row[1:], nil) > 0
}

// isSum reports that a row adds up others: it says so, or has numbers and no name. Where it is the
// last of some rows, it may say their first and last day, too.
func (s *sorting) isSum(row []string, last bool) bool {
	title := s.column("title")
	named := title != nil && title.Index < len(row) && row[title.Index] != ""
	numbers, label, alone := 0, false, false
	for i, c := range row {
		starts, only := false, false
		if !isNothing(c) && !label {
			starts, only = isSumLabel(c)
		}
		switch {
		case isNothing(c), i < len(s.Columns) && s.Columns[i].Meaning == meansCode:
		case starts:
			label, alone = true, only
		case slices.Contains(s.filled, i): // the group that is summed up
		case isAmount(c):
			numbers++
		case last && !named && looksLikeValue(c): // a day
		default:
			return false // no sum has other texts
		}
	}
	if label {
		return numbers > 0 || alone
	}
	return !named && numbers > 0 && title != nil
}

// labels are the cells of a row that are no numbers.
func labels(row []string) []string {
	return slices.DeleteFunc(distinctCells(row), func(c string) bool { return isAmount(c) || isNothing(c) || looksLikeValue(c) })
}

func isAmount(cell string) bool {
	_, ok := readNumber(cell, decimalOpen)
	return ok
}

// isAlone reports that a row has one cell in a table with several, and is a heading of
// rows, or a remark.
func (s *sorting) isAlone(row []string, below Grid) bool {
	cells := distinctCells(row)
	if len(cells) != 1 || len(s.Columns) < 3 {
		return false
	}
	at := slices.Index(row, cells[0])
	title := s.column("title")
	if title == nil || at != title.Index {
		return true
	}
	if len(below) > 0 && s.repeats(below[0]) || s.gap {
		return true
	}
	return len(s.Columns) > 3 && anyRow(below) && s.fullRows(below, inCapitals(cells[0]))
}

// fullRows reports that all rows below have several cells, up to the next heading: an empty
// row, or one more in capitals.
func (s *sorting) fullRows(below Grid, capitals bool) bool {
	n := 0
	for _, row := range below {
		cells := distinctCells(row)
		if len(cells) == 0 || capitals && len(cells) == 1 && n > 0 && inCapitals(cells[0]) {
			break
		}
		if s.isSum(row, false) {
			continue
		}
		if len(cells) < 3 {
			return false
		}
		n++
	}
	return n > 0
}

// inCapitals reports that a text has letters, and no small ones.
func inCapitals(text string) bool {
	return strings.ToUpper(text) == text && strings.ToLower(text) != text
}

// writtenOnce are the columns at the left whose cells count for the rows below them, too:
// such a column has empty cells, and what stands in it is above several rows.
func (s *sorting) writtenOnce(g Grid) []int {
	title := s.column("title")
	if key := s.column(meansKeyResult); key != nil {
		title = key
	}
	var list []int
	for i, c := range s.Columns {
		once := []string{"", meansGroup, "serves", "discipline", "strategy", "channels", "title"}
		if title == nil || i >= title.Index || i > 2 || !slices.Contains(once, c.Meaning) {
			continue
		}
		full := 0
		for _, row := range g {
			if i < len(row) && row[i] != "" {
				full++
			}
		}
		if full > 0 {
			list = append(list, i)
		}
	}
	return list
}

// filledUp is a row with what was written once above it.
func (s *sorting) filledUp(row []string) []string {
	row = slices.Clone(row)
	for _, i := range s.filled {
		if i >= len(row) {
			continue
		}
		if row[i] == "" {
			row[i] = s.fill[i]
			continue
		}
		s.fill[i] = row[i]
	}
	return row
}
