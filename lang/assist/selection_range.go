package assist

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/syntax"
)

// SelectionRanges lists what surrounds a byte, each within the next: the word, the value,
// the list, the attribute, the block, the element, the file, which is always there. A
// byte outside the file stands for the nearest end of it.
func SelectionRanges(f *syntax.File, offset int) []hcl.Range {
	offset = min(max(offset, 0), len(f.Src))
	g := &selection{file: f, offset: offset}
	g.word()
	for _, d := range f.Declarations {
		switch {
		case d.Within != nil || !d.Whole.Touches(offset):
		case d.Block == nil:
			g.broken(d)
		default:
			g.block(d.Block)
		}
	}
	for _, b := range f.UnknownBlocks {
		g.block(b)
	}
	g.add(syntax.Span{Start: 0, End: int32(len(f.Src))})
	return g.ranges()
}

// selection collects what surrounds a byte.
type selection struct {
	file   *syntax.File
	offset int
	found  []syntax.Span
}

func (g *selection) add(s syntax.Span) {
	if s.Start <= s.End && s.Touches(g.offset) {
		g.found = append(g.found, s)
	}
}

// trimmed adds a stretch of text without the blanks around it.
func (g *selection) trimmed(s syntax.Span) {
	if s.Start > s.End {
		return
	}
	text := g.file.Src[s.Start:s.End]
	left := int32(len(text) - len(bytes.TrimLeft(text, " \t\r\n")))
	right := int32(len(text) - len(bytes.TrimRight(text, " \t\r\n")))
	g.add(syntax.Span{Start: s.Start + left, End: s.End - right})
}

// ranges are what was found, from small to large. Of two that overlap without
// one holding the other, the smaller stays.
func (g *selection) ranges() []hcl.Range {
	slices.SortStableFunc(g.found, func(a, b syntax.Span) int { return int(a.End-a.Start) - int(b.End-b.Start) })
	var list []hcl.Range
	var last syntax.Span
	for i, s := range g.found {
		if i == 0 || s != last && s.Holds(last) {
			list, last = append(list, g.file.RangeOf(s)), s
		}
	}
	return list
}

func (g *selection) word() {
	inWord := func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
	src, start, end := g.file.Src, g.offset, g.offset
	for start > 0 {
		r, size := utf8.DecodeLastRune(src[:start])
		if !inWord(r) {
			break
		}
		start -= size
	}
	for end < len(src) {
		r, size := utf8.DecodeRune(src[end:])
		if !inWord(r) {
			break
		}
		end += size
	}
	if start < end {
		g.add(syntax.Span{Start: int32(start), End: int32(end)})
	}
}

// broken adds the line, and all of an element that cannot be read.
func (g *selection) broken(d *syntax.Declaration) {
	start, end := g.file.LineSpan(g.file.Line(g.offset))
	g.trimmed(syntax.Span{Start: int32(start), End: int32(end)})
	g.trimmed(syntax.Span{Start: d.Whole.Start, End: int32(brokenEnd(g.file, int(d.Whole.Start), int(d.Whole.End)))})
}

func (g *selection) block(b *syntax.Block) {
	if !b.Whole.Touches(g.offset) {
		return
	}
	g.add(b.TypeAt)
	g.add(b.Whole)
	for _, l := range b.Labels {
		g.add(g.file.Unquote(l.At))
		g.add(l.At)
	}
	g.trimmed(syntax.Span{Start: b.Start + 1, End: b.End - 1})
	g.add(b.Span)
	for i := range b.Attrs {
		a := &b.Attrs[i]
		g.add(a.NameAt)
		g.add(syntax.Span{Start: a.NameAt.Start, End: a.Expr.At.End})
		g.value(a, &a.Expr)
	}
	for _, inner := range b.Blocks {
		g.block(inner)
	}
}

func (g *selection) value(a *syntax.Attribute, x *syntax.Expr) {
	if !x.At.Touches(g.offset) {
		return
	}
	g.add(x.At)
	switch x.Op {
	case syntax.OpText:
		g.add(g.file.Unquote(x.At))
	case syntax.OpList:
		g.trimmed(syntax.Span{Start: x.At.Start + 1, End: x.At.End - 1})
	case syntax.OpName:
		if m, ok := g.file.Mention(x.Text(), x.At.Start); ok {
			g.add(syntax.Span{Start: m.KindAt.Start, End: m.At.End})
		}
	case syntax.OpOther:
		syntax.Visit(a.Tree(), func(n hclsyntax.Node) {
			if s := syntax.SpanOf(n.Range()); x.At.Holds(s) {
				g.add(s)
				g.add(g.file.Unquote(s))
			}
		})
	}
	for i := range x.Args() {
		g.value(a, &x.Args()[i])
	}
}
