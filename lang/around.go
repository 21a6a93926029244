package lang

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Around lists what surrounds a byte, each within the next: the word, the value,
// the list, the attribute, the block, the element, the file.
func (f *File) Around(offset int) []hcl.Range {
	offset = min(max(offset, 0), len(f.Src))
	g := &grower{file: f, offset: offset}
	g.word()
	for _, d := range f.decls {
		switch {
		case d.within != nil || !d.whole.around(offset):
		case d.block == nil:
			g.broken(d)
		default:
			g.block(d.block)
		}
	}
	for _, b := range f.strange {
		g.block(b)
	}
	g.add(span{0, int32(len(f.Src))})
	return g.ranges()
}

// grower collects what surrounds a byte.
type grower struct {
	file   *File
	offset int
	found  []span
}

func (g *grower) add(s span) {
	if s.start <= s.end && s.around(g.offset) {
		g.found = append(g.found, s)
	}
}

// trimmed adds a stretch of text without the blanks around it.
func (g *grower) trimmed(s span) {
	if s.start > s.end {
		return
	}
	text := g.file.Src[s.start:s.end]
	left := int32(len(text) - len(bytes.TrimLeft(text, " \t\r\n")))
	right := int32(len(text) - len(bytes.TrimRight(text, " \t\r\n")))
	g.add(span{s.start + left, s.end - right})
}

// ranges are what was found, from small to large. Of two that overlap without
// one holding the other, the smaller stays.
func (g *grower) ranges() []hcl.Range {
	slices.SortStableFunc(g.found, func(a, b span) int { return int(a.end-a.start) - int(b.end-b.start) })
	var list []hcl.Range
	var last span
	for i, s := range g.found {
		if i == 0 || s != last && s.holds(last) {
			list, last = append(list, g.file.rangeOf(s)), s
		}
	}
	return list
}

func (g *grower) word() {
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
		g.add(span{int32(start), int32(end)})
	}
}

// broken adds the line, and all of an element that cannot be read.
func (g *grower) broken(d *declaration) {
	start, end := g.file.LineSpan(g.file.Line(g.offset))
	g.trimmed(span{int32(start), int32(end)})
	g.trimmed(span{d.whole.start, int32(g.file.brokenEnd(int(d.whole.start), int(d.whole.end)))})
}

func (g *grower) block(b *block) {
	if !b.whole.around(g.offset) {
		return
	}
	g.add(b.typeAt)
	g.add(b.whole)
	for _, l := range b.labels {
		g.add(g.file.unquote(l.at))
		g.add(l.at)
	}
	g.trimmed(span{b.start + 1, b.end - 1})
	g.add(b.span)
	for i := range b.attrs {
		a := &b.attrs[i]
		g.add(a.name)
		g.add(span{a.name.start, a.Expr.at.end})
		g.value(a, &a.Expr)
	}
	for _, inner := range b.inner {
		g.block(inner)
	}
}

func (g *grower) value(a *assignment, x *expr) {
	if !x.at.around(g.offset) {
		return
	}
	g.add(x.at)
	switch x.op {
	case opText:
		g.add(g.file.unquote(x.at))
	case opList:
		g.trimmed(span{x.at.start + 1, x.at.end - 1})
	case opName:
		if m, ok := g.file.mention(x.text, x.at.start); ok {
			g.add(span{m.kindAt.start, m.at.end})
		}
	case opOther:
		visit(a.parse(), func(n hclsyntax.Node) {
			if s := spanOf(n.Range()); x.at.holds(s) {
				g.add(s)
				g.add(g.file.unquote(s))
			}
		})
	}
	for i := range x.args {
		g.value(a, &x.args[i])
	}
}
