package sheet

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// Column is one column of a table, and what its heading means.
type Column struct {
	Heading string
	Meaning string // an attribute of the language, or what columns mean besides; empty: not known
	said    string // the meaning of its heading alone, whatever others there are
	Also    string // the second meaning of a heading with two, such as Persona/Stage
	Index   int    // in a row

	unit  unit
	style decimalSign
	month int // of money, or of marks; 0: of none
	week  int // of marks; 0: of none
}

// Row is one row of a table that says something.
type Row struct {
	At    int // its place in the file, counted from 1: the row of a sheet, or the line of a text
	Cells []string
	Group string // of the heading that stands alone above it; empty: none
	Under *Row   // that it is a sub-item of; nil: none
	Table *Table // whose columns its cells have
	place int    // among the rows below the header, sums and groups among them, from 1
}

// Left is what of a table does not come into a plan, and why.
type Left struct {
	At   int    // row of the file, from 1; 0: a column, or all
	What string // it says, clipped
	Why  string
}

// Table is what was found of a table: its header, and what the rows below are.
type Table struct {
	Columns []*Column
	Rows    []*Row
	Above   [][]string // what stands above the header, such as a title, a period, a currency
	Left    []Left
	Sums    []sumRow

	header []string
}

// sumRow is a row that adds up others.
type sumRow struct {
	at    int
	cells []string
	upTo  int // how many rows stand above it
	label string
}

const searchedRows = 20 // for the header

// find finds the table in a grid. lines say where each row stands in its file.
func find(g Grid, lines []int, mapped map[string]string) (*Table, *Refusal) {
	head := headerOf(g, mapped)
	switch {
	case head < 0 && slices.ContainsFunc(g[:min(len(g), searchedRows)], listsPeople):
		return nil, contactList
	case head < 0:
		return nil, noTitle(g)
	}
	t := &Table{header: g[head], Above: g[:head]}
	t.Columns = columnsOf(g[head], above(g, head), mapped)
	for i := range head {
		if text := strings.Join(distinctCells(g[i]), ", "); text != "" {
			t.leave(lines[i], text, "it stands above the table")
		}
	}
	if starts := otherTables(g, head, mapped); len(starts) > 0 {
		return nil, twoTables(g, lines, append([]int{head}, starts...))
	}
	if beside := tablesBeside(g, mapped); len(beside) > 1 {
		return nil, twoBeside(lines, beside)
	}
	t.sort(g[head+1:], lines[head+1:], mapped)
	return t, nil
}

// headerOf is the row of a grid that looks most like the header of a table; -1 for none.
func headerOf(g Grid, mapped map[string]string) int {
	head, best := -1, 0
	for i := 0; i < len(g) && i < searchedRows; i++ {
		if n := headerScore(g[i], mapped); n > best {
			head, best = i, n
		}
	}
	return head
}

// Alike reports that the tables of two grids have the same headings.
func Alike(a, b Grid) bool {
	x, y := headerOf(a, nil), headerOf(b, nil)
	return x >= 0 && y >= 0 && slices.EqualFunc(distinctCells(a[x]), distinctCells(b[y]), func(p, q string) bool { return titleKey(p) == titleKey(q) })
}

// otherTables are the rows below a header where other tables begin: below an empty row, with
// other headings.
func otherTables(g Grid, head int, mapped map[string]string) (starts []int) {
	s := &sorting{Table: &Table{header: g[head]}, last: &Row{}}
	for i := head + 2; i < len(g); i++ {
		if strings.Join(g[i-1], "") == "" && headerScore(g[i], mapped) >= 4 && !s.repeats(g[i]) && !s.beginsSubItems(g[i]) {
			starts = append(starts, i)
		}
	}
	return starts
}

// HasTable reports that a grid has a row that looks like the header of a table.
func HasTable(g Grid) bool {
	for _, row := range g[:min(len(g), searchedRows)] {
		if headerScore(row, nil) > 0 {
			return true
		}
	}
	return false
}

// above is the row above the header, where it may say more about its columns.
func above(g Grid, head int) []string {
	if head == 0 {
		return nil
	}
	return g[head-1]
}

func (t *Table) leave(at int, what, why string) {
	t.Left = append(t.Left, Left{at, prose.Clip(strings.ReplaceAll(what, "\n", " ")), why})
}

// headerScore is how much a row looks like the header of a table: the number of headings
// that mean something, more where one of them is the title of something.
func headerScore(row []string, mapped map[string]string) int {
	seen, filled, parts := map[string]bool{}, 0, 0
	for _, h := range row {
		if h == "" {
			continue
		}
		filled++
		if len(h) > 60 || looksLikeValue(h) {
			return 0
		}
		m := mapped[h]
		if m == "" {
			m = meaningOf(h)
		}
		if m == meansMonth || m == meansWeek {
			parts++
		}
		if m == meansMonth || m == meansWeek || m == meansCount || m == meansRate {
			m += h // several may stand beside each other
		}
		if m != "" {
			seen[m] = true
		}
	}
	n := len(seen)
	if parts == n && n > 1 {
		return 1 // it may stand above a header, and say more of it
	}
	if n < 2 || n*3 < filled && n < 4 {
		return 0
	}
	if seen["title"] || seen[meansMilestone] || seen[meansTask] || seen[meansKeyResult] {
		n += 2
	}
	return n
}

// listsPeople reports that a row is the header of a list of people: half of it or more are their
// names, addresses and numbers.
func listsPeople(row []string) bool {
	cells := distinctCells(row)
	n := len(slices.DeleteFunc(slices.Clone(cells), func(h string) bool { return meaningOf(h) != meansPerson }))
	return n > 1 && n*2 >= len(cells)
}

// looksLikeValue reports that a cell is a value and no heading: a day with a year, or an amount.
func looksLikeValue(cell string) bool {
	if n, ok := readNumber(cell, decimalOpen); ok && n != 0 && !yearWithin().MatchString(cell) {
		return true
	}
	p, ok := parsePartial(cell)
	return ok && p.day+p.a > 0 && p.year > 0
}

// columnsOf are the columns below a header. Each has one meaning, and each meaning one
// column, but for money by months, numbers, and what goes into notes.
func columnsOf(header, over []string, mapped map[string]string) []*Column {
	list := make([]*Column, len(header))
	group := ""
	for i, h := range header {
		if i < len(over) && over[i] != "" {
			group = over[i]
		}
		c := &Column{Heading: h, Index: i, Meaning: mapped[h], unit: unitOf(h)}
		if c.Meaning == "" {
			c.Meaning = meaningOf(h)
			c.Also = secondMeaning(h, c.Meaning)
		}
		if c.Meaning == "" && group != "" && len(distinctCells(over)) > 1 && h != "" {
			c.Meaning = meaningOf(group + " " + h)
		}
		switch c.Meaning {
		case meansMonth:
			c.month = monthOf(h)
		case meansWeek:
			c.week = weekOf(h)
		}
		if c.Meaning == "effort" && prose.Normalise(h) == "estimate" && !c.unit.hours {
			c.Meaning = ""
		}
		list[i] = c
	}
	asTexts(list)
	for _, c := range list {
		c.said = c.Meaning
	}
	for _, part := range []string{meansMonth, meansWeek} {
		if count(list, part) >= 3 {
			continue
		}
		for _, c := range list {
			if c.Meaning == part {
				c.Meaning = ""
			}
		}
	}
	onlyOne(list, mapped)
	return list
}

// asTexts has a column that says in words what another one has in figures stand for both, as
// trackers export them: Due Date Text beside Due Date.
func asTexts(list []*Column) {
	for _, c := range list {
		of, ok := strings.CutSuffix(c.Heading, " Text")
		for _, other := range list {
			if ok && other.Heading == of {
				c.Meaning, c.unit, other.Meaning = other.Meaning, other.unit, meansNoise
			}
		}
	}
}

func count(list []*Column, meaning string) (n int) {
	for _, c := range list {
		if c.Meaning == meaning {
			n++
		}
	}
	return n
}

// weak are headings of titles that often stand beside a better one, and of budgets that
// say more or less than what was planned.
var weak = words("campaign check topic concept item asset content post hook placement summary subject label thema theme gross gross_cost brutto cost costs kosten price preis vendor resource_names spend")

// onlyOne leaves each meaning to the column that has it best.
func onlyOne(list []*Column, mapped map[string]string) {
	many := []string{"", "note", meansNoise, meansGroup, meansMonth, meansWeek, meansParent, meansCount, meansRate, meansPerson, meansTotal}
	best := map[string]*Column{}
	for _, c := range list {
		was := best[c.Meaning]
		switch {
		case slices.Contains(many, c.Meaning):
		case was == nil:
			best[c.Meaning] = c
		case mapped[was.Heading] == "" && (mapped[c.Heading] != "" || strength(c) > strength(was)):
			was.Meaning, best[c.Meaning] = "", c
		default:
			c.Meaning = ""
		}
	}
}

// strength is how surely a heading means what it does: by itself, by one of the weak words, or
// only by how it ends.
func strength(c *Column) int {
	text := prose.Normalise(inBrackets().ReplaceAllString(ownField(c.Heading), " "))
	switch {
	case weak[strings.ReplaceAll(text, " ", "_")]:
		return 1
	case wordMeaning(text) == "" && c.Meaning == "title":
		return 0
	}
	return 2
}

// distinctCells are the cells of a row that say something, each once.
func distinctCells(row []string) []string {
	return distinctWords(slices.DeleteFunc(slices.Clone(row), func(s string) bool { return s == "" }))
}

// column is the one of a meaning; nil where there is none.
func (t *Table) column(meaning string) *Column {
	for _, c := range t.Columns {
		if c.Meaning == meaning {
			return c
		}
	}
	return nil
}

// cell is what a row has in a column; empty where that is nil.
func (r *Row) cell(c *Column) string {
	if c == nil || c.Index >= len(r.Cells) {
		return ""
	}
	text := r.Cells[c.Index]
	if len(text) > 2 && text[0] == '[' && text[len(text)-1] == ']' && lists[c.Meaning] {
		text = text[1 : len(text)-1]
	}
	if isNothing(text) {
		return ""
	}
	return text
}

// lists are meanings of columns whose cells some trackers put into brackets: [Ana, Ben].
var lists = words("owner approver consulted informed channels audiences requires blocks parent metrics")

// raw is what stands in a column, whether or not it says that there is nothing.
func (r *Row) raw(c *Column) string {
	if c.Index >= len(r.Cells) {
		return ""
	}
	return r.Cells[c.Index]
}

// says is what a row has in the column of a meaning.
func (r *Row) says(meaning string) string { return r.cell(r.Table.column(meaning)) }

// isNothing reports that a cell says that there is nothing.
func isNothing(cell string) bool {
	switch strings.ToLower(cell) {
	case "", "-", "--", "---", "–", "—", "n/a", "na", "n.a.", "none", "keine", "null", "#n/a", "[]", "{}", "- €", "-€", "€ -", "- $", "$ -", "$-", "€-":
		return true
	}
	return false
}
