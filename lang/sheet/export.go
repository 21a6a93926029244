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

const idHeading = "id"

// Exported are the kinds of elements that tables can be exported of, as they are asked for,
// with the kind of element.
var Exported = []struct{ Kinds, Kind string }{{"tactics", "tactic"}, {"tasks", "task"}, {"objectives", "objective"}, {"milestones", "milestone"}, {"readings", "reading"}, {"spend", "spend"}}

// Export is the table of all elements of a kind that plans declare; nil where they have
// none. Columns are those that some element says.
func Export(plans []*lang.Plan, kind string) Grid {
	k := lang.KindNamed(kind)
	var elements []lang.Element
	for _, p := range plans {
		for _, e := range p.All {
			if e.Kind() == k && !e.Broken() && lang.ValidName(e.Name()) && p.Own(lang.KeyOf(e)) == e {
				elements = append(elements, e)
			}
		}
	}
	if len(elements) == 0 {
		return nil
	}
	columns := columnsFor(k, elements)
	g := Grid{append([]string{idHeading}, columns...)}
	for _, e := range elements {
		row := []string{e.Address()}
		for _, attr := range columns {
			row = append(row, Cell(e, attr))
		}
		g = append(g, row)
	}
	return g
}

// columnsFor are the attributes that the elements say, title first and note last, and those
// that nearly all elements of the kind have.
func columnsFor(k *lang.Kind, elements []lang.Element) []string {
	list := []string{"title"}
	says := func(attr string) bool {
		return slices.ContainsFunc(elements, func(e lang.Element) bool { return Cell(e, attr) != "" })
	}
	for _, a := range k.Attrs {
		if a.Name != "title" && a.Name != "note" && exportable(a) && (a.Begins() || says(a.Name)) {
			list = append(list, a.Name)
		}
	}
	if n := k.Block("tracking"); n != nil {
		for _, a := range n.Attrs {
			if attr := n.Name + "." + a.Name; says(attr) {
				list = append(list, attr)
			}
		}
	}
	return append(list, "note")
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
	f := lang.FieldsOf(e)
	name := attr
	if block, inner, nested := strings.Cut(attr, "."); nested {
		n := f.Kind.Block(block)
		if n == nil || len(f.Blocks(n)) == 0 {
			return ""
		}
		f, name = f.Blocks(n)[0], inner
	}
	a := f.Kind.Attr(name)
	if a == nil {
		return ""
	}
	field := f.Get(a)
	if field.Line == nil {
		return ""
	}
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
	if strings.ContainsAny(label, ",;|/&+\n") || CleanCell(label) != label || label != strings.TrimLeft(label, "=+-@'") || p.NamedBy(a, label) != to {
		return to.Address()
	}
	return label
}

// guarded is a text that no spreadsheet takes for a formula.
func guarded(text string) string {
	if text != "" && strings.ContainsRune("=+-@'", rune(text[0])) {
		return "'" + text
	}
	return text
}

// unguarded is a cell without the sign that keeps it from being a formula.
func unguarded(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@'", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

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
		key, ok := lang.KeyIn(row[0])
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
		if i == 0 {
			meaning = meansID
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
	says := CleanCell(Cell(e, attr))
	if says == cell {
		return true
	}
	a := e.Kind().Attr(attr)
	if a == nil || !a.Type.Numeric() {
		return false
	}
	n, errN := strconv.ParseFloat(says, 64)
	m, errM := strconv.ParseFloat(cell, 64)
	return errN == nil && errM == nil && n == m
}

// ExportedColumn is what the cells of one column of an exported table hold.
type ExportedColumn struct {
	Heading       string
	Days, Numbers bool
	Choices       []string // that a cell may be, only one of them
}

// ExportedColumns are those of an exported table of a kind.
func ExportedColumns(g Grid, kind string) []ExportedColumn {
	k := lang.KindNamed(kind)
	list := make([]ExportedColumn, len(g[0]))
	for i, h := range g[0] {
		list[i].Heading = h
		if a := k.Attr(h); a != nil {
			list[i].Days, list[i].Numbers = a.Type == lang.TypeDate, a.Type.Numeric()
			if a.Type == lang.TypeChoice {
				list[i].Choices = a.Choices
			}
		}
	}
	return list
}
