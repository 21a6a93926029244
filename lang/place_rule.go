package lang

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/syntax"
)

// ask finds what a word of a rule stands for: tactics, each, each.discipline and
// what that is asked for in turn, and the word that a for expression gives. The
// rule is read once more for it, beside the plan, which stays as it is.
func (at *Place) ask(a *syntax.Attribute) {
	r, ok := at.Element.(*Rule)
	switch {
	case !ok || at.Body != r.Kind():
		return
	case a.Name == "for_each":
		for _, k := range r.each().kinds {
			if a.Expr.At.Touches(at.Offset) {
				at.Asked, at.AskedAt = []Asked{{k, nil}}, a.Expr.Range()
			}
		}
		return
	case partNames[a.Name] == "":
		return
	}
	aside := *at.Plan
	aside.Diagnostics = nil
	c := &ruleChecker{plan: &aside, rule: r, attr: a}
	c.hear = func(kinds []*Kind, attr string, where hcl.Range) {
		if here := syntax.SpanOf(where); len(at.Asked) > 0 || !here.Touches(at.Offset) {
			return
		}
		for _, k := range kinds {
			if attr == "" || k.attr[attr] != nil {
				at.Asked = append(at.Asked, Asked{k, k.attr[attr]})
			}
		}
		at.AskedAt = at.File.RangeOf(syntax.SpanOf(where))
	}
	c.of(a.Tree(), &scope{"each", nil, r.each(), nil})
}

// heard tells whoever listens of a word that stands for elements, or for what
// these are asked for.
func (c *ruleChecker) heard(is *shape, attr string, at hcl.Range) {
	switch {
	case c.hear == nil:
	case is.block != nil:
		c.hear([]*Kind{is.block}, attr, at)
	default:
		c.hear(is.kinds, attr, at)
	}
}

// given is where a for expression names what it gives: for t in tactics.
func (c *ruleChecker) given(x *hclsyntax.ForExpr) hcl.Range {
	f, from := c.rule.File(), x.SrcRange.Start.Byte
	text := string(f.Src[from:x.CollExpr.Range().Start.Byte])
	text = strings.TrimSpace(text[:max(strings.LastIndex(text, "in"), 0)])
	if !strings.HasSuffix(text, x.ValVar) {
		return hcl.Range{}
	}
	end := from + len(text)
	return f.Range(end-len(x.ValVar), end)
}
