package lang

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// fast works out the expressions that plans are full of without hcl's
// evaluator, which costs more than the rest of decoding: another element's
// value, functions and calculations of such values, and texts into which they are
// put. Whatever it cannot do, mistakes included, is left to the evaluator; it reports
// nothing.
func (x *evaluation) fast(n *syntax.Expr) (cty.Value, bool) {
	x.steps.Take(1)
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
			x.steps.Take(functions[n.Text()].Cost(i, v))
		}
		v, err := functions[n.Text()].spec.Call(args)
		if err != nil {
			return cty.NilVal, false
		}
		x.steps.Take(steps(v) * timesOf(n.Text()))
		return v, Size(v) <= MaxValue && !FarFrom0(v)
	case syntax.OpOther:
		return x.fill(n)
	}
	return n.Literal()
}

// fill puts the values into a text that is to have some. Where one stands alone in quotes,
// it need not become a text.
func (x *evaluation) fill(n *syntax.Expr) (cty.Value, bool) {
	pieces := n.Insertions()
	if len(pieces) == 0 || len(pieces) == 2 && pieces[0].Before+pieces[1].Before == "" {
		return cty.NilVal, false
	}
	var text strings.Builder
	for i := range pieces {
		text.WriteString(pieces[i].Before)
		if pieces[i].Value.File == nil {
			continue
		}
		v, ok := x.fast(&pieces[i].Value)
		if !ok {
			return cty.NilVal, false
		}
		said, ok := asText(v)
		x.steps.Take(len(said) / allowance.Bytes)
		if text.WriteString(said); !ok || text.Len() > MaxValue {
			return cty.NilVal, false
		}
	}
	return cty.StringVal(text.String()), text.Len() <= MaxValue
}

// asText is a value as texts have it; false for lists and tables, and for none.
func asText(v cty.Value) (string, bool) {
	if !v.IsKnown() || v.IsNull() {
		return "", false
	}
	if FarFrom0(v) {
		return "", false
	}
	if v.Type() == cty.Number {
		if n, exact := v.AsBigFloat().Int64(); exact == big.Exact && n != 0 {
			return strconv.FormatInt(n, 10), true // which is far from all that cty looks at
		}
	}
	v, err := convert.Convert(v, cty.String)
	if err != nil {
		return "", false
	}
	return v.AsString(), true
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
	var v cty.Value
	switch a, b := sides[0], sides[1]; {
	case n.Text() == "+":
		v = a.Add(b)
	case n.Text() == "-":
		v = a.Subtract(b)
	case n.Text() == "*":
		v = a.Multiply(b)
	case b.AsBigFloat().Sign() == 0:
		return cty.NilVal, false
	default:
		v = a.Divide(b)
	}
	return v, !FarFrom0(v)
}

// fastName is the value of KIND.NAME.ATTRIBUTE, campaign.ATTRIBUTE or
// local.NAME, where there is such a value.
func (x *evaluation) fastName(n *syntax.Expr) (cty.Value, bool) {
	root, rest, _ := strings.Cut(n.Text(), ".")
	second, third, three := strings.Cut(rest, ".")
	switch {
	case second == "" || strings.Contains(third, "."):
	case !three && root == "campaign":
		if c := x.plan.Campaign; c != nil && c.kind.attr[second] != nil && !c.kind.attr[second].Refers() {
			return x.attrValue(c, second), true
		}
	case !three && root == "local":
		if l := x.plan.FindLocal(second); l != nil && !l.Plan.refers(&l.Line.Expr) {
			if v, written := l.Literal(); written {
				return v, true
			}
			return l.Plan.evaluate(l.Element, l.Line, x.of).value, true
		}
	case three:
		k := kindByName[root]
		if k == nil || k.attr[third] == nil || k.attr[third].Refers() {
			break
		}
		if e := x.plan.Find(Key{k, second}); e != nil && !reckoned(e, third) {
			return x.attrValue(e, third), true
		}
	}
	return cty.NilVal, false
}
