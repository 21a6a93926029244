package assist

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Cursor is what stands at a byte of a file. Of what cannot be read there, the
// fields are nil.
type Cursor struct {
	File    *syntax.File // never nil
	Offset  int          // in bytes; what was asked for, or the nearest end of the file
	Plan    *lang.Plan   // the file's; never nil
	Element lang.Element // the element whose text surrounds the place
	OnKind  bool         // on the word that says the element's kind
	OnName  bool         // on the element's name
	Body    *lang.Kind   // what the innermost braces belong to: the element's kind, or a nested block's
	Line    *Line        // the attribute whose name or value surrounds the place
	Ref     *Mention     // the names with a dot at the place
	Call    *Call        // the innermost around the place
	Asked   []Asked      // what a nested block's word or a word of a rule stands for; several where it may be of several kinds
	AskedAt hcl.Range    // that word
	Block   *lang.Nested // where that is the word of a nested block of Element; else nil
	Nth     int          // which of the blocks of its kind that one is, from 0
}

// Asked is what a word stands for: a kind of element or of nested block, or an
// attribute of one.
type Asked struct {
	Kind    *lang.Kind // never nil
	Attr    *lang.Attr // of Kind; nil where the word stands for that itself
	Derived string     // what the kind says of itself besides its attributes; else ""
}

// Line is one attribute as it is written.
type Line struct {
	Attr   *lang.Attr // nil for one that the language does not have
	Label  string     // the name as it is written
	At     hcl.Range  // its name
	Value  hcl.Range  // what stands behind the equals sign
	OnName bool       // the place is on the name
}

// Mention is the name of an element within a value: KIND.NAME, and what is asked
// of it. Whatever else has a dot is one as well: local.NAME, each.ATTRIBUTE.
type Mention struct {
	To    lang.Element // nil where no plan in reach has it, and for what names no element
	Kind  string       // as written
	Name  string       // as written; empty for the plan's own campaign in campaign.FIELD
	At    hcl.Range    // KIND.NAME, or the word campaign in campaign.FIELD
	Field string       // the attribute of it that is used, KIND.NAME.FIELD, where the place is on that
}

// Call is a function call around a place.
type Call struct {
	Function *lang.Function // never nil
	At       hcl.Range      // the function's name
	OnName   bool           // the place is on the name
}

// CursorAt tells what stands at a byte of a file; nil for a file that the snapshot
// does not have. A byte outside the file stands for the nearest end of it.
func CursorAt(s *lang.Snapshot, file string, offset int) *Cursor {
	f := s.Files[file]
	p := s.PlanOf(file)
	if f == nil || p == nil {
		return nil
	}
	at := &Cursor{File: f, Offset: min(max(offset, 0), len(f.Src)), Plan: p}
	for _, e := range p.All { // of elements within each other, the inner comes later
		if d := lang.DeclarationOf(e); d.File == f && d.Whole.Touches(at.Offset) {
			at.Element = e
		}
	}
	if at.Element != nil {
		at.within(at.Element)
	}
	return at
}

func (at *Cursor) within(e lang.Element) {
	d, k := lang.DeclarationOf(e), e.Kind()
	at.OnName = e.Name() != "" && d.NameAt.Touches(at.Offset)
	at.OnKind = !at.OnName && at.Offset <= int(d.Whole.Start)+len(k.Name)
	if d.Block == nil {
		at.inBroken(d)
		return
	}
	body := &d.Block.Body
	for inner, nth := innerAt(body, at.Offset); inner != nil; inner, nth = innerAt(body, at.Offset) {
		n := k.Block(inner.Type)
		if n == nil {
			return
		}
		if inner.TypeAt.Touches(at.Offset) {
			at.Asked, at.AskedAt = []Asked{{Kind: &n.Kind}}, at.File.RangeOf(inner.TypeAt)
			if k == e.Kind() {
				at.Block, at.Nth = n, nth
			}
		}
		body, k = &inner.Body, &n.Kind
	}
	if body.Span.Touches(at.Offset) {
		at.Body = k
	}
	for i := range body.Attrs {
		a := &body.Attrs[i]
		if whole := (syntax.Span{Start: a.NameAt.Start, End: a.Expr.At.End}); whole.Touches(at.Offset) {
			at.Line = &Line{Attr: k.Attr(a.Name()), Label: a.Name(), At: a.NameRange(), Value: a.Expr.Range(), OnName: a.NameAt.Touches(at.Offset)}
			at.value(a)
		}
	}
}

// innerAt is the block at a byte of a body, and which of its kind it is there; nil for none.
func innerAt(b *syntax.Body, offset int) (*syntax.Block, int) {
	seen := map[string]int{}
	for _, inner := range b.Blocks {
		if inner.Whole.Touches(offset) {
			return inner, seen[inner.Type]
		}
		seen[inner.Type]++
	}
	return nil, 0
}

// value finds the element or the function that the value names at the place.
func (at *Cursor) value(a *syntax.Attribute) {
	each(a, func(x *syntax.Expr) {
		switch {
		case x.Op == syntax.OpCall && x.At.Touches(at.Offset):
			name := syntax.Span{Start: x.At.Start, End: x.At.Start + int32(len(x.Text()))}
			at.Call = &Call{Function: lang.FunctionNamed(x.Text()), At: at.File.RangeOf(name), OnName: name.Touches(at.Offset)}
		case x.Op == syntax.OpName && x.At.Touches(at.Offset):
			at.mention(x)
		}
	})
	at.ask(a)
}

func (at *Cursor) mention(x *syntax.Expr) {
	written, ok := at.File.Mention(x.Text(), x.At.Start)
	if !ok || int(x.At.End-x.At.Start) != len(x.Text()) {
		return
	}
	k := lang.KindNamed(written.Kind)
	m := &Mention{Kind: written.Kind, Name: written.Name}
	whole, field := syntax.Span{Start: x.At.Start, End: written.At.End}, written.Field
	if k != nil && k.Reserves(written.Name) {
		whole, field, m.Name = written.KindAt, written.Name, ""
		if at.Plan.Campaign != nil {
			m.To = at.Plan.Campaign
		}
	} else if k != nil {
		m.To = at.Plan.Find(lang.Key{Kind: k, Name: written.Name})
	}
	if at.Offset > int(whole.End) {
		m.Field = field
	}
	m.At = at.File.RangeOf(whole)
	at.Ref = m
}

// each visits the pieces of the value. Of an expression that is not kept in
// pieces, it visits the names.
func each(a *syntax.Attribute, visit func(*syntax.Expr)) {
	var walk func(x *syntax.Expr)
	walk = func(x *syntax.Expr) {
		visit(x)
		for i := range x.Args() {
			walk(&x.Args()[i])
		}
	}
	walk(&a.Expr)
	if hasOther(&a.Expr) {
		for _, x := range pieces(a) {
			visit(&x)
		}
	}
}

func hasOther(x *syntax.Expr) bool {
	for i := range x.Args() {
		if hasOther(&x.Args()[i]) {
			return true
		}
	}
	return x.Op == syntax.OpOther
}

// pieces are the names and calls within a value that is not kept in pieces.
func pieces(a *syntax.Attribute) []syntax.Expr {
	f := a.Expr.File
	var found []syntax.Expr
	syntax.Visit(a.Tree(), func(n hclsyntax.Node) {
		switch n := n.(type) {
		case *hclsyntax.ScopeTraversalExpr:
			if op, text := f.Dotted(n); op == syntax.OpName {
				found = append(found, syntax.NewExpr(f, syntax.SpanOf(n.SrcRange), op, text, nil))
			}
		case *hclsyntax.FunctionCallExpr:
			if lang.FunctionNamed(n.Name) != nil {
				found = append(found, syntax.NewExpr(f, syntax.SpanOf(n.Range()), syntax.OpCall, n.Name, nil))
			}
		}
	})
	return found
}

// inBroken finds the element that is named at the place, within an element that
// cannot be read.
func (at *Cursor) inBroken(d *syntax.Declaration) {
	at.File.LooseMentions(d.Whole, func(m syntax.Mention) {
		whole := syntax.Span{Start: m.KindAt.Start, End: max(m.At.End, m.FieldAt.End)}
		if whole.Touches(at.Offset) {
			at.mention(&syntax.Expr{File: at.File, At: whole, Op: syntax.OpName})
		}
	})
}
