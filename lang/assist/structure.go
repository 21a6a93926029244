package assist

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Part is a piece of an element that an outline shows: a block within it, or a
// local value.
type Part struct {
	Name   string    // the block's word, KIND.NAME or local.NAME
	Detail string    // what tells it apart from others of its name
	At     hcl.Range // the block's word, or else the name alone
	Whole  hcl.Range // from the name to the closing brace, or to the end of the value
	Local  bool      // a local value
	Parts  []Part    // the blocks within it
}

// Parts lists the pieces of an element, in reading order; nil for built-in stages and
// for broken elements.
func Parts(e lang.Element) []Part {
	d := lang.DeclarationOf(e)
	if d == nil || d.Block == nil {
		return nil
	}
	if k := e.Kind(); !k.Open {
		return blocksIn(d.File, &d.Block.Body, k)
	}
	var list []Part
	for i := range d.Block.Attrs {
		a := &d.Block.Attrs[i]
		list = append(list, Part{Name: syntax.Address("local", a.Name()), Detail: prose.Clip(d.File.Slice(a.Expr.At)), At: a.NameRange(), Whole: a.LineRange(), Local: true})
	}
	return list
}

// blocksIn lists the blocks of a body of some kind; nil stands for a kind that
// is not known. Elements within another are none of its parts.
func blocksIn(f *syntax.File, b *syntax.Body, k *lang.Kind) []Part {
	var list []Part
	for _, inner := range b.Blocks {
		p := Part{Name: inner.Type, At: f.RangeOf(inner.TypeAt), Whole: f.RangeOf(inner.Whole)}
		var n *lang.Nested
		if k != nil {
			n = k.Block(inner.Type)
		}
		switch {
		case k != nil && n == nil && lang.KindNamed(inner.Type) != nil:
			continue
		case n == nil && len(inner.Labels) > 0:
			p.Name, p.At = syntax.Address(inner.Type, inner.Labels[0].Text), f.RangeOf(f.Unquote(inner.Labels[0].At))
		case len(inner.Labels) > 0:
			p.Detail = inner.Labels[0].Text
		case len(inner.Attrs) > 0:
			p.Detail = prose.Clip(f.Slice(inner.Attrs[0].Expr.At))
		}
		p.Parts = blocksIn(f, &inner.Body, nil)
		list = append(list, p)
	}
	return list
}
