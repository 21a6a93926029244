package ruling

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Listen reads one expression of a rule once more, beside the plan, which stays as it
// is. It tells of each word that stands for elements, or for what these are asked for:
// attr is "" for the former, kinds are none where they are not known, and at is the zero
// range where the word is not found. Of an attribute that is no expression, nothing.
func Listen(r *lang.Rule, a *syntax.Attribute, hear func(kinds []*lang.Kind, attr string, at hcl.Range)) {
	if partNames[a.Name()] == "" {
		return
	}
	c := &checker{plan: r.Plan().Aside(), rule: r, attr: a, hear: hear}
	c.of(a.Tree(), &bindings{"each", nil, eachOf(r), nil})
}

// EachKinds are those of the elements that a rule looks at; none where it does not say
// so.
func EachKinds(r *lang.Rule) []*lang.Kind { return eachOf(r).kinds }

// tell tells whoever listens of a word that stands for elements, or for what
// these are asked for.
func (c *checker) tell(is *shape, attr string, at hcl.Range) {
	switch {
	case c.hear == nil:
	case is.block != nil:
		c.hear([]*lang.Kind{is.block}, attr, at)
	default:
		c.hear(is.kinds, attr, at)
	}
}

// given is where a for expression names what it gives: for t in tactics.
func (c *checker) given(x *hclsyntax.ForExpr) hcl.Range {
	f, from := c.rule.File(), x.SrcRange.Start.Byte
	text := string(f.Src[from:x.CollExpr.Range().Start.Byte])
	text = strings.TrimSpace(text[:max(strings.LastIndex(text, "in"), 0)])
	if !strings.HasSuffix(text, x.ValVar) {
		return hcl.Range{}
	}
	end := from + len(text)
	return f.Range(end-len(x.ValVar), end)
}
