package sheet

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// fillExported has a draft say what a row of an exported table says otherwise than its
// element; all that it says, where it has none.
func (c *composer) fillExported(d *Draft) {
	r := d.Row
	if d.Match != nil {
		d.note = noteLines(d.Match)
		if sameCell(d.Match, "title", r.raw(r.Table.column("title"))) {
			d.Title = ""
		}
	}
	for _, col := range r.Table.Columns {
		cell := r.raw(col)
		switch {
		case col.Meaning == meansID, d.Match != nil && sameCell(d.Match, col.Meaning, cell), d.Match == nil && cell == "":
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
	if d.Match == nil {
		c.whose(d)
		c.completed(d)
	}
}

// exportedColumn reads a cell of an exported table that people changed.
func (c *composer) exportedColumn(d *Draft, col *Column, cell string) {
	a := d.Kind.Attr(col.Meaning)
	switch {
	case a != nil && a.Type == lang.TypeMoney:
		n, ok := c.moneyIn(d.Row, col, cell)
		if !ok || n < 0 {
			c.missed(col, cell)
			d.say(col.Heading, cell)
			return
		}
		d.values[a.Name] = prose.Literal(n)
	case a != nil && a.Type == lang.TypeRefs && len(a.Kinds) > 0 && !slices.Contains([]string{"consulted", "informed", "stages", "metrics", "requires"}, a.Name):
		c.other(d, col, cell)
	default:
		c.column(d, col, cell)
	}
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
func (c *composer) choices(d *Draft, a *lang.Attr, cell string) bool {
	var list []string
	for _, item := range items(cell) {
		word, ok := choiceOf(a, item)
		if !ok {
			return false
		}
		list = append(list, `"`+word+`"`)
	}
	switch {
	case len(list) == 0 || a.Type == lang.TypeChoice && len(list) > 1:
		return false
	case a.Type == lang.TypeChoice:
		d.set(a.Name, list[0])
	default:
		d.set(a.Name, "["+strings.Join(list, ", ")+"]")
	}
	return true
}
