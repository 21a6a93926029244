package syntax

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Mention is a KIND.NAME as it is written, or KIND.NAME.FIELD.
type Mention struct {
	Kind, Name, Field string // as written, be they known or not; Field is empty where there is none
	file              *File
	KindAt, At        Span   // of the kind; of the name, without quotes
	FieldAt           Span   // zero where there is no field
	Example           *Block // of a rule, that it stands in; nil outside of any
}

// Search looks for mentions. Values that hold none of the words are left out;
// without words, nothing is.
type Search struct {
	Words []string      // of which a value must hold one, be it within another word
	Kind  string        // that plain names must begin with to be visited; empty: any
	Visit func(Mention) // called for each; of an element, attributes come before blocks
	In    *Declaration  // that File is at; nil outside of any
}

func (s *Search) skips(text string) bool {
	return len(s.Words) > 0 && !slices.ContainsFunc(s.Words, func(word string) bool { return strings.Contains(text, word) })
}

// File visits every KIND.NAME of a file. Of what cannot be read, it visits what
// looks like one.
func (s *Search) File(f *File) {
	for _, s.In = range f.Declarations {
		s.declaration(s.In)
	}
	s.In = nil
	for _, b := range f.UnknownBlocks {
		s.body(&b.Body)
	}
	for i := range f.TopAttributes {
		s.value(&f.TopAttributes[i], &f.TopAttributes[i].Expr)
	}
}

// Mentions visits every KIND.NAME of an element.
func (d *Declaration) Mentions(visit func(Mention)) { (&Search{Visit: visit}).declaration(d) }

func (s *Search) declaration(d *Declaration) {
	switch own, ok := strings.CutPrefix(d.Name, "rule."); {
	case d.Within != nil:
		return // the element around it has visited it
	case d.Block == nil:
		if !s.skips(d.File.Slice(d.Whole)) {
			d.File.LooseMentions(d.Whole, s.Visit)
		}
		return
	case ok && d.File.words.kind(d.Kind).Label == ForRule:
		start := d.NameAt.Start
		s.Visit(Mention{Kind: "rule", Name: own, file: d.File, KindAt: Span{start, start + 4}, At: Span{start + 5, d.NameAt.End}})
	}
	for i := range d.Block.Attrs {
		s.value(&d.Block.Attrs[i], &d.Block.Attrs[i].Expr)
	}
	for _, inner := range d.Block.Blocks {
		if n := d.File.words.kind(d.Kind).block(inner.Type); n != nil && n.Holds {
			example := Search{Words: s.Words, Kind: s.Kind, Visit: func(m Mention) {
				m.Example = inner
				s.Visit(m)
			}}
			example.body(&inner.Body)
			continue
		}
		s.body(&inner.Body)
	}
}

func (s *Search) body(b *Body) {
	for i := range b.Attrs {
		s.value(&b.Attrs[i], &b.Attrs[i].Expr)
	}
	for _, inner := range b.Blocks {
		s.body(&inner.Body)
	}
}

func (s *Search) value(a *Attribute, x *Expr) {
	switch {
	case x.Op == OpText || x.Op == OpNumber:
	case x.Op == OpName && !strings.HasPrefix(x.Text(), s.Kind):
	case (x.Op == OpOther || x.Op == OpName) && s.skips(x.File.Slice(x.At)):
	case x.Op == OpName && int(x.At.End-x.At.Start) == len(x.Text()):
		if m, ok := x.File.Mention(x.Text(), x.At.Start); ok {
			s.Visit(m)
		}
	case x.Op == OpOther || x.Op == OpName:
		for _, t := range a.Tree().Variables() {
			if m, ok := x.File.mentioned(t); ok && x.At.Holds(m.At) {
				s.Visit(m)
			}
		}
	default:
		for i := range x.Args() {
			s.value(a, &x.Args()[i])
		}
	}
}

// Mention reads names with dots between them that stand at a byte; false where there is
// no dot. What follows the third name is left out.
func (f *File) Mention(text string, start int32) (Mention, bool) {
	kind, rest, ok := strings.Cut(text, ".")
	elementName, rest, deeper := strings.Cut(rest, ".")
	m := Mention{Kind: kind, Name: elementName, file: f, KindAt: Span{start, start + int32(len(kind))}}
	m.At = Span{m.KindAt.End + 1, m.KindAt.End + 1 + int32(len(elementName))}
	if deeper {
		m.Field, _, _ = strings.Cut(rest, ".")
		m.FieldAt = Span{m.At.End + 1, m.At.End + 1 + int32(len(m.Field))}
	}
	return m, ok
}

// mentioned reads the KIND.NAME at the start of a traversal.
func (f *File) mentioned(t hcl.Traversal) (Mention, bool) {
	if len(t) < 2 {
		return Mention{}, false
	}
	m := Mention{Kind: t.RootName(), file: f, KindAt: SpanOf(t[0].SourceRange())}
	var ok bool
	if m.Name, m.At, ok = f.step(t[1]); ok && len(t) > 2 {
		m.Field, m.FieldAt, _ = f.step(t[2])
	}
	return m, ok
}

// step is the name in a step of a traversal, .NAME or ["NAME"], and where it
// stands.
func (f *File) step(s hcl.Traverser) (string, Span, bool) {
	at := SpanOf(s.SourceRange())
	var text string
	switch s := s.(type) {
	case hcl.TraverseAttr:
		text = s.Name
	case hcl.TraverseIndex:
		text = indexName(s)
	}
	i := strings.LastIndex(f.Slice(at), text)
	if text == "" || i < 0 {
		return "", Span{}, false
	}
	start := at.Start + int32(i)
	return text, Span{start, start + int32(len(text))}, true
}

// LooseMentions visits what looks like a mention in text that cannot be read. What it
// finds is kept with the file and safe for concurrent use.
func (f *File) LooseMentions(within Span, visit func(Mention)) {
	for _, m := range remember(&f.guesses, within, func() []Mention { return f.findMentions(within) }) {
		visit(m)
	}
}

func (f *File) findMentions(within Span) (found []Mention) {
	tokens := f.LexBroken(int(within.Start), int(within.End))
	chain := 0 // tokens of the names and dots that end here
	for i, t := range append(tokens, hclsyntax.Token{}) {
		if t.Type == hclsyntax.TokenIdent && chain%2 == 0 || t.Type == hclsyntax.TokenDot && chain%2 == 1 {
			chain++
			continue
		}
		if chain >= 3 {
			at := Span{int32(tokens[i-chain].Range.Start.Byte), int32(tokens[i-1].Range.End.Byte)}
			if m, ok := f.Mention(f.Slice(at), at.Start); ok && !strings.ContainsAny(f.Slice(at), " \t\r\n") {
				found = append(found, m)
			}
		}
		chain = 0
		if t.Type == hclsyntax.TokenIdent {
			chain = 1
		}
	}
	return found
}

func indexName(s hcl.TraverseIndex) string {
	if s.Key.Type() != cty.String {
		return ""
	}
	return s.Key.AsString()
}

// MayRead reports whether a calculation in the file may work with an attribute of that
// name, of whatever element. It is found out once.
func (f *File) MayRead(attr string) bool {
	return remember(&f.read, attr, func() bool { return strings.Contains(f.Content, "."+attr) || strings.Contains(f.Content, `["`+attr) })
}

// Says reports whether a word stands anywhere in the file, and not within another.
func (f *File) Says(word string) bool {
	inWord := func(at int) bool {
		return at >= 0 && at < len(f.Content) && (f.Content[at] == '_' || f.Content[at] == '-' || f.Content[at] >= '0' && f.Content[at] <= '9' || f.Content[at]|0x20 >= 'a' && f.Content[at]|0x20 <= 'z')
	}
	for at := 0; word != ""; at++ {
		i := strings.Index(f.Content[at:], word)
		if i < 0 {
			break
		}
		if at += i; !inWord(at-1) && !inWord(at+len(word)) {
			return true
		}
	}
	return false
}

// DeclaredBeside reports whether the example of a rule declares by itself what
// it mentions. The mention must stand in one.
func (m *Mention) DeclaredBeside() bool {
	for _, b := range m.Example.Blocks {
		if b.Type == m.Kind && len(b.Labels) > 0 && b.Labels[0].Text == m.Name {
			return true
		}
	}
	return false
}

// Names are the leading steps of an absolute traversal that are names, be they written
// .NAME or ["NAME"].
func Names(tr hcl.Traversal) []string {
	steps := []string{tr.RootName()}
	for _, s := range tr[1:] {
		switch s := s.(type) {
		case hcl.TraverseAttr:
			steps = append(steps, s.Name)
		case hcl.TraverseIndex:
			if s.Key.Type() != cty.String {
				return steps
			}
			steps = append(steps, s.Key.AsString())
		}
	}
	return steps
}
