package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// State tells how much is known of an attribute.
type State uint8

const (
	// Absent: the author left the attribute out.
	Absent State = iota
	// Unknown: something stands there, but it is broken or built on something
	// that is. Nothing may be concluded from it.
	Unknown
	// Known: the value is there and of the right type.
	Known
)

// Value is an attribute's value together with the place where it stands.
type Value[T any] struct {
	V     T
	State State
	Attr  *hclsyntax.Attribute // nil where the author wrote nothing
}

// Known reports whether V may be used.
func (v *Value[T]) Known() bool { return v.State == Known }

// Absent reports whether the author left the attribute out.
func (v *Value[T]) Absent() bool { return v.State == Absent }

// Range is where the value stands; the zero range where nothing is written.
func (v *Value[T]) Range() hcl.Range { return exprRange(v.Attr) }

func (v *Value[T]) attribute() *hclsyntax.Attribute { return v.Attr }
func (v *Value[T]) state() State                    { return v.State }
func (v *Value[T]) spoil(attr *hclsyntax.Attribute) { v.State, v.Attr = Unknown, attr }
func (v *Value[T]) set(x any, attr *hclsyntax.Attribute) {
	v.V, v.State, v.Attr = x.(T), Known, attr
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
	State State
	Attr  *hclsyntax.Attribute
}

// Absent reports whether the author left the attribute out.
func (x *Expression) Absent() bool { return x.State == Absent }

// Range is where the expression stands.
func (x *Expression) Range() hcl.Range { return exprRange(x.Attr) }

func (x *Expression) attribute() *hclsyntax.Attribute { return x.Attr }
func (x *Expression) state() State                    { return x.State }
func (x *Expression) spoil(attr *hclsyntax.Attribute) { x.State, x.Attr = Unknown, attr }

// Ref is a reference to one element.
type Ref[T Element] struct {
	To    T // set where State is Known
	State State
	Attr  *hclsyntax.Attribute
	Expr  hclsyntax.Expression // the reference itself; an item where Attr is a list
}

// Known reports whether To may be used.
func (r *Ref[T]) Known() bool { return r.State == Known }

// Absent reports whether the author left the attribute out.
func (r *Ref[T]) Absent() bool { return r.State == Absent }

// Range is where the reference stands; the zero range where nothing is written.
func (r *Ref[T]) Range() hcl.Range {
	if r.Expr == nil {
		return exprRange(r.Attr)
	}
	return r.Expr.Range()
}

func (r *Ref[T]) attribute() *hclsyntax.Attribute { return r.Attr }
func (r *Ref[T]) state() State                    { return r.State }
func (r *Ref[T]) spoil(attr *hclsyntax.Attribute) { r.State, r.Attr = Unknown, attr }
func (r *Ref[T]) refer(e Element, expr hclsyntax.Expression, attr *hclsyntax.Attribute) bool {
	to, ok := e.(T)
	if ok {
		r.To, r.State, r.Expr, r.Attr = to, Known, expr, attr
	}
	return ok
}

// Refs is a list of references. Items holds those that resolve; State is
// Unknown where one of them does not.
type Refs[T Element] struct {
	Items []Ref[T]
	State State
	Attr  *hclsyntax.Attribute
}

// Known reports whether every item resolves.
func (r *Refs[T]) Known() bool { return r.State == Known }

// Absent reports whether the author left the attribute out.
func (r *Refs[T]) Absent() bool { return r.State == Absent }

// Empty reports whether nothing is referred to and nothing could be.
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

// Range is where the list stands; the zero range where nothing is written.
func (r *Refs[T]) Range() hcl.Range { return exprRange(r.Attr) }

func (r *Refs[T]) attribute() *hclsyntax.Attribute { return r.Attr }
func (r *Refs[T]) state() State                    { return r.State }
func (r *Refs[T]) spoil(attr *hclsyntax.Attribute) { r.State, r.Attr = Unknown, attr }
func (r *Refs[T]) open(attr *hclsyntax.Attribute, n int) {
	r.State, r.Attr = Known, attr
	if n > 0 {
		r.Items = make([]Ref[T], 0, n)
	}
}
func (r *Refs[T]) add(e Element, expr hclsyntax.Expression) bool {
	to, ok := e.(T)
	if ok {
		r.Items = append(r.Items, Ref[T]{To: to, State: Known, Expr: expr, Attr: r.Attr})
	}
	return ok
}

// field is what every attribute of every element can do.
type field interface {
	attribute() *hclsyntax.Attribute
	state() State
	spoil(*hclsyntax.Attribute)
}

type (
	scalarField interface {
		field
		set(any, *hclsyntax.Attribute)
	}
	refField interface {
		field
		refer(Element, hclsyntax.Expression, *hclsyntax.Attribute) bool
	}
	refsField interface {
		field
		open(*hclsyntax.Attribute, int)
		add(Element, hclsyntax.Expression) bool
	}
)

func exprOf(attr *hclsyntax.Attribute) hclsyntax.Expression {
	if attr == nil {
		return nil
	}
	return attr.Expr
}

func exprRange(attr *hclsyntax.Attribute) hcl.Range {
	if attr == nil {
		return hcl.Range{}
	}
	return attr.Expr.Range()
}
