package lang

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Attribute is one attribute of an element, or of a block within it, with its
// value, for those who show them all alike.
type Attribute struct {
	Field
	Block   string    // the nested block that it stands in; empty for the element's own
	At      hcl.Range // its name; the zero range where Line is nil
	ValueAt hcl.Range // its value; the zero range likewise
}

// Attributes lists the attributes of an element as they count (Effective), in the order of
// the reference, those left out included, and then those of its nested blocks. What stands in the
// examples of a rule is none of them.
func Attributes(e Element) []Attribute { return attributesIn(nil, "", FieldsOf(e)) }

func attributesIn(list []Attribute, block string, in Fields) []Attribute {
	for _, a := range in.Kind.Attrs {
		attr := Attribute{Field: in.Effective(a), Block: block}
		if attr.Line != nil {
			attr.At, attr.ValueAt = attr.Line.NameRange(), attr.Line.Expr.Range()
		}
		list = append(list, attr)
	}
	for _, n := range in.Kind.Blocks {
		if n.Example {
			continue
		}
		for _, inner := range in.Blocks(n) {
			list = attributesIn(list, n.Name, inner)
		}
	}
	return list
}

// Refs lists the elements that the attribute names, as far as they resolve; nil for an
// attribute that takes no references.
func (f Field) Refs() []Element {
	switch v := f.Held.(type) {
	case Element:
		return []Element{v}
	case []Element:
		return v
	}
	return nil
}

// Addresses lists what the attribute names, whether the plan has it or not; false where
// anything but names stands there.
func (f Field) Addresses() (list []string, names bool) {
	if f.Line == nil {
		return nil, f.State == Absent
	}
	x := f.plan.ThroughLocals(&f.Line.Expr)
	items := []syntax.Expr{*x}
	if x.Op == syntax.OpList {
		items = x.Args()
	}
	for i := range items {
		key, ok := KeyIn(f.plan.ThroughLocals(&items[i]).Text())
		if !ok {
			return nil, false
		}
		address := syntax.Address(key.Kind.Name, key.Name)
		if e := f.plan.Find(key); e != nil {
			address = e.Address()
		}
		list = append(list, address)
	}
	return list, true
}

// Shown is the value as a sentence would say it: €45,000, 1 April 2027, a title;
// empty where nothing is known.
func (f Field) Shown() string {
	if f.State != Known {
		return ""
	}
	switch v := f.Held.(type) {
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
		switch f.Type {
		case TypeMoney:
			return prose.Money(v, f.plan.Currency())
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

// Date is the value of an attribute that takes a day; of any other it is not known.
func (f Field) Date() (d Date, known bool) {
	d, known = f.Held.(Date)
	return d, known && f.State == Known
}
