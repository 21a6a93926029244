package ruling

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
)

// condition reports what is no condition.
func (c *checker) condition(x hclsyntax.Expression, s *bindings) {
	switch got := c.of(x, s); got.is {
	case classAny, classYesNo, classNothing:
	default:
		c.report("wrong-type", x.Range(), "takes "+got.says()+" for yes or no", "Compare it with something, as in each.approver != null")
	}
}

// numbers reports the first of several values that cannot be calculated with.
func (c *checker) numbers(does string, s *bindings, of ...hclsyntax.Expression) {
	told := false
	for _, x := range of {
		switch got := c.of(x, s); {
		case told, got.is == classAny, got.is == classNumber, got.is == classNothing:
		case got.is == classDay:
			told = true
			c.report("wrong-type", x.Range(), fmt.Sprintf(does, "a day"), daysDiffer)
		default:
			told = true
			c.report("wrong-type", x.Range(), fmt.Sprintf(does, got.says()), "Use numbers")
		}
	}
}

// operation is what a sentence says that an operation does with a value.
func operation(x *hclsyntax.BinaryOpExpr) string {
	if x.Op.Type == cty.Number {
		return "calculates with %s"
	}
	return "compares %s by size"
}

func (c *checker) binary(x *hclsyntax.BinaryOpExpr, s *bindings) *shape {
	switch x.Op {
	case hclsyntax.OpLogicalAnd, hclsyntax.OpLogicalOr:
		c.condition(x.LHS, s)
		c.condition(x.RHS, s)
	case hclsyntax.OpEqual, hclsyntax.OpNotEqual:
		c.compare(x, s)
	default:
		c.numbers(operation(x), s, x.LHS, x.RHS)
		if x.Op.Type == cty.Number {
			return &shape{is: classNumber}
		}
	}
	return &shape{is: classYesNo}
}

// call is the shape of what a function gives.
func (c *checker) call(x *hclsyntax.FunctionCallExpr, s *bindings) *shape {
	f := lang.FunctionNamed(x.Name)
	args := make([]*shape, len(x.Args))
	for i, arg := range x.Args {
		args[i] = c.of(arg, s)
	}
	if f == nil {
		return anything
	}
	if f.Name == "traces_to" || f.Name == "disciplines_of" {
		c.wide = true
	}
	if least, most := f.Arity(); !x.ExpandFinal && (len(args) < least || len(args) > most) {
		c.report("wrong-type", x.Range(), "gives "+f.Name+" "+prose.Count(len(args), "value")+", and it takes "+f.TakesWords(), "Write "+f.Signature+", as in "+f.Example)
		return anything
	}
	for i, arg := range args {
		if wants := c.wants(f, i); wants != classAny && arg.is != classAny && arg.is != classNothing && arg.is != wants {
			c.report("wrong-type", x.Args[i].Range(), "gives "+f.Name+" "+arg.says()+", and "+string(wants)+" is expected", "Write "+f.Signature+", as in "+f.Example)
		}
	}
	switch {
	case f.Name == "disciplines_of":
		return &shape{is: classList, items: &shape{is: classElement, kinds: []*lang.Kind{lang.KindNamed("discipline")}}}
	case f.Name == "contains" && args[0].items != nil && args[0].items.is == classElement && textual(args[1].is):
		c.report("wrong-type", x.Args[1].Range(), "looks for a text among elements, and these are never the same", "Name the element, as in contains(each.channels, channel.NAME)")
	case f.Name == "count_by":
		c.counted(x, args)
	case f.Name == "distinct" && len(args) == 1 && args[0].is == classList:
		return args[0]
	case f.Gives != "" && f.Gives != lang.TypeTexts:
		return shapeOf(&lang.Attr{Type: f.Gives})
	}
	return anything
}

// wants is the class that a function of rules needs at a place.
func (c *checker) wants(f *lang.Function, i int) class {
	if !f.Rules {
		return classAny
	}
	switch words := f.Arguments(); words[min(i, len(words)-1)] {
	case "list":
		return classList
	case "element", "metric":
		return classElement
	case "attribute":
		return classText
	}
	return classAny
}

// counted checks the attribute by which elements are counted.
func (c *checker) counted(x *hclsyntax.FunctionCallExpr, args []*shape) {
	t, ok := x.Args[1].(*hclsyntax.TemplateExpr)
	if !ok || args[0].items == nil || args[0].items.is != classElement {
		return
	}
	if word, ok := syntax.TemplateText(t); ok && shapeIn(args[0].items.kinds, word) == nil {
		c.unknownAttribute(word, args[0].items.kinds, within(t.Range()))
	}
}

// within is a text without its quotes.
func within(at hcl.Range) hcl.Range {
	at.Start.Byte, at.Start.Column, at.End.Byte, at.End.Column = at.Start.Byte+1, at.Start.Column+1, at.End.Byte-1, at.End.Column-1
	return at
}

const daysDiffer = "Compare days with is_before(a, b), and move them with before(date, duration) or after(date, duration)"
