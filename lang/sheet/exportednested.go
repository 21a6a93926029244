package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Blocks within elements are columns of an exported table: BLOCK.ATTRIBUTE, and
// BLOCK.2.ATTRIBUTE of the second where several stand there.

const mostNested = 9 // blocks of a kind; beyond, they are left alone

// nestedPath takes the heading of such a column apart: the block, its number from 0, and the
// attribute.
func nestedPath(attr string) (block string, at int, inner string, ok bool) {
	parts := strings.Split(attr, ".")
	switch len(parts) {
	case 2:
		return parts[0], 0, parts[1], true
	case 3:
		n, err := strconv.Atoi(parts[1])
		return parts[0], n - 1, parts[2], err == nil && n > 1
	}
	return "", 0, "", false
}

// nestedName is the heading of a block's columns, without the attribute.
func nestedName(block string, at int) string {
	if at == 0 {
		return block
	}
	return fmt.Sprintf("%s.%d", block, at+1)
}

// fieldAt is what an element, or a block within it, says of an attribute; not ok where there is
// no such block.
func fieldAt(e lang.Element, attr string) (lang.Field, bool) {
	f := lang.FieldsOf(e)
	if block, at, inner, nested := nestedPath(attr); nested {
		n := f.Kind.Block(block)
		if n == nil || at >= len(f.Blocks(n)) {
			return lang.Field{}, false
		}
		f, attr = f.Blocks(n)[at], inner
	}
	a := f.Kind.Attr(attr)
	if a == nil {
		return lang.Field{}, false
	}
	return f.Get(a), true
}

// nestedColumns are the columns of blocks that elements have.
func nestedColumns(k *lang.Kind, elements []lang.Element, says func(string) bool) (list []string) {
	for _, n := range k.Blocks {
		most := 0
		for _, e := range elements {
			most = max(most, len(lang.FieldsOf(e).Blocks(n)))
		}
		for at := range min(most, mostNested) {
			for _, a := range n.Attrs {
				if attr := nestedName(n.Name, at) + "." + a.Name; exportable(a) && !n.Example && (a.Required || says(attr)) {
					list = append(list, attr)
				}
			}
		}
	}
	return list
}

// nestedColumn reads a cell of such a column that people changed.
func (c *composer) nestedColumn(d *Draft, col *Column, cell string) {
	a := d.Kind.AttrAt(col.Meaning)
	if value, ok := c.literal(d.Row, a, col, cell); ok {
		d.values[col.Meaning] = value
		return
	}
	c.missed(col, cell)
	d.say(col.Heading, cell)
}

// emptiedNested has an attribute of a block say nothing any more; what the block cannot do
// without is to be decided.
func (d *Draft) emptiedNested(attr string) {
	if a := d.Kind.AttrAt(attr); a != nil && a.Required && d.Kind.MayBeUndecided() {
		d.values[attr] = lang.UndecidedWord
		return
	}
	d.emptied = append(d.emptied, attr)
}

// dropBlocks has blocks go of which every cell was emptied.
func (d *Draft) dropBlocks(cleared map[string]bool) {
	f := lang.FieldsOf(d.Match)
	for _, n := range f.Kind.Blocks {
		for at, block := range f.Blocks(n) {
			name, says, gone := nestedName(n.Name, at), 0, true
			for _, a := range n.Attrs {
				if attr := name + "." + a.Name; block.Get(a).Line != nil {
					says++
					gone = gone && cleared[attr] && !slices.Contains(d.parted, attr)
				}
			}
			if says == 0 || !gone {
				continue
			}
			d.dropped = append(d.dropped, name)
			maps.DeleteFunc(d.values, func(attr, _ string) bool { return cleared[attr] && inBlock(attr, name) })
			d.emptied = slices.DeleteFunc(d.emptied, func(attr string) bool { return inBlock(attr, name) })
		}
	}
}

// inBlock reports that a column is of a block, as nestedName calls it.
func inBlock(attr, name string) bool { return attr[:max(strings.LastIndex(attr, "."), 0)] == name }

// nestedBlock is the block of an element that columns of a name are of; nil where it has none.
func nestedBlock(e lang.Element, name string) *syntax.Block {
	kind, at, _, _ := nestedPath(name + ".")
	for _, n := range lang.BlockOf(e).Blocks {
		if n.Type == kind {
			if at--; at < 0 {
				return n
			}
		}
	}
	return nil
}

// dropped are the edits that take blocks away of which a row says nothing any more.
func (w *writing) dropped(d *Draft, edits map[string][]syntax.Edit) {
	for _, name := range d.dropped {
		if n, f := nestedBlock(d.Match, name), d.Match.File(); n != nil {
			w.Changed = append(w.Changed, Change{d.Match, name, strings.Join(strings.Fields(f.Slice(n.Whole)), " "), "", d.Row.At})
			edits[f.Path] = append(edits[f.Path], f.RemoveBlock(n))
		}
	}
}

// nestedSetting is the edit that gives an attribute of a block a value, or takes it away. Those
// of blocks that are not there yet are kept for newBlocks.
func (w *writing) nestedSetting(d *Draft, attr, value string) ([]syntax.Edit, bool) {
	inner := attr[strings.LastIndex(attr, ".")+1:]
	name := strings.TrimSuffix(attr, "."+inner)
	if n := nestedBlock(d.Match, name); n != nil {
		a := n.Attr(inner)
		switch {
		case a == nil && value == "":
			return nil, false
		case a == nil:
			return []syntax.Edit{d.Match.File().AddAttribute(&n.Body, inner, value)}, true
		case value == "":
			return []syntax.Edit{d.Match.File().RemoveAttribute(a)}, true
		}
		return []syntax.Edit{{Range: a.Expr.Range(), Text: value}}, true
	}
	if value == "" {
		return nil, false
	}
	i := slices.IndexFunc(w.blocks, func(p part) bool { return p.kind == name })
	if i < 0 {
		w.blocks, i = append(w.blocks, part{kind: name}), len(w.blocks)
	}
	w.blocks[i].lines = append(w.blocks[i].lines, [2]string{inner, value})
	return nil, true
}

// newBlocks are the edits that give an element blocks that it had not.
func (w *writing) newBlocks(e lang.Element) (edits []syntax.Edit) {
	slices.SortStableFunc(w.blocks, func(a, b part) int { return strings.Compare(a.kind, b.kind) })
	for _, p := range w.blocks {
		var b strings.Builder
		block, _, _ := strings.Cut(p.kind, ".")
		attrs := e.Kind().Block(block).Attrs
		place := func(line [2]string) int {
			return slices.IndexFunc(attrs, func(a *lang.Attr) bool { return a.Name == line[0] })
		}
		slices.SortStableFunc(p.lines, func(a, b [2]string) int { return place(a) - place(b) })
		b.WriteString(block + " {\n")
		aligned(&b, "  ", p.lines)
		b.WriteString("}")
		edits = append(edits, w.plan.AddBlock(e, b.String()))
	}
	w.blocks = nil
	return edits
}
