package syntax

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Moved is how what stands in a file stands in another that says the same: which
// declares the same elements in the same order, word for word but for remarks, blanks and
// line breaks around attributes. Of an element that does not parse, both know the same.
type Moved struct {
	From, To *File
	Aside    []string   // names of the attributes that do not say the same, and may
	Quoted   []Reworded // those of them that sentences quote

	same        []stretch       // byte for byte, in reading order
	starts, end map[int32]int32 // where parts begin and end, by where they did
}

// stretch is a part of a file, and where it stands in the other.
type stretch struct{ from, to Span }

// Reworded is a text that is another one in the other file.
type Reworded struct{ From, To string }

// Use is what becomes of an attribute's text.
type Use uint8

// The uses of a text.
const (
	Judged Use = iota // what is found may depend on it
	Quoted            // sentences may quote it, and nothing else depends on it
	Unused            // it is for people alone
)

// Alike is how the parts of a file moved to another text of it that says the same; nil where
// that says something else. Attributes of which the text is not judged may have another
// one, neither of them blank.
func Alike(from, to *File, use func(kind, attr string) Use) *Moved {
	m := &Moved{From: from, To: to, starts: map[int32]int32{}, end: map[int32]int32{}}
	if from.Unclear || to.Unclear || len(from.UnknownBlocks)+len(to.UnknownBlocks)+len(from.TopAttributes)+len(to.TopAttributes) > 0 ||
		!slices.EqualFunc(from.Problems, to.Problems, sameCause) ||
		!slices.EqualFunc(from.Declarations, to.Declarations, func(a, b *Declaration) bool { return m.declaration(a, b, use) }) {
		return nil
	}
	slices.SortFunc(m.same, func(a, b stretch) int { return cmp.Compare(a.from.Start, b.from.Start) })
	return m
}

// Edited is how the parts of a file moved to another version of it: what stands before the
// edit, and behind it. What the edit touches stands nowhere any more, nor does a word that
// another one became by it.
func Edited(from, to *File) *Moved {
	head, tail := SameEnds(from.Src, to.Src)
	back := len(to.Src) - tail
	if inWord(to.Src, head) {
		head--
	}
	if inWord(to.Src, back) {
		back++
	}
	before, was, is := int32(head), int32(len(from.Src)), int32(len(to.Src))
	by := is - was
	return &Moved{From: from, To: to, same: []stretch{{Span{0, before}, Span{0, before}}, {Span{int32(back) - by, was}, Span{int32(back), is}}}}
}

// inWord reports whether a place lies between two bytes of a word, a name or a number.
func inWord(src []byte, at int) bool {
	of := func(b byte) bool {
		return b >= 0x80 || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || strings.IndexByte("_-.", b) >= 0
	}
	return at > 0 && at < len(src) && of(src[at-1]) && of(src[at])
}

// SameEnds counts the bytes that two texts share at their beginning and at their end.
func SameEnds(a, b []byte) (head, tail int) {
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head, tail
}

// sameCause reports whether two problems are told apart by their words and places alone.
func sameCause(a, b Problem) bool {
	return a.Rule == b.Rule && a.Address == b.Address && a.Detail == b.Detail
}

func (m *Moved) declaration(a, b *Declaration, use func(kind, attr string) Use) bool {
	if a.Kind != b.Kind || a.Within != nil || b.Within != nil || (a.Block == nil) != (b.Block == nil) {
		return false
	}
	if m.part(a.Whole, b.Whole); m.From.Slice(a.Whole) == m.To.Slice(b.Whole) {
		m.same = append(m.same, stretch{a.Whole, b.Whole})
		return true
	}
	if a.Block == nil {
		return m.text(a.NameAt, b.NameAt) && slices.Equal(mentionsIn(a), mentionsIn(b))
	}
	return !m.From.words.kind(a.Kind).holds() && m.block(a.Block, b.Block, func(attr string) Use { return use(a.Kind, attr) })
}

// holds reports whether the text of an element counts as it stands: in it are examples.
func (k *KindWords) holds() bool {
	return slices.ContainsFunc(k.Blocks, func(b KindWords) bool { return b.Holds })
}

// mentionsIn are the names of elements that text which cannot be read seems to mention.
func mentionsIn(d *Declaration) (names []string) {
	d.File.LooseMentions(d.Whole, func(m Mention) { names = append(names, m.Kind, m.Name, m.Field) })
	return names
}

func (m *Moved) block(a, b *Block, use func(attr string) Use) bool {
	if !m.text(a.TypeAt, b.TypeAt) || !slices.EqualFunc(a.Labels, b.Labels, func(a, b LabelText) bool { return m.text(a.At, b.At) }) {
		return false
	}
	m.part(a.Whole, b.Whole)
	if len(a.Attrs) != len(b.Attrs) {
		return false
	}
	for i := range a.Attrs {
		if !m.attribute(&a.Attrs[i], &b.Attrs[i], use) || a.before(&a.Attrs[i]) != b.before(&b.Attrs[i]) {
			return false
		}
	}
	judged := func(string) Use { return Judged }
	return slices.EqualFunc(a.Blocks, b.Blocks, func(a, b *Block) bool { return m.block(a, b, judged) })
}

// before counts the blocks that stand before an attribute.
func (b *Body) before(a *Attribute) int {
	return sort.Search(len(b.Blocks), func(i int) bool { return b.Blocks[i].Whole.Start > a.NameAt.Start })
}

func (m *Moved) attribute(a, b *Attribute, use func(attr string) Use) bool {
	switch {
	case !m.text(a.NameAt, b.NameAt):
		return false
	case a.Expr.alike(&b.Expr):
		return m.text(a.Expr.At, b.Expr.At)
	case use(a.Name()) == Judged || !a.Expr.says() || !b.Expr.says():
		return false
	}
	if m.part(a.Expr.At, b.Expr.At); use(a.Name()) == Quoted {
		m.Quoted = append(m.Quoted, Reworded{a.Expr.Text(), b.Expr.Text()})
	}
	if !slices.Contains(m.Aside, a.Name()) {
		m.Aside = append(m.Aside, a.Name())
	}
	return true
}

// alike reports whether two expressions are the same, and written alike.
func (x *Expr) alike(y *Expr) bool {
	return x.Op == y.Op && x.File.Slice(x.At) == y.File.Slice(y.At)
}

// says reports that the expression is a text that is not blank.
func (x *Expr) says() bool { return x.Op == OpText && strings.TrimSpace(x.Text()) != "" }

// text notes a part that is the same byte for byte, where it is.
func (m *Moved) text(a, b Span) bool {
	m.part(a, b)
	m.same = append(m.same, stretch{a, b})
	return m.From.Slice(a) == m.To.Slice(b)
}

// part notes where a part begins and ends.
func (m *Moved) part(a, b Span) { m.starts[a.Start], m.end[a.End] = b.Start, b.End }

// Range is where a range of the one file stands in the other; false where that is not
// known.
func (m *Moved) Range(r hcl.Range) (hcl.Range, bool) {
	at := SpanOf(r)
	if m.From.RangeOf(at) != r {
		return hcl.Range{}, false
	}
	if at == (Span{}) {
		return m.To.RangeOf(at), true // it is about the file as a whole
	}
	i := sort.Search(len(m.same), func(i int) bool { return m.same[i].from.Start > at.Start }) - 1
	if i >= 0 && m.same[i].from.Holds(at) && (at.Start < at.End || m.same[i].from.Start < at.Start && at.End < m.same[i].from.End) {
		by := m.same[i].to.Start - m.same[i].from.Start
		return m.To.RangeOf(Span{at.Start + by, at.End + by}), true
	}
	start, begins := m.starts[at.Start]
	end, ends := m.end[at.End]
	if !begins || !ends || at.Start >= at.End {
		return hcl.Range{}, false
	}
	return m.To.RangeOf(Span{start, end}), true
}
