package lang

import (
	"reflect"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Relation is a reference of one element to another.
type Relation struct {
	From, To Element   // From names To; neither is nil
	Attr     *Attr     // of From, or of a block within it
	At       hcl.Range // the reference itself; an item where From has a list
}

// RelationsFrom lists the references of an element that resolve, in the order of the
// language's reference; those of its nested blocks come last.
func RelationsFrom(e Element) []Relation {
	l := &relations{from: e}
	if refs := e.Kind().refs(func(*Attr) bool { return true }); refs != nil {
		l.read(refs, reflect.ValueOf(e).Elem())
	}
	return l.found
}

// RelationsTo lists the references to an element by attributes that are wanted,
// in reading order, from the plans that can see it.
func (s *Snapshot) RelationsTo(e Element, wanted func(*Attr) bool) []Relation {
	key, byKind := KeyOf(e), map[*Kind]*references{}
	for _, k := range kinds {
		byKind[k] = k.refs(func(a *Attr) bool { return wanted(a) && a.Accepts(e.Kind().Name) })
	}
	l := &relations{to: e}
	for _, p := range s.Plans() {
		if p.Find(key) != e {
			continue
		}
		for _, from := range p.All {
			if refs := byKind[from.Kind()]; refs != nil {
				l.from = from
				l.read(refs, reflect.ValueOf(from).Elem())
			}
		}
	}
	return l.found
}

// references are the attributes of a kind that name elements, and those of its
// blocks.
type references struct {
	attrs  []*Attr
	blocks []nestedReferences
}

type nestedReferences struct {
	*Nested
	*references
}

// refs finds the references of a kind that fit; nil where it has none.
func (k *Kind) refs(fits func(*Attr) bool) *references {
	r := &references{}
	for _, a := range k.Attrs {
		if (a.Type == TypeRef || a.Type == TypeRefs || a.Type == TypeCue) && fits(a) {
			r.attrs = append(r.attrs, a)
		}
	}
	for _, n := range k.Blocks {
		if inner := n.refs(fits); inner != nil && !n.Example {
			r.blocks = append(r.blocks, nestedReferences{n, inner})
		}
	}
	if len(r.attrs)+len(r.blocks) == 0 {
		return nil
	}
	return r
}

// relations collects what elements refer to: one element, or for nil any.
type relations struct {
	from, to Element
	found    []Relation
}

func (l *relations) read(refs *references, v reflect.Value) {
	for _, a := range refs.attrs {
		v.FieldByIndex(a.index).Addr().Interface().(naming).each(func(named Element, x *syntax.Expr) {
			if l.to == nil || named == l.to {
				l.found = append(l.found, Relation{l.from, named, a, x.Range()})
			}
		})
	}
	for _, b := range refs.blocks {
		items := v.FieldByIndex(b.index)
		for i := range items.Len() {
			l.read(b.references, items.Index(i))
		}
	}
}

// naming is an attribute that names elements.
type naming interface {
	each(func(Element, *syntax.Expr))
}

func (r *Ref[T]) each(visit func(Element, *syntax.Expr)) {
	if r.State == Known {
		visit(r.To, r.expr)
	}
}

func (c *Cue) each(visit func(Element, *syntax.Expr)) { c.To.each(visit) }

func (r *Refs[T]) each(visit func(Element, *syntax.Expr)) {
	for i := range r.Items {
		r.Items[i].each(visit)
	}
}
