package lang

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// mention is a KIND.NAME as it is written, or KIND.NAME.FIELD.
type mention struct {
	kind, name, field string
	file              *File
	kindAt, at        span
	fieldAt           span   // zero where there is no field
	example           *block // of a rule, that it stands in
}

// search looks for mentions. Values that hold none of the words are left out;
// without words, nothing is.
type search struct {
	words []string
	kind  string // of which alone plain names are visited; empty: of any
	visit func(mention)
}

func (s *search) skips(text string) bool {
	return len(s.words) > 0 && !slices.ContainsFunc(s.words, func(word string) bool { return strings.Contains(text, word) })
}

// file visits every KIND.NAME of a file. Of what cannot be read, it visits what
// looks like one.
func (s *search) file(f *File) {
	for _, d := range f.decls {
		s.declaration(d)
	}
	for _, b := range f.strange {
		s.body(&b.body)
	}
	for i := range f.loose {
		s.value(&f.loose[i], &f.loose[i].Expr)
	}
}

// mentions visits every KIND.NAME of an element.
func (d *declaration) mentions(visit func(mention)) { (&search{visit: visit}).declaration(d) }

func (s *search) declaration(d *declaration) {
	switch own, ok := strings.CutPrefix(d.name, "rule."); {
	case d.within != nil:
		return // the element around it has visited it
	case d.block == nil:
		if !s.skips(d.file.slice(d.whole)) {
			d.file.looseMentions(d.whole, s.visit)
		}
		return
	case ok && d.kind.Label == ForRule:
		start := d.nameAt.start
		s.visit(mention{kind: "rule", name: own, file: d.file, kindAt: span{start, start + 4}, at: span{start + 5, d.nameAt.end}})
	}
	for i := range d.block.attrs {
		s.value(&d.block.attrs[i], &d.block.attrs[i].Expr)
	}
	for _, inner := range d.block.inner {
		if n := d.kind.nested[inner.Type]; n != nil && n.Example {
			example := search{s.words, s.kind, func(m mention) {
				m.example = inner
				s.visit(m)
			}}
			example.body(&inner.body)
			continue
		}
		s.body(&inner.body)
	}
}

func (s *search) body(b *body) {
	for i := range b.attrs {
		s.value(&b.attrs[i], &b.attrs[i].Expr)
	}
	for _, inner := range b.inner {
		s.body(&inner.body)
	}
}

func (s *search) value(a *assignment, x *expr) {
	switch {
	case x.op == opText || x.op == opNumber:
	case x.op == opName && !strings.HasPrefix(x.text, s.kind):
	case (x.op == opOther || x.op == opName) && s.skips(x.file.slice(x.at)):
	case x.op == opName && int(x.at.end-x.at.start) == len(x.text):
		if m, ok := x.file.mention(x.text, x.at.start); ok {
			s.visit(m)
		}
	case x.op == opOther || x.op == opName:
		for _, t := range a.parse().Variables() {
			if m, ok := x.file.mentioned(t); ok && x.at.holds(m.at) {
				s.visit(m)
			}
		}
	default:
		for i := range x.args {
			s.value(a, &x.args[i])
		}
	}
}

// mention reads names with dots between them that stand at a byte.
func (f *File) mention(text string, start int32) (mention, bool) {
	kind, rest, ok := strings.Cut(text, ".")
	elementName, rest, deeper := strings.Cut(rest, ".")
	m := mention{kind: kind, name: elementName, file: f, kindAt: span{start, start + int32(len(kind))}}
	m.at = span{m.kindAt.end + 1, m.kindAt.end + 1 + int32(len(elementName))}
	if deeper {
		m.field, _, _ = strings.Cut(rest, ".")
		m.fieldAt = span{m.at.end + 1, m.at.end + 1 + int32(len(m.field))}
	}
	return m, ok
}

// mentioned reads the KIND.NAME at the start of a traversal.
func (f *File) mentioned(t hcl.Traversal) (mention, bool) {
	if len(t) < 2 {
		return mention{}, false
	}
	m := mention{kind: t.RootName(), file: f, kindAt: spanOf(t[0].SourceRange())}
	var ok bool
	if m.name, m.at, ok = f.step(t[1]); ok && len(t) > 2 {
		m.field, m.fieldAt, _ = f.step(t[2])
	}
	return m, ok
}

// step is the name in a step of a traversal, .NAME or ["NAME"], and where it
// stands.
func (f *File) step(s hcl.Traverser) (string, span, bool) {
	at := spanOf(s.SourceRange())
	var text string
	switch s := s.(type) {
	case hcl.TraverseAttr:
		text = s.Name
	case hcl.TraverseIndex:
		text = indexName(s)
	}
	i := strings.LastIndex(f.slice(at), text)
	if text == "" || i < 0 {
		return "", span{}, false
	}
	start := at.start + int32(i)
	return text, span{start, start + int32(len(text))}, true
}

// looseMentions visits what looks like a mention in text that cannot be read.
func (f *File) looseMentions(within span, visit func(mention)) {
	for _, m := range remember(&f.guesses, within, func() []mention { return f.guessMentions(within) }) {
		visit(m)
	}
}

func (f *File) guessMentions(within span) (found []mention) {
	tokens := f.lexBroken(int(within.start), int(within.end))
	chain := 0 // tokens of the names and dots that end here
	for i, t := range append(tokens, hclsyntax.Token{}) {
		if t.Type == hclsyntax.TokenIdent && chain%2 == 0 || t.Type == hclsyntax.TokenDot && chain%2 == 1 {
			chain++
			continue
		}
		if chain >= 3 {
			at := span{int32(tokens[i-chain].Range.Start.Byte), int32(tokens[i-1].Range.End.Byte)}
			if m, ok := f.mention(f.slice(at), at.start); ok && !strings.ContainsAny(f.slice(at), " \t\r\n") {
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

// inBroken finds the element that is named at the place, within an element that
// cannot be read.
func (at *Place) inBroken(d *declaration) {
	at.File.looseMentions(d.whole, func(m mention) {
		whole := span{m.kindAt.start, max(m.at.end, m.fieldAt.end)}
		if whole.around(at.Offset) {
			at.mention(&expr{file: at.File, at: whole, op: opName, text: at.File.slice(whole)})
		}
	})
}
