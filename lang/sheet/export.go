package sheet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// An exported table has a row for each element of a kind: its address below id, its title,
// and an attribute a column, under the attribute's own name. Read knows such a table by its
// ids. A cell that says what Cell says is unchanged, so that an exported table that nobody
// touched changes nothing.

const (
	idHeading       = "id"
	findingsHeading = "findings"  // what the checks said, of no account for the way back
	beforeHeading   = "at export" // what all cells of a row said, hidden in workbooks
)

// Exported are the kinds of elements that tables can be exported of, as they are asked for,
// with the kind of element.
var Exported = []struct{ Kinds, Kind string }{{"tactics", "tactic"}, {"tasks", "task"}, {"objectives", "objective"}, {"milestones", "milestone"}, {"readings", "reading"}, {"spend", "spend"}}

// Export is the table of all elements of a kind that plans declare; nil where they have
// none. Columns are those that some element says.
func Export(plans []*lang.Plan, kind string) Grid {
	g, _ := export(plans, kind)
	return g
}

// export is such a table, with the elements of its rows.
func export(plans []*lang.Plan, kind string) (g Grid, elements []lang.Element) {
	k := lang.KindNamed(kind)
	for _, p := range plans {
		for _, e := range p.All {
			if e.Kind() == k && !e.Broken() && lang.ValidName(e.Name()) && p.Own(lang.KeyOf(e)) == e {
				elements = append(elements, e)
			}
		}
	}
	if len(elements) == 0 {
		return nil, nil
	}
	columns := columnsFor(k, elements)
	g = Grid{append([]string{idHeading}, columns...)}
	for _, e := range elements {
		row := []string{e.Address()}
		for _, attr := range columns {
			row = append(row, Cell(e, attr))
		}
		g = append(g, row)
	}
	return g, elements
}

// columnsFor are the attributes that the elements say, title first and note last, and those
// that nearly all elements of the kind have.
func columnsFor(k *lang.Kind, elements []lang.Element) []string {
	list := []string{"title"}
	says := func(attr string) bool {
		return slices.ContainsFunc(elements, func(e lang.Element) bool { return Cell(e, attr) != "" })
	}
	for _, a := range k.Attrs {
		if a.Name != "title" && a.Name != "note" && exportable(a) && (a.Required || a.Usual || says(a.Name)) {
			list = append(list, a.Name)
		}
	}
	return append(append(list, nestedColumns(k, elements, says)...), "note")
}

func exportable(a *lang.Attr) bool {
	switch a.Type {
	case lang.TypeExpr, lang.TypePlural, lang.TypeCue, lang.TypeAny, lang.TypeTexts:
		return false
	}
	return true
}

// Cell is what a table says of an attribute of an element, for people: the titles of those
// it names, as far as each can mean one element only, else their addresses; numbers with a
// point; days as YYYY-MM-DD; tbd for what is to be decided; the expression of what nobody
// knows. Empty where the element says nothing of it.
func Cell(e lang.Element, attr string) string {
	field, ok := fieldAt(e, attr)
	if !ok || field.Line == nil {
		return ""
	}
	a := field.Attr
	source := field.Line.Expr.File.Slice(field.Line.Expr.At)
	if lang.IsUndecided(&field.Line.Expr) || field.State != lang.Known || len(field.Gone) > 0 {
		return strings.Join(strings.Fields(source), " ")
	}
	switch v := field.Held.(type) {
	case string:
		return guarded(strings.TrimSuffix(v, "\n"))
	case []string:
		return strings.Join(v, ", ")
	case float64:
		return prose.Literal(v)
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	case lang.Date:
		return v.ISO()
	case lang.Element:
		return called(e.Plan(), a, v)
	case []lang.Element:
		var list []string
		for _, to := range v {
			list = append(list, called(e.Plan(), a, to))
		}
		return strings.Join(list, ", ")
	}
	return strings.Trim(source, `"`)
}

// called is what a table calls an element that an attribute names: its title, where that
// means it alone, else its address.
func called(p *lang.Plan, a *lang.Attr, to lang.Element) string {
	label := to.Label()
	if strings.ContainsAny(label, ",;|/&+\n") || CleanCell(label) != label || label != strings.TrimLeft(label, formula) || p.NamedBy(a, label) != to {
		return to.Address()
	}
	return label
}

// formula is what a cell may begin with that a spreadsheet takes for a formula, and the sign that
// keeps it from that.
const formula = "=+-@\t\r'"

// guarded is a text that no spreadsheet takes for a formula.
func guarded(text string) string {
	if text != "" && strings.ContainsRune(formula, rune(text[0])) {
		return "'" + text
	}
	return text
}

// unguarded is a cell without the sign that keeps it from being a formula.
func unguarded(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune(formula, rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// IsExported reports that a grid is a table that plan export wrote.
func IsExported(g Grid) bool { return exportedKind(g) != "" }

// exportedKind is the kind of the elements of an exported table; empty where a grid is none.
func exportedKind(g Grid) string {
	if len(g) < 2 || len(g[0]) < 2 || g[0][0] != idHeading || g[0][1] != "title" {
		return ""
	}
	kind := ""
	for _, row := range g[1:] {
		if len(row) == 0 || row[0] == "" {
			continue
		}
		address, _, _ := strings.Cut(row[0], "@")
		key, ok := lang.KeyIn(address)
		if !ok || kind != "" && kind != key.Kind.Name {
			return ""
		}
		kind = key.Kind.Name
	}
	if i := slices.IndexFunc(Exported, func(x struct{ Kinds, Kind string }) bool { return x.Kind == kind }); i >= 0 {
		return Exported[i].Kinds
	}
	return ""
}

// exportedTable is a table as it was exported, perhaps with rows that people added.
func exportedTable(g Grid, lines []int) *Table {
	t := &Table{header: g[0]}
	for i, h := range g[0] {
		meaning := h
		switch {
		case i == 0:
			meaning = meansID
		case h == findingsHeading:
			meaning = meansNoise
		}
		t.Columns = append(t.Columns, &Column{Heading: h, Index: i, Meaning: meaning, said: meaning})
	}
	for i, row := range g[1:] {
		if len(distinctCells(row)) > 0 {
			t.Rows = append(t.Rows, &Row{At: lines[i+1], Cells: row, Table: t, place: i + 1})
		}
	}
	return t
}

// sameCell reports that a cell of an exported table says what the element says.
func sameCell(e lang.Element, attr, cell string) bool {
	says := Cell(e, attr)
	return sameText(e.Kind().AttrAt(attr), says, cell) || attr == "title" && says == "" && CleanCell(e.Label()) == cell
}

// sameText reports that two cells say the same of an attribute.
func sameText(a *lang.Attr, says, cell string) bool {
	says = CleanCell(says)
	if says == cell || unguarded(says) == cell {
		return true
	}
	if a == nil || !a.Type.Numeric() {
		return false
	}
	n, errN := strconv.ParseFloat(says, 64)
	m, errM := strconv.ParseFloat(cell, 64)
	return errN == nil && errM == nil && n == m
}
