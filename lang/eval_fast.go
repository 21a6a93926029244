package lang

import (
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
)

// fast works out the expressions that plans are full of without hcl's
// evaluator, which costs more than the rest of decoding: another element's
// value, and functions and calculations of such values. Whatever it cannot do,
// mistakes included, is left to the evaluator; it reports nothing.
func (x *evaluation) fast(n *syntax.Expr) (cty.Value, bool) {
	switch n.Op {
	case syntax.OpName:
		return x.fastName(n)
	case syntax.OpCalculation:
		return x.calculate(n)
	case syntax.OpCall:
		given := n.Args()
		args := make([]cty.Value, len(given))
		for i := range given {
			v, ok := x.fast(&given[i])
			if !ok || !v.IsWhollyKnown() || v.IsNull() {
				return cty.NilVal, false
			}
			args[i] = v
		}
		v, err := functions[n.Text()].spec.Call(args)
		return v, err == nil && Size(v) <= MaxValue
	}
	return n.Literal()
}

// calculate works out a sum, a difference, a product or a quotient of numbers.
func (x *evaluation) calculate(n *syntax.Expr) (cty.Value, bool) {
	var sides [2]cty.Value
	for i := range sides {
		v, ok := x.fast(&n.Args()[i])
		if !ok || !v.IsKnown() || v.IsNull() || v.Type() != cty.Number || v.AsBigFloat().IsInf() {
			return cty.NilVal, false
		}
		sides[i] = v
	}
	a, b := sides[0], sides[1]
	switch n.Text() {
	case "+":
		return a.Add(b), true
	case "-":
		return a.Subtract(b), true
	case "*":
		return a.Multiply(b), true
	}
	if b.AsBigFloat().Sign() == 0 {
		return cty.NilVal, false
	}
	return a.Divide(b), true
}

// fastName is the value of KIND.NAME.ATTRIBUTE, campaign.ATTRIBUTE or
// local.NAME, where there is such a value.
func (x *evaluation) fastName(n *syntax.Expr) (cty.Value, bool) {
	steps := n.Steps()
	switch {
	case len(steps) == 2 && steps[0] == "campaign":
		if c := x.plan.Campaign; c != nil && c.kind.attr[steps[1]] != nil && !c.kind.attr[steps[1]].Refers() {
			return x.attrValue(c, steps[1]), true
		}
	case len(steps) == 2 && steps[0] == "local":
		if l := x.plan.FindLocal(steps[1]); l != nil && !l.Plan.refers(&l.Line.Expr) {
			if v, written := l.Line.Expr.Literal(); written {
				return v, true
			}
			return l.Plan.evaluate(l.Element, l.Line, x).value, true
		}
	case len(steps) == 3:
		k := kindByName[steps[0]]
		if k == nil || k.attr[steps[2]] == nil || k.attr[steps[2]].Refers() {
			break
		}
		if e := x.plan.Find(Key{k, steps[1]}); e != nil {
			return x.attrValue(e, steps[2]), true
		}
	}
	return cty.NilVal, false
}
