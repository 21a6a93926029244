package ruling

import (
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/zclconf/go-cty/cty"
)

// class is what can be said of a value before any element is looked at.
type class string

const (
	classAny     class = ""
	classNothing class = "nothing"
	classText    class = "a text"
	classNumber  class = "a number"
	classYesNo   class = "yes or no"
	classDay     class = "a day"
	classSpan    class = "a length of time"
	classElement class = "an element"
	classList    class = "a list"
	classTable   class = "a table of values"
)

// shape is the class of a value, with the kinds that an element can be of, what a
// list holds, what a block has, and what a choice can be.
type shape struct {
	is      class
	kinds   []*lang.Kind // empty: any
	items   *shape
	block   *lang.Kind
	choices []string
}

var anything = &shape{}

// says names the shape in a sentence.
func (s *shape) says() string {
	if s.is == classElement && len(s.kinds) > 0 {
		var kinds []string
		for _, k := range s.kinds {
			kinds = append(kinds, k.Name)
		}
		return prose.A(prose.Either(kinds))
	}
	return string(s.is)
}

// shapeOf is what an attribute says.
func shapeOf(a *lang.Attr) *shape {
	switch a.Type {
	case lang.TypeText:
		return &shape{is: classText}
	case lang.TypeChoice:
		return &shape{is: classText, choices: a.Choices}
	case lang.TypeDate:
		return &shape{is: classDay}
	case lang.TypeDuration:
		return &shape{is: classSpan}
	case lang.TypeYesNo:
		return &shape{is: classYesNo}
	case lang.TypeTexts:
		return &shape{is: classList, items: &shape{is: classText}}
	case lang.TypeChoices:
		return &shape{is: classList, items: &shape{is: classText, choices: a.Choices}}
	case lang.TypeRef, lang.TypeRefs:
		one := &shape{is: classElement}
		for _, k := range a.Kinds {
			one.kinds = append(one.kinds, lang.KindNamed(k))
		}
		if a.Type == lang.TypeRefs {
			return &shape{is: classList, items: one}
		}
		return one
	}
	if a.Type.Numeric() {
		return &shape{is: classNumber}
	}
	return anything
}

// shapeIn is what kinds say under a name; nil where none of them has it.
func shapeIn(kinds []*lang.Kind, word string) *shape {
	if len(kinds) == 0 {
		return anything
	}
	var found *shape
	for _, k := range kinds {
		var one *shape
		switch {
		case k.Attr(word) != nil:
			one = shapeOf(k.Attr(word))
		case k.Block(word) != nil:
			one = blockShape(k.Block(word))
		case derivedShape(k, word) != nil:
			one = derivedShape(k, word)
		default:
			continue
		}
		if found = one; len(kinds) > 1 && one.is != found.is {
			return anything
		}
	}
	if len(kinds) > 1 && found != nil {
		return &shape{is: found.is} // of several kinds, one may take what another does not
	}
	return found
}

// blockShape is what the nested blocks of one kind say.
func blockShape(n *lang.Nested) *shape {
	one := &shape{is: classTable, block: &n.Kind}
	if n.Once {
		return one
	}
	return &shape{is: classList, items: one}
}

// bindings are the names that stand for something while a rule is read.
type bindings struct {
	name string
	any  *hclsyntax.AnonSymbolExpr
	is   *shape
	up   *bindings
}

func (s *bindings) get(word string) *shape {
	for ; s != nil; s = s.up {
		if s.any == nil && s.name == word {
			return s.is
		}
	}
	return nil
}

// of is the shape of an expression. What cannot be right whatever the elements
// say is reported.
func (c *checker) of(x hclsyntax.Expression, s *bindings) *shape {
	switch x := x.(type) {
	case *hclsyntax.LiteralValueExpr:
		return literalShape(x.Val)
	case *hclsyntax.ParenthesesExpr:
		return c.of(x.Expression, s)
	case *hclsyntax.ScopeTraversalExpr:
		return c.traversal(x.Traversal, s)
	case *hclsyntax.RelativeTraversalExpr:
		return c.follow(c.of(x.Source, s), x.Traversal)
	case *hclsyntax.IndexExpr:
		c.of(x.Key, s)
		return c.inside(c.of(x.Collection, s))
	case *hclsyntax.SplatExpr:
		return &shape{is: classList, items: c.of(x.Each, &bindings{any: x.Item, is: c.itemOf(c.of(x.Source, s)), up: s})}
	case *hclsyntax.AnonSymbolExpr:
		for ; s != nil; s = s.up {
			if s.any == x {
				return s.is
			}
		}
	case *hclsyntax.TemplateExpr:
		for _, part := range x.Parts {
			c.of(part, s)
		}
		return &shape{is: classText}
	case *hclsyntax.TemplateWrapExpr:
		c.of(x.Wrapped, s)
		return &shape{is: classText}
	case *hclsyntax.TemplateJoinExpr:
		c.of(x.Tuple, s)
		return &shape{is: classText}
	case *hclsyntax.ConditionalExpr:
		c.condition(x.Condition, s)
		if a, b := c.of(x.TrueResult, s), c.of(x.FalseResult, s); a.is == b.is && len(a.kinds)+len(b.kinds) == 0 {
			return &shape{is: a.is}
		}
	case *hclsyntax.TupleConsExpr:
		return c.tuple(x, s)
	case *hclsyntax.ObjectConsExpr:
		for _, item := range x.Items {
			c.of(item.ValueExpr, s)
		}
		return anything
	case *hclsyntax.ForExpr:
		return c.loop(x, s)
	case *hclsyntax.UnaryOpExpr:
		if x.Op == hclsyntax.OpLogicalNot {
			c.condition(x.Val, s)
			return &shape{is: classYesNo}
		}
		c.numbers("calculates with %s", s, x.Val)
		return &shape{is: classNumber}
	case *hclsyntax.BinaryOpExpr:
		return c.binary(x, s)
	case *hclsyntax.FunctionCallExpr:
		return c.call(x, s)
	}
	return anything
}

func literalShape(v cty.Value) *shape {
	switch {
	case v.IsNull():
		return &shape{is: classNothing}
	case v.Type() == cty.Number:
		return &shape{is: classNumber}
	case v.Type() == cty.Bool:
		return &shape{is: classYesNo}
	case v.Type() == cty.String:
		return &shape{is: classText}
	}
	return anything
}

// inside is what stands in a list or a table, under whatever key.
func (c *checker) inside(of *shape) *shape {
	if of.is == classList && of.items != nil {
		return of.items
	}
	return anything
}

// itemOf is what a splat runs through: a single value is a list of one.
func (c *checker) itemOf(of *shape) *shape {
	if of.is != classList {
		return of
	}
	return c.inside(of)
}

func (c *checker) tuple(x *hclsyntax.TupleConsExpr, s *bindings) *shape {
	all := &shape{is: classList}
	for i, item := range x.Exprs {
		one := c.of(item, s)
		if i == 0 {
			all.items = one
		} else if all.items == nil || one.is != all.items.is || !slices.Equal(one.kinds, all.items.kinds) {
			all.items = nil
		}
	}
	return all
}

func (c *checker) loop(x *hclsyntax.ForExpr, s *bindings) *shape {
	of := c.of(x.CollExpr, s)
	switch of.is {
	case classAny, classList, classTable, classNothing:
	default:
		c.report("wrong-type", x.CollExpr.Range(), "runs through "+of.says()+", which is no list", "Use a list, as in [for t in tactics : t.budget]")
	}
	inner := &bindings{name: x.ValVar, is: c.inside(of), up: s}
	c.tell(inner.is, "", c.given(x))
	if x.KeyVar != "" {
		inner = &bindings{name: x.KeyVar, is: anything, up: inner}
	}
	if x.CondExpr != nil {
		c.condition(x.CondExpr, inner)
	}
	if v := c.of(x.ValExpr, inner); x.KeyExpr == nil {
		return &shape{is: classList, items: v}
	}
	c.of(x.KeyExpr, inner)
	return anything
}
