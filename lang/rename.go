package lang

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Renaming edits the name of an element where it is declared and wherever the
// plans that can refer to it do so.
func (s *Snapshot) Renaming(e Element, better string) []Edit {
	edits := []Edit{{e.At(), better}}
	for _, p := range s.Plans {
		if p.lookup(name{e.Kind(), e.Name()}) != e {
			continue
		}
		for _, f := range p.Files {
			for _, decl := range f.decls {
				if decl.block != nil && decl.within == nil {
					edits = append(edits, renamed(&decl.block.body, e, better)...)
				}
			}
		}
	}
	return edits
}

// renamed edits the references to an element in a body.
func renamed(b *body, e Element, better string) []Edit {
	var edits []Edit
	b.mentions(func(kind, elementName string, at hcl.Range) {
		if kind == e.Kind().Name && elementName == e.Name() {
			edits = append(edits, Edit{at, better})
		}
	})
	return edits
}

// mentions visits every KIND.NAME in a body, nested blocks included, and where
// NAME stands.
func (b *body) mentions(visit func(kind, elementName string, at hcl.Range)) {
	for i := range b.attrs {
		b.attrs[i].mentions(&b.attrs[i].Expr, visit)
	}
	for _, inner := range b.inner {
		inner.mentions(visit)
	}
}

func (a *assignment) mentions(x *expr, visit func(kind, elementName string, at hcl.Range)) {
	switch {
	case x.op == opName && int(x.at.end-x.at.start) == len(x.text):
		kind, rest, ok := strings.Cut(x.text, ".")
		if elementName, _, _ := strings.Cut(rest, "."); ok {
			start := x.at.start + int32(len(kind)) + 1
			visit(kind, elementName, x.file.rangeOf(span{start, start + int32(len(elementName))}))
		}
	case x.op == opOther || x.op == opName:
		for _, t := range a.parse().Variables() {
			mentioned(t, x.at, visit)
		}
	default:
		for i := range x.args {
			a.mentions(&x.args[i], visit)
		}
	}
}

// mentioned visits the KIND.NAME at the start of a traversal that stands within
// a span.
func mentioned(t hcl.Traversal, within span, visit func(kind, elementName string, at hcl.Range)) {
	if len(t) < 2 || t.SourceRange().Start.Byte < int(within.start) || t.SourceRange().End.Byte > int(within.end) {
		return
	}
	if step, ok := t[1].(hcl.TraverseAttr); ok {
		at := step.SrcRange
		at.Start.Byte, at.Start.Column = at.End.Byte-len(step.Name), at.End.Column-len(step.Name)
		visit(t.RootName(), step.Name, at)
	}
}
