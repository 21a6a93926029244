package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/syntax"
)

// State tells how much is known of an attribute.
type State uint8

const (
	// Absent: the author left the attribute out, or its value is null.
	Absent State = iota
	// Unknown: something stands there, but it is broken or built on something
	// that is. Nothing may be concluded from it.
	Unknown
	// Known: the value is there and of the right type.
	Known
)

// Value is an attribute's value together with the place where it stands.
type Value[T any] struct {
	V     T                 // counts where State is Known
	State State             // how much is known of V
	line  *syntax.Attribute // nil where the author wrote nothing
}

// Known reports whether V may be used.
func (v *Value[T]) Known() bool { return v.State == Known }

// Absent reports whether the author left the attribute out.
func (v *Value[T]) Absent() bool { return v.State == Absent }

// Range is where the value stands; the zero range where nothing is written.
func (v *Value[T]) Range() hcl.Range { return exprRange(v.line) }

func (v *Value[T]) written() *syntax.Attribute        { return v.line }
func (v *Value[T]) state() State                      { return v.State }
func (v *Value[T]) value() any                        { return v.V }
func (v *Value[T]) setUnknown(line *syntax.Attribute) { v.State, v.line = Unknown, line }
func (v *Value[T]) set(x any, line *syntax.Attribute) {
	v.V, v.State, v.line = x.(T), Known, line
}

// The scalar attribute types of the language.
type (
	Text   = Value[string]
	Texts  = Value[[]string]
	Bool   = Value[bool]
	Number = Value[float64] // also money, in units of the campaign's currency, and percent, 0 to 100
	Day    = Value[Date]
	Span   = Value[Duration]
)

// Expression is an attribute that is kept as it is written, to be worked out
// for many elements (the attributes of a rule block).
type Expression struct {
	State State // Known where it is written, right or wrong; its mistakes package ruling finds
	line  *syntax.Attribute
}

// Absent reports whether the author left the attribute out.
func (x *Expression) Absent() bool { return x.State == Absent }

// Line is where the expression is written; nil where it is left out, or the rule does
// not parse.
func (x *Expression) Line() *syntax.Attribute { return x.line }

// Source is the expression as it is written; empty where Line is nil.
func (x *Expression) Source() string {
	if x.line == nil {
		return ""
	}
	return x.line.Expr.File.Slice(x.line.Expr.At)
}

// Range is where the expression stands; the zero range where Line is nil.
func (x *Expression) Range() hcl.Range { return exprRange(x.line) }

func (x *Expression) written() *syntax.Attribute        { return x.line }
func (x *Expression) state() State                      { return x.State }
func (x *Expression) value() any                        { return nil }
func (x *Expression) setUnknown(line *syntax.Attribute) { x.State, x.line = Unknown, line }

// Ref is a reference to one element.
type Ref[T Element] struct {
	To    T     // set where State is Known
	State State // Unknown where it does not resolve, be the element misspelt or gone
	line  *syntax.Attribute
	expr  *syntax.Expr // the reference itself; an item where the line has a list
}

// Known reports whether To may be used.
func (r *Ref[T]) Known() bool { return r.State == Known }

// Absent reports whether the author left the attribute out.
func (r *Ref[T]) Absent() bool { return r.State == Absent }

// Range is where the reference stands; the zero range where nothing is written.
func (r *Ref[T]) Range() hcl.Range {
	if r.expr == nil {
		return exprRange(r.line)
	}
	return r.expr.Range()
}

func (r *Ref[T]) written() *syntax.Attribute { return r.line }
func (r *Ref[T]) state() State               { return r.State }
func (r *Ref[T]) value() any {
	if r.State != Known {
		return nil
	}
	return Element(r.To)
}

func (r *Ref[T]) setUnknown(line *syntax.Attribute) { r.State, r.line = Unknown, line }
func (r *Ref[T]) refer(e Element, x *syntax.Expr, line *syntax.Attribute) bool {
	to, ok := e.(T)
	if ok {
		r.To, r.State, r.expr, r.line = to, Known, x, line
	}
	return ok
}

// Cue is what sets something off: said in words, or an element.
type Cue struct {
	Value[string]
	To Ref[*Objective] // Known where it is an element
}

func (c *Cue) value() any {
	if c.To.Known() {
		return Element(c.To.To)
	}
	return c.V
}

func (c *Cue) setUnknown(line *syntax.Attribute) {
	c.Value.setUnknown(line)
	c.To.setUnknown(line)
}

func (c *Cue) refer(e Element, x *syntax.Expr, line *syntax.Attribute) bool {
	ok := c.To.refer(e, x, line)
	if ok {
		c.State, c.line = Known, line
	}
	return ok
}

// Refs is a list of references.
type Refs[T Element] struct {
	Items []Ref[T] // those that resolve, in their order; also where State is Unknown
	State State    // Unknown where one does not resolve, unless it is gone and may be
	line  *syntax.Attribute
}

// Known reports whether every item resolves, or is gone where it may be.
func (r *Refs[T]) Known() bool { return r.State == Known }

// Absent reports whether the author left the attribute out.
func (r *Refs[T]) Absent() bool { return r.State == Absent }

// Empty reports whether nothing is referred to and nothing could be; what is gone does
// not count.
func (r *Refs[T]) Empty() bool { return r.State != Unknown && len(r.Items) == 0 }

// Has reports whether e is among the items.
func (r *Refs[T]) Has(e Element) bool {
	for i := range r.Items {
		if Element(r.Items[i].To) == e {
			return true
		}
	}
	return false
}

// Gone lists the addresses that the list names and no plan has any more, where
// it may name such; none where State is not Known, or a local value stands for the list.
func (r *Refs[T]) Gone() []string {
	if r.State != Known || r.line == nil || r.line.Expr.Op != syntax.OpList {
		return nil
	}
	var gone []string
	found := 0
	args := r.line.Expr.Args()
	for i := range args {
		x := &args[i]
		if found < len(r.Items) && r.Items[found].expr == x {
			found++
		} else if x.Op == syntax.OpName {
			gone = append(gone, x.Text())
		}
	}
	return gone
}

// Range is where the list stands; the zero range where nothing is written.
func (r *Refs[T]) Range() hcl.Range { return exprRange(r.line) }

func (r *Refs[T]) written() *syntax.Attribute { return r.line }
func (r *Refs[T]) state() State               { return r.State }
func (r *Refs[T]) value() any {
	list := make([]Element, len(r.Items))
	for i := range r.Items {
		list[i] = r.Items[i].To
	}
	return list
}
func (r *Refs[T]) setUnknown(line *syntax.Attribute) { r.State, r.line = Unknown, line }
func (r *Refs[T]) open(line *syntax.Attribute, n int) {
	r.State, r.line = Known, line
	if n > 0 {
		r.Items = make([]Ref[T], 0, n)
	}
}
func (r *Refs[T]) add(e Element, x *syntax.Expr) bool {
	to, ok := e.(T)
	if ok {
		r.Items = append(r.Items, Ref[T]{To: to, State: Known, expr: x, line: r.line})
	}
	return ok
}

// field is what every attribute of every element can do.
type field interface {
	written() *syntax.Attribute
	state() State
	value() any
	setUnknown(*syntax.Attribute)
}

type (
	scalarField interface {
		field
		set(any, *syntax.Attribute)
	}
	refField interface {
		field
		refer(Element, *syntax.Expr, *syntax.Attribute) bool
	}
	refsField interface {
		field
		open(*syntax.Attribute, int)
		add(Element, *syntax.Expr) bool
	}
)

func exprRange(line *syntax.Attribute) hcl.Range {
	if line == nil {
		return hcl.Range{}
	}
	return line.Expr.Range()
}
