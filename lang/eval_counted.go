package lang

import (
	"context"
	"math/bits"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/zclconf/go-cty/cty"
)

// MaxValue is the largest Size of one value.
const MaxValue = 100_000

// maxSteps is how many steps a value may take to be worked out, and one more for each
// byte that is written of it.
const maxSteps = 100_000

// Size counts the bytes of the texts in a value, and 1 for every other value in it, the
// lists and tables included. Above MaxValue it may stop counting.
func Size(v cty.Value) int {
	if !v.IsKnown() || v.IsNull() {
		return 1
	}
	switch ty := v.Type(); {
	case ty == cty.String:
		return len(v.AsString())
	case isCollection(ty):
		n := 1
		for it := v.ElementIterator(); it.Next() && n <= MaxValue; {
			_, item := it.Element()
			n += Size(item)
		}
		return n
	}
	return 1
}

func isCollection(ty cty.Type) bool {
	return ty.IsListType() || ty.IsTupleType() || ty.IsSetType() || ty.IsMapType() || ty.IsObjectType()
}

// FarFrom0 reports a number so large, or with so many digits behind the point, that it is
// no longer worked with: to write it out would take more than a text may have.
func FarFrom0(v cty.Value) bool {
	if v.Type() != cty.Number || !v.IsKnown() || v.IsNull() {
		return false
	}
	const most = 1_100 // binary digits, with which floating-point numbers end
	exponent := v.AsBigFloat().MantExp(nil)
	return exponent > most || exponent < -most
}

// steps is how many steps it takes to make a value, or to go through it, besides the one
// that any takes.
func steps(v cty.Value) int {
	switch {
	case isCollection(v.Type()):
		return Size(v)
	case v.Type() == cty.String && v.IsKnown() && !v.IsNull():
		return len(v.AsString()) / allowance.Bytes
	}
	return 0
}

// pairs is how many steps cty takes to find the one type that all items of a list have: it
// holds each against each other.
func pairs(v cty.Value) int {
	if !v.Type().IsTupleType() {
		return 0
	}
	n := v.LengthInt()
	return n * n / 256
}

// Cost is how many steps the function takes to go through an argument, counted from 0.
func (f *Function) Cost(i int, v cty.Value) int {
	n := pairs(v)
	if n > 0 && !f.typesItems(i) {
		n = 0
	}
	return steps(v) + n
}

// typesItems reports that the function takes for an argument a list whose items are of one
// type, or finds the one of all arguments.
func (f *Function) typesItems(i int) bool {
	if params := f.spec.Params(); i < len(params) {
		return params[i].Type.IsListType()
	}
	rest := f.spec.VarParam()
	return rest != nil && (rest.Type.IsListType() || f.Name == "coalesce")
}

// counted is an expression of hcl that takes steps of an allowance while it is worked out,
// and makes nothing that is too large.
type counted struct {
	hclsyntax.Expression
	of    *allowance.Allowance
	whole bool // lists and tables are gone through, or made
	times int  // as many steps are taken to make the value as to go through it; 0 for once
	pairs bool // each item of a list is held against each other, to find the type of all
}

// Summaries of what counted complains of, in the place of hcl's.
const (
	saysTooLong  = "too long"
	saysTooLarge = "too large"
)

// Value works out the expression.
func (x *counted) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	x.of.Take(1)
	v, diags := x.Expression.Value(ctx)
	if v == cty.NilVal || diags.HasErrors() {
		return v, diags
	}
	says := ""
	switch v, _ := v.Unmark(); {
	case FarFrom0(v):
		says = saysTooLarge
	case x.whole || !isCollection(v.Type()):
		x.of.Take(steps(v) * max(x.times, 1))
		if x.pairs {
			x.of.Take(pairs(v))
		}
		if Size(v) > MaxValue {
			says = saysTooLong
		}
	}
	if says == "" {
		return v, diags
	}
	return cty.DynamicVal, append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: says, Subject: x.Range().Ptr()})
}

// counter makes expressions count.
type counter struct{ of *allowance.Allowance }

// tree is a copy of an expression in which every part counts.
func (c counter) tree(x hclsyntax.Expression) hclsyntax.Expression {
	switch n := x.(type) {
	case nil:
		return nil
	case *hclsyntax.ScopeTraversalExpr, *hclsyntax.LiteralValueExpr, *hclsyntax.AnonSymbolExpr:
		return c.counted(x, false)
	case *hclsyntax.ParenthesesExpr:
		is := *n
		is.Expression = c.tree(n.Expression)
		return &is
	case *hclsyntax.RelativeTraversalExpr:
		is := *n
		is.Source = c.tree(n.Source)
		return c.counted(&is, false)
	case *hclsyntax.IndexExpr:
		is := *n
		is.Collection, is.Key = c.tree(n.Collection), c.tree(n.Key)
		return c.counted(&is, false)
	}
	of := c.counted(c.making(x), true)
	if call, ok := x.(*hclsyntax.FunctionCallExpr); ok {
		of.times = timesOf(call.Name)
	}
	return of
}

func (c counter) counted(x hclsyntax.Expression, whole bool) *counted {
	return &counted{Expression: x, of: c.of, whole: whole}
}

// timesOf is how many times as many steps a function takes to make its value as it takes to
// go through that.
func timesOf(name string) int {
	if name == "format" {
		return 10 // it is made character by character
	}
	return 1
}

// node is a copy of an expression that counts as one.
func (c counter) node(x hclsyntax.Expression) *counted {
	x = c.tree(x)
	if of, ok := x.(*counted); ok {
		return of
	}
	return c.counted(x, false)
}

// gone is a copy of an expression whose value is gone through as a whole.
func (c counter) gone(x hclsyntax.Expression) hclsyntax.Expression {
	of := c.node(x)
	of.whole = true
	return of
}

// alike is a copy of an expression that gets one type with another.
func (c counter) alike(x hclsyntax.Expression) hclsyntax.Expression {
	of := c.node(x)
	of.whole, of.pairs = true, true
	return of
}

func (c counter) all(list []hclsyntax.Expression, each func(hclsyntax.Expression) hclsyntax.Expression) []hclsyntax.Expression {
	out := make([]hclsyntax.Expression, len(list))
	for i, x := range list {
		out[i] = each(x)
	}
	return out
}

// making is a copy of an expression that makes something new.
func (c counter) making(x hclsyntax.Expression) hclsyntax.Expression {
	switch n := x.(type) {
	case *hclsyntax.FunctionCallExpr:
		is := *n
		is.Args = make([]hclsyntax.Expression, len(n.Args))
		for i, arg := range n.Args {
			of := c.node(arg)
			of.whole, of.pairs, is.Args[i] = true, functions[n.Name].typesItems(i), of
		}
		return &is
	case *hclsyntax.BinaryOpExpr:
		is := *n
		is.LHS, is.RHS = c.gone(n.LHS), c.gone(n.RHS)
		return &is
	case *hclsyntax.UnaryOpExpr:
		is := *n
		is.Val = c.tree(n.Val)
		return &is
	case *hclsyntax.ConditionalExpr:
		is := *n
		is.Condition, is.TrueResult, is.FalseResult = c.tree(n.Condition), c.alike(n.TrueResult), c.alike(n.FalseResult)
		return &is
	case *hclsyntax.TupleConsExpr:
		is := *n
		is.Exprs = c.all(n.Exprs, c.tree)
		return &is
	case *hclsyntax.ObjectConsExpr:
		return c.object(n)
	case *hclsyntax.ForExpr:
		is := *n
		is.CollExpr, is.ValExpr = c.gone(n.CollExpr), c.counted(c.tree(n.ValExpr), false) // a round takes as much again
		is.KeyExpr, is.CondExpr = c.tree(n.KeyExpr), c.tree(n.CondExpr)
		return &is
	case *hclsyntax.SplatExpr:
		is := *n
		is.Source, is.Each = c.gone(n.Source), c.tree(n.Each)
		return &is
	case *hclsyntax.TemplateExpr:
		is := *n
		is.Parts = c.all(n.Parts, c.tree)
		return &is
	case *hclsyntax.TemplateWrapExpr:
		is := *n
		is.Wrapped = c.tree(n.Wrapped)
		return &is
	case *hclsyntax.TemplateJoinExpr:
		is := *n
		is.Tuple = c.tree(n.Tuple)
		return &is
	}
	return x
}

// object is a copy of a table. What hcl looks for in a name by itself stays as it is.
func (c counter) object(n *hclsyntax.ObjectConsExpr) hclsyntax.Expression {
	is := *n
	is.Items = make([]hclsyntax.ObjectConsItem, len(n.Items))
	for i, item := range n.Items {
		if key, ok := item.KeyExpr.(*hclsyntax.ObjectConsKeyExpr); ok {
			made := *key
			if _, name := key.Wrapped.(*hclsyntax.ScopeTraversalExpr); !name && hcl.ExprAsKeyword(key.Wrapped) == "" {
				made.Wrapped = c.tree(key.Wrapped)
			}
			item.KeyExpr = &made
		}
		is.Items[i] = hclsyntax.ObjectConsItem{KeyExpr: item.KeyExpr, ValueExpr: c.tree(item.ValueExpr)}
	}
	return &is
}

// What is worked out in a plan depends on its own text and on that of the plans above it,
// so that no plan may have what others leave. What all have together is bounded all the
// same: each has as many steps as its text has bytes, and a share of what the
// workspace has.
const (
	sharedSteps  = 500_000 // of all plans of a workspace
	stepsForByte = 1
)

// shareOf is the share of one of so many plans. It is halved where their number doubles,
// so that hardly any campaign that comes or goes changes those of the others.
func shareOf(plans int) int { return sharedSteps >> bits.Len(uint(max(plans, 1)-1)) }

// begin gives the plan what it may take to be worked out, up to the end of ctx; it has so
// many bytes of text.
func (p *Plan) begin(ctx context.Context, text int) {
	p.steps, p.slips = allowance.New(ctx, p.share+stepsForByte*text), newSlips(ctx)
	p.given = sync.OnceValue(p.givenUp)
}

// newSlips allows to compare so many names with misspelt ones: where thousands are wrong,
// it is no slip.
func newSlips(ctx context.Context) *allowance.Allowance { return allowance.New(ctx, 1_000_000) }

// Steps is how many steps it took to work out what stands in the plan.
func (p *Plan) Steps() int { return p.steps.Taken() }
