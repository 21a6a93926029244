package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Place is what stands at a byte of a file. Of what cannot be read there, the
// fields are nil.
type Place struct {
	File    *File
	Offset  int
	Plan    *Plan
	Element Element // the element whose text surrounds the place
	OnKind  bool    // on the word that says the element's kind
	OnName  bool    // on the element's name
	Body    *Kind   // what the innermost braces belong to: the element's kind, or a nested block's
	Line    *Line   // the attribute whose name or value surrounds the place
	Ref     *Mention
	Call    *Call
	Asked   []Asked   // what a nested block's word or a word of a rule stands for; several where it may be of several kinds
	AskedAt hcl.Range // that word
}

// Asked is what a word stands for: a kind of element or of nested block, or an
// attribute of one.
type Asked struct {
	Kind *Kind
	Attr *Attr
}

// Line is one attribute as it is written.
type Line struct {
	Attr   *Attr // nil for one that the language does not have
	Label  string
	At     hcl.Range // its name
	Value  hcl.Range
	OnName bool // the place is on the name
}

// Mention is the name of an element within a value: KIND.NAME, and what is asked
// of it.
type Mention struct {
	To    Element   // nil where no plan in reach has it
	Kind  string    // as written
	Name  string    // as written
	At    hcl.Range // KIND.NAME
	Field string    // the attribute of it that is used, KIND.NAME.FIELD, where the place is on that
}

// Call is a function call around a place.
type Call struct {
	Function *Function
	At       hcl.Range // the function's name
	OnName   bool
}

// Place tells what stands at a byte of a file; nil for a file that the snapshot
// does not have.
func (s *Snapshot) Place(file string, offset int) *Place {
	f := s.Files[file]
	p := s.PlanOf(file)
	if f == nil || p == nil {
		return nil
	}
	at := &Place{File: f, Offset: min(max(offset, 0), len(f.Src)), Plan: p}
	for _, e := range p.All { // of elements within each other, the inner comes later
		if d := e.head().decl; d.file == f && d.whole.around(at.Offset) {
			at.Element = e
		}
	}
	if at.Element != nil {
		at.within(at.Element.head())
	}
	return at
}

// PlanOf is the plan that a file belongs to.
func (s *Snapshot) PlanOf(file string) *Plan {
	for _, p := range s.Plans {
		for _, f := range p.Files {
			if f.Path == file {
				return p
			}
		}
	}
	return nil
}

// around reports whether a caret at the byte touches the span.
func (s span) around(offset int) bool { return int(s.start) <= offset && offset <= int(s.end) }

func (at *Place) within(h *Head) {
	d := h.decl
	at.OnName = h.name != "" && d.nameAt.around(at.Offset)
	at.OnKind = !at.OnName && at.Offset <= int(d.whole.start)+len(h.kind.Name)
	if d.block == nil {
		at.inBroken(d)
		return
	}
	body, k := &d.block.body, h.kind
	for inner := innerAt(body, at.Offset); inner != nil; inner = innerAt(body, at.Offset) {
		n := k.nested[inner.Type]
		if n == nil {
			return
		}
		body, k = &inner.body, &n.Kind
		if inner.typeAt.around(at.Offset) {
			at.Asked, at.AskedAt = []Asked{{Kind: k}}, at.File.rangeOf(inner.typeAt)
		}
	}
	if body.span.around(at.Offset) {
		at.Body = k
	}
	for i := range body.attrs {
		a := &body.attrs[i]
		if whole := (span{a.name.start, a.Expr.at.end}); whole.around(at.Offset) {
			at.Line = &Line{Attr: k.attr[a.Name], Label: a.Name, At: a.nameRange(), Value: a.Expr.Range(), OnName: a.name.around(at.Offset)}
			at.value(a)
		}
	}
}

func innerAt(b *body, offset int) *block {
	for _, inner := range b.inner {
		if inner.whole.around(offset) {
			return inner
		}
	}
	return nil
}

// value finds the element or the function that the value names at the place.
func (at *Place) value(a *assignment) {
	a.each(func(x *expr) {
		switch {
		case x.op == opCall && x.at.around(at.Offset):
			name := span{x.at.start, x.at.start + int32(len(x.text))}
			at.Call = &Call{Function: functionNamed(x.text), At: at.File.rangeOf(name), OnName: name.around(at.Offset)}
		case x.op == opName && x.at.around(at.Offset):
			at.mention(x)
		}
	})
	at.ask(a)
}

func (at *Place) mention(x *expr) {
	written, ok := at.File.mention(x.text, x.at.start)
	if !ok || int(x.at.end-x.at.start) != len(x.text) {
		return
	}
	k := kindByName[written.kind]
	m := &Mention{Kind: written.kind, Name: written.name}
	whole, field := span{x.at.start, written.at.end}, written.field
	if k != nil && k.reserves(written.name) {
		whole, field, m.Name = written.kindAt, written.name, ""
		if at.Plan.Campaign != nil {
			m.To = at.Plan.Campaign
		}
	} else if k != nil {
		m.To = at.Plan.lookup(name{k, written.name})
	}
	if at.Offset > int(whole.end) {
		m.Field = field
	}
	m.At = at.File.rangeOf(whole)
	at.Ref = m
}

// each visits the pieces of the value. Of an expression that is not kept in
// pieces, it visits the names.
func (a *assignment) each(visit func(*expr)) {
	var walk func(x *expr)
	walk = func(x *expr) {
		visit(x)
		for i := range x.args {
			walk(&x.args[i])
		}
	}
	walk(&a.Expr)
	if a.Expr.hasOther() {
		for _, x := range a.pieces() {
			visit(&x)
		}
	}
}

func (x *expr) hasOther() bool {
	for i := range x.args {
		if x.args[i].hasOther() {
			return true
		}
	}
	return x.op == opOther
}

// pieces are the names and calls within a value that is not kept in pieces.
func (a *assignment) pieces() []expr {
	f := a.Expr.file
	var found []expr
	visit(a.parse(), func(n hclsyntax.Node) {
		switch n := n.(type) {
		case *hclsyntax.ScopeTraversalExpr:
			if op, text := f.dotted(n); op == opName {
				found = append(found, expr{file: f, at: spanOf(n.SrcRange), op: op, text: text})
			}
		case *hclsyntax.FunctionCallExpr:
			if functionNamed(n.Name) != nil {
				found = append(found, expr{file: f, at: spanOf(n.Range()), op: opCall, text: n.Name})
			}
		}
	})
	return found
}
