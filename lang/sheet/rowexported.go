package sheet

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// fillExported has a draft say what a row of an exported table says otherwise than its
// element; all that it says, where it has none.
func (c *composer) fillExported(d *Draft) {
	r := d.Row
	before := r.before()
	cleared := map[string]bool{} // attributes of blocks
	if d.Match != nil {
		d.note = noteLines(d.Match)
		if sameCell(d.Match, "title", r.raw(r.Table.column("title"))) {
			d.Title = ""
		}
	}
	for _, col := range r.Table.Columns {
		cell := r.raw(col)
		switch {
		case col.Meaning == meansID, col.Meaning == meansNoise, col.Meaning == beforeHeading, d.Match != nil && sameCell(d.Match, col.Meaning, cell), d.Match == nil && cell == "":
		case d.Match != nil && c.unchanged(d, col, before, cell):
		case cell == "" && strings.Contains(col.Meaning, "."):
			d.emptiedNested(col.Meaning)
			cleared[col.Meaning] = true
		case cell == "" && d.Kind.Attr(col.Meaning) != nil && d.Kind.Attr(col.Meaning).Required:
			d.values[col.Meaning] = lang.UndecidedWord
		case cell == "":
			d.emptied = append(d.emptied, col.Meaning)
			if col.Meaning == "note" {
				d.note = nil
			}
		case cell == lang.UndecidedWord:
			d.values[col.Meaning] = cell
		case col.Meaning == "note":
			d.note = strings.Split(unguarded(cell), "\n")
		default:
			c.exportedColumn(d, col, unguarded(cell))
		}
	}
	if d.Match != nil {
		d.dropBlocks(cleared)
	}
	if d.Match == nil {
		c.whose(d)
		c.completed(d)
	}
}

// exportedColumn reads a cell of an exported table that people changed.
func (c *composer) exportedColumn(d *Draft, col *Column, cell string) {
	a := d.Kind.Attr(col.Meaning)
	switch {
	case a == nil && d.Kind.AttrAt(col.Meaning) != nil, a != nil && a.Type == lang.TypeMoney:
		c.nestedColumn(d, col, cell)
	case a != nil && a.Type == lang.TypeRefs && len(a.Kinds) > 0 && !slices.Contains([]string{"consulted", "informed", "stages", "metrics", "requires"}, a.Name):
		c.other(d, col, cell)
	default:
		c.column(d, col, cell)
	}
}

// unchanged reports that a cell says what it said when the table was exported, so that the plan
// alone changed since. Where both did, people decide.
func (c *composer) unchanged(d *Draft, col *Column, before map[string]string, cell string) bool {
	if _, long := before[tooLong+col.Meaning]; before == nil || long {
		return false
	}
	was := before[col.Meaning]
	a := d.Kind.AttrAt(col.Meaning)
	if sameText(a, was, cell) {
		if col.Meaning == "title" {
			d.Title = ""
		}
		return true
	}
	if !sameCell(d.Match, col.Meaning, CleanCell(was)) {
		d.parted = append(d.parted, col.Meaning)
	}
	return false
}

// before is what the cells of a row said when it was exported; nil where the table does not
// say.
func (r *Row) before() map[string]string {
	if col := r.Table.column(beforeHeading); col != nil && r.raw(col) != "" {
		return cellsIn(r.raw(col))
	}
	return nil
}

// noteLines are the lines of an element's note.
func noteLines(e lang.Element) []string {
	f := lang.FieldsOf(e)
	note, ok := f.Get(f.Kind.Attr("note")).Held.(string)
	if note = strings.TrimSuffix(note, "\n"); !ok || note == "" {
		return nil
	}
	return strings.Split(note, "\n")
}

// choices reads words that are choices of an attribute.
func (c *composer) choices(a *lang.Attr, cell string) (string, bool) {
	var list []string
	for _, item := range items(cell) {
		word, ok := choiceOf(a, item)
		if !ok {
			return "", false
		}
		list = append(list, `"`+word+`"`)
	}
	switch {
	case len(list) == 0 || a.Type == lang.TypeChoice && len(list) > 1:
		return "", false
	case a.Type == lang.TypeChoice:
		return list[0], true
	}
	return "[" + strings.Join(list, ", ") + "]", true
}
