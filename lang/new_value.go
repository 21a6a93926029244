package lang

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// NewValue is one value of an element that an amendment changes.
type NewValue struct {
	Of        Ref[Element] `plan:"of,required" doc:"The element whose value changes; it need not stand in changes as well."`
	Attribute Text         `plan:"attribute,required" doc:"The attribute that changes. Of a block within the element: BLOCK.ATTRIBUTE, or BLOCK.NAME.ATTRIBUTE where several stand there." eg:"\"budget\""`
	To        AnyValue     `plan:"to,required" doc:"What it is from then on, written as the attribute itself would be." eg:"15000"`

	Block *Nested // the kind of block that holds the attribute; nil for the element's own, and where there is none of that name
	Name  string  // which of several blocks: the name of what it is about, or its day; empty where only one may stand there
	Attr  *Attr   // that changes; nil where there is none of that name
}

// AnyValue is a value of whatever type another attribute takes; Unknown until that one is found.
type AnyValue struct{ Value[any] }

// Changing lists the elements that the amendment changes: those that it lists, and those of
// which it gives values. Each stands once.
func (a *Amendment) Changing() []Element {
	var list []Element
	add := func(r *Ref[Element]) {
		if r.Known() && !slices.Contains(list, r.To) {
			list = append(list, r.To)
		}
	}
	for i := range a.Changes.Items {
		add(&a.Changes.Items[i])
	}
	for i := range a.Values {
		add(&a.Values[i].Of)
	}
	return list
}

// Touching lists the elements that the amendment adds, changes or drops, as far as they are
// still there.
func (a *Amendment) Touching() []Element {
	var list []Element
	for i := range a.Adds.Items {
		list = append(list, a.Adds.Items[i].To)
	}
	list = append(list, a.Changing()...)
	for i := range a.Drops.Items {
		list = append(list, a.Drops.Items[i].To)
	}
	return list
}

// ValuesOf are the values of an element to which the amendment is limited; nil where it
// speaks of all of it, or of none.
func (a *Amendment) ValuesOf(e Element) []*NewValue {
	var list []*NewValue
	for i := range a.Values {
		if v := &a.Values[i]; v.Of.Known() && v.Of.To == e {
			list = append(list, v)
		}
	}
	return list
}

// AttrAt finds an attribute as a NewValue names it: by its name, or behind that of a block
// within the element; nil where there is none.
func (k *Kind) AttrAt(path string) *Attr {
	block, _, nested := strings.Cut(path, ".")
	if n := k.nested[block]; n != nil && nested {
		return n.attr[path[strings.LastIndex(path, ".")+1:]]
	}
	return k.attr[path]
}

// Path is an attribute of an element as a NewValue names it, and as it stands there.
type Path struct {
	Name string
	Field
}

// Paths lists what a NewValue may name of an element, as far as an agreement holds it: of
// several blocks of a kind each by what it is about, or by its day.
func Paths(e Element) (list []Path) {
	fields := FieldsOf(e)
	for _, a := range fields.Kind.Attrs {
		if a.Sealed > 0 {
			list = append(list, Path{a.Name, fields.Get(a)})
		}
	}
	for _, n := range fields.Kind.Blocks {
		if n.Sealed == 0 {
			continue
		}
		blocks := fields.Blocks(n)
		if len(blocks) == 0 {
			for _, a := range n.Attrs {
				list = append(list, Path{Name: n.Name + "." + a.Name, Field: Field{Attr: a}})
			}
		}
		for _, b := range blocks {
			prefix := n.Name + "."
			if key := n.KeyAttr(); key != nil && len(blocks) > 1 {
				prefix += nameIn(b.Get(key)) + "."
			}
			for _, a := range n.Attrs {
				list = append(list, Path{prefix + a.Name, b.Get(a)})
			}
		}
	}
	return list
}

// nameIn is how a NewValue names a block by the attribute by which it is told apart.
func nameIn(key Field) string {
	if day, known := key.Date(); known {
		return day.ISO()
	}
	if refs := key.Refs(); len(refs) == 1 {
		return refs[0].Name()
	}
	return "NAME"
}

// KeyAttr is the attribute by which blocks of the kind are told apart: the first that names
// an element, or a day; nil where there is none.
func (n *Nested) KeyAttr() *Attr {
	for _, a := range n.Attrs {
		if a.Type == TypeRef || a.Type == TypeDate {
			return a
		}
	}
	return nil
}

// newValues finds what the values of an amendment are values of, and reads them as such.
func (d *decoder) newValues(m *Amendment) {
	for i := range m.Values {
		v := &m.Values[i]
		if !v.Of.Known() || !v.Attribute.Known() {
			continue
		}
		inner := *d
		inner.where = "value"
		holder := inner.find(v)
		if line := v.To.line; v.Attr != nil && line != nil && !IsUndecided(&line.Expr) {
			held := fieldAt(holder, v.Attr.index)
			inner.attribute(v.Attr, line, held)
			if v.To.State = held.state(); v.To.State == Known {
				v.To.V = held.value()
			}
		}
	}
}

// find finds the attribute that a value names, and makes room to read it.
func (d *decoder) find(v *NewValue) reflect.Value {
	k := v.Of.To.Kind()
	steps := strings.Split(v.Attribute.V, ".")
	room := reflect.ValueOf(k.make()).Elem()
	names := k.names
	if n := k.nested[steps[0]]; n != nil && len(steps) > 1 {
		v.Block, names, room = n, n.names, reflect.New(n.typ).Elem()
		if len(steps) > 2 {
			v.Name = strings.Join(steps[1:len(steps)-1], ".")
		}
	}
	if v.Attr = k.AttrAt(v.Attribute.V); v.Attr != nil {
		return room
	}
	r := d.Report(d.e, "unknown-attribute", v.Attribute.Range(), fmt.Sprintf("The %s has no %s, which the %s is to change.", v.Of.To, prose.Quote(v.Attribute.V), d.e))
	last := steps[len(steps)-1]
	r.Detail, r.Slip, r.Fix = v.Attribute.V, last, "Write one of "+prose.Either(names)
	if near, sure := prose.Closest(last, names); near != "" {
		r.Suggest(`"`+strings.TrimSuffix(v.Attribute.V, last)+near+`"`, v.Attribute.Range(), sure)
	}
	return room
}
