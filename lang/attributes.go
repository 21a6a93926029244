package lang

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
)

// Attribute is one attribute of an element, or of a block within it, with its
// value, for those who show them all alike.
type Attribute struct {
	*Attr
	Block    string // the nested block that it stands in; empty for the element's own
	State    State
	At       hcl.Range // its name; the zero range where nothing is written
	Value    hcl.Range
	Computed bool // the value is worked out, not written out

	plan  *Plan
	value any
}

// Attributes lists the attributes of an element in the order of the reference,
// those left out included, and then those of its nested blocks.
func Attributes(e Element) []Attribute {
	h := e.head()
	return attributesIn(nil, h.kind, "", reflect.ValueOf(e).Elem(), h.plan)
}

func attributesIn(list []Attribute, k *Kind, block string, v reflect.Value, p *Plan) []Attribute {
	for _, a := range k.Attrs {
		f := fieldAt(v, a.index)
		attr := Attribute{Attr: a, Block: block, State: f.state(), plan: p, value: f.value()}
		if line := f.written(); line != nil {
			_, plain := line.Expr.Literal()
			attr.At, attr.Value = line.NameRange(), line.Expr.Range()
			attr.Computed = !plain && !a.refers()
		}
		list = append(list, attr)
	}
	for _, n := range k.Blocks {
		if items := v.FieldByIndex(n.index); !n.Example {
			for i := range items.Len() {
				list = attributesIn(list, &n.Kind, n.Name, items.Index(i), p)
			}
		}
	}
	return list
}

// Refs lists the elements that the attribute names.
func (a Attribute) Refs() []Element {
	switch v := a.value.(type) {
	case Element:
		return []Element{v}
	case []Element:
		return v
	}
	return nil
}

// Shown is the value as a sentence would say it: €45,000, 1 April 2027, a title;
// empty where nothing is known.
func (a Attribute) Shown() string {
	if a.State != Known {
		return ""
	}
	switch v := a.value.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, ", ")
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case float64:
		switch a.Type {
		case TypeMoney:
			return prose.Money(v, a.plan.Currency())
		case TypePercent:
			return prose.Digits(v) + "%"
		}
		return prose.Digits(v)
	case fmt.Stringer: // a day, a length of time
		if e, ok := v.(Element); ok {
			return e.Label()
		}
		return v.String()
	case []Element:
		names := make([]string, len(v))
		for i, e := range v {
			names[i] = e.Label()
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// Date is the value of an attribute that takes a day.
func (a Attribute) Date() (d Date, known bool) {
	d, known = a.value.(Date)
	return d, known && a.State == Known
}
