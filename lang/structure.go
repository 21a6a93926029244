package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
)

// Part is a piece of an element that an outline shows: a block within it, or a
// local value.
type Part struct {
	Name   string
	Detail string // what tells it apart from others of its name
	At     hcl.Range
	Whole  hcl.Range
	Local  bool // a local value
	Parts  []Part
}

// Parts lists the pieces of an element, in reading order.
func Parts(e Element) []Part {
	d := e.head().decl
	if d == nil || d.block == nil {
		return nil
	}
	if !d.kind.Open {
		return d.file.blocksIn(&d.block.body, d.kind)
	}
	var list []Part
	for i := range d.block.attrs {
		a := &d.block.attrs[i]
		list = append(list, Part{Name: address("local", a.Name), Detail: prose.Clip(d.file.slice(a.Expr.at)), At: a.nameRange(), Whole: a.lineRange(), Local: true})
	}
	return list
}

// blocksIn lists the blocks of a body of some kind; nil stands for a kind that
// is not known. Elements within another are none of its parts.
func (f *File) blocksIn(b *body, k *Kind) []Part {
	var list []Part
	for _, inner := range b.inner {
		p := Part{Name: inner.Type, At: f.rangeOf(inner.typeAt), Whole: f.rangeOf(inner.whole)}
		var n *Nested
		if k != nil {
			n = k.nested[inner.Type]
		}
		switch {
		case k != nil && n == nil && kindByName[inner.Type] != nil:
			continue
		case n == nil && len(inner.labels) > 0:
			p.Name, p.At = address(inner.Type, inner.labels[0].text), f.rangeOf(f.unquote(inner.labels[0].at))
		case len(inner.labels) > 0:
			p.Detail = inner.labels[0].text
		case len(inner.attrs) > 0:
			p.Detail = prose.Clip(f.slice(inner.attrs[0].Expr.at))
		}
		p.Parts = f.blocksIn(&inner.body, nil)
		list = append(list, p)
	}
	return list
}
