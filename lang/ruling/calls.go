package ruling

import (
	"math/big"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// native are the functions that work with elements, or with values of several
// sorts. A rule has all others from the language as they are.
var native map[string]func(*Run, []any, *hclsyntax.FunctionCallExpr) any

func init() {
	native = map[string]func(*Run, []any, *hclsyntax.FunctionCallExpr) any{
		"any":      func(t *Run, args []any, x *hclsyntax.FunctionCallExpr) any { return t.holds(args, x, yes, yes) },
		"all":      func(t *Run, args []any, x *hclsyntax.FunctionCallExpr) any { return t.holds(args, x, no, no) },
		"none":     func(t *Run, args []any, x *hclsyntax.FunctionCallExpr) any { return t.holds(args, x, yes, no) },
		"overlaps": (*Run).overlaps, "traces_to": (*Run).tracesTo, "disciplines_of": (*Run).disciplinesOf, "count_by": (*Run).countBy,
		"contains": (*Run).contains, "distinct": (*Run).distinct, "concat": (*Run).concat, "length": (*Run).length,
		"coalesce": (*Run).coalesce, "keys": (*Run).keys, "values": (*Run).values,
	}
}

// writes are the functions that make texts, or hand on what they are given: what these are
// given is read where they stand in a message.
var writes = map[string]bool{"join": true, "format": true, "upper": true, "lower": true, "trim": true, "concat": true, "distinct": true, "values": true, "coalesce": true}

// call works out a function.
func (t *Run) call(x *hclsyntax.FunctionCallExpr, s *env) any {
	args := make([]any, 0, len(x.Args))
	eval := t.plainly
	if writes[x.Name] {
		eval = t.eval
	}
	for i, arg := range x.Args {
		v := eval(arg, s)
		if items, ok := v.(list); ok && x.ExpandFinal && i == len(x.Args)-1 {
			args = append(args, items...)
			continue
		}
		args = append(args, v)
	}
	if slices.ContainsFunc(args, isUnknown) || !t.step(1) {
		return unknown{}
	}
	if do := native[x.Name]; do != nil {
		f := lang.FunctionNamed(x.Name)
		if least, most := f.Arity(); len(args) < least || len(args) > most {
			t.misused(x, "")
			return unknown{}
		}
		return do(t, args, x)
	}
	return t.fromLanguage(lang.FunctionNamed(x.Name), args, x)
}

func isUnknown(v any) bool { _, open := v.(unknown); return open }

// misused reports a function that is given what it cannot work with.
func (t *Run) misused(x *hclsyntax.FunctionCallExpr, why string) {
	f := lang.FunctionNamed(x.Name)
	t.fault("wrong-type", x.Range(), "gives "+f.Name+" something it cannot work with"+why, "Write "+f.Signature+", as in "+f.Example)
}

// fromLanguage calls a function that knows nothing of elements: it is given their
// titles.
func (t *Run) fromLanguage(f *lang.Function, args []any, x *hclsyntax.FunctionCallExpr) any {
	given := make([]cty.Value, len(args))
	for i, arg := range args {
		if arg == nil {
			t.missing(nil, x.Args[min(i, len(x.Args)-1)], "gives "+f.Name+" the value of %s", "", "")
			return unknown{}
		}
		v, ok := t.plainValue(arg)
		if !ok {
			if !t.failed {
				t.misused(x, ": it holds nothing, or what is no text and no number")
			}
			return unknown{}
		}
		if !t.step(f.Cost(i, v)) {
			return unknown{}
		}
		given[i], ok = fitted(f, i, v)
		if !ok {
			t.misused(x, ": it is given "+sortOf(arg))
			return unknown{}
		}
	}
	v, err := safely(f.Spec(), given)
	if err != nil {
		t.misused(x, ": "+syntax.ArgumentError(err))
		return unknown{}
	}
	n := lang.Size(v)
	if t.step(n / allowance.Bytes); !t.fits(n, x.Range()) {
		return unknown{}
	}
	return fromCty(v)
}

// fitted is an argument of the type that the function takes. A text is never
// turned into a number silently.
func fitted(f *lang.Function, i int, v cty.Value) (cty.Value, bool) {
	want := cty.DynamicPseudoType
	if params := f.Spec().Params(); i < len(params) {
		want = params[i].Type
	} else if rest := f.Spec().VarParam(); rest != nil {
		want = rest.Type
	}
	if want == cty.Number && v.Type() != cty.Number {
		return v, false
	}
	v, err := convert.Convert(v, want)
	return v, err == nil
}

// safely calls a function that numbers without end make panic.
func safely(f function.Function, args []cty.Value) (v cty.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case big.ErrNaN:
			err = function.NewArgErrorf(0, "the number is too large")
		default:
			panic(r)
		}
	}()
	return f.Call(args)
}

// plainValue is a value for functions that know nothing of elements.
func (t *Run) plainValue(v any) (cty.Value, bool) {
	if !t.step(1) {
		return cty.NilVal, false
	}
	switch v := basic(v).(type) {
	case lang.Element:
		return cty.StringVal(v.Label()), true
	case cty.Value:
		if v.Type() == cty.String {
			t.step(len(v.AsString()) / allowance.Bytes)
		}
		return v, true
	case list:
		items := make([]cty.Value, len(v))
		for i := range v {
			item, ok := t.plainValue(v[i])
			if !ok {
				return cty.NilVal, false
			}
			items[i] = item
		}
		return cty.TupleVal(items), true
	}
	return cty.NilVal, false
}
