package assist

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/syntax"
)

// ask finds what a word of a rule stands for: tactics, each, each.discipline and
// what that is asked for in turn, and the word that a for expression gives.
func (at *Cursor) ask(a *syntax.Attribute) {
	r, ok := at.Element.(*lang.Rule)
	switch {
	case !ok || at.Body != r.Kind():
		return
	case a.Name() == "for_each":
		for _, k := range ruling.EachKinds(r) {
			if a.Expr.At.Touches(at.Offset) {
				at.Asked, at.AskedAt = []Asked{{Kind: k}}, a.Expr.Range()
			}
		}
		return
	}
	ruling.Listen(r, a, func(kinds []*lang.Kind, attr string, where hcl.Range) {
		if here := syntax.SpanOf(where); len(at.Asked) > 0 || !here.Touches(at.Offset) {
			return
		}
		for _, k := range kinds {
			switch {
			case attr == "" || k.Attr(attr) != nil:
				at.Asked = append(at.Asked, Asked{Kind: k, Attr: k.Attr(attr)})
			case slices.Contains(ruling.Derived(k), attr):
				at.Asked = append(at.Asked, Asked{Kind: k, Derived: attr})
			}
		}
		at.AskedAt = at.File.RangeOf(syntax.SpanOf(where))
	})
}
