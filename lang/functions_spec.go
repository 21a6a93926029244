package lang

import (
	"errors"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

func textParam(name string) function.Parameter {
	return function.Parameter{Name: name, Type: cty.String}
}

func dateArg(args []cty.Value, i int) (Date, error) {
	d, ok := ParseDate(args[i].AsString())
	if !ok {
		return 0, function.NewArgErrorf(i, "%s is no day of the calendar; days are written like \"2027-04-30\"", prose.Verbatim(args[i].AsString()))
	}
	return d, nil
}

func dateShift(shift func(Date, Duration) Date) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{textParam("date"), textParam("duration")},
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			d, err := dateArg(args, 0)
			if err != nil {
				return cty.NilVal, err
			}
			span, ok := ParseDuration(args[1].AsString())
			if !ok {
				return cty.NilVal, function.NewArgErrorf(1, "%s is no length of time; write it like \"21d\", \"6w\" or \"3mo\"", prose.Verbatim(args[1].AsString()))
			}
			shifted := shift(d, span).ISO()
			if len(shifted) != len("2006-01-02") {
				return cty.NilVal, errors.New("the day lies outside the calendar")
			}
			return cty.StringVal(shifted), nil
		},
	})
}

func twoDates(result cty.Type, do func(a, b Date) cty.Value) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{textParam("from"), textParam("to")},
		Type:   function.StaticReturnType(result),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			a, err := dateArg(args, 0)
			if err != nil {
				return cty.NilVal, err
			}
			b, err := dateArg(args, 1)
			if err != nil {
				return cty.NilVal, err
			}
			return do(a, b), nil
		},
	})
}

var weekday = function.New(&function.Spec{
	Params: []function.Parameter{textParam("date")},
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		d, err := dateArg(args, 0)
		if err != nil {
			return cty.NilVal, err
		}
		return cty.StringVal(d.Weekday()), nil
	},
})

var sum = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "numbers", Type: cty.DynamicPseudoType}},
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !args[0].CanIterateElements() {
			return cty.NilVal, function.NewArgErrorf(0, "a list of numbers is expected")
		}
		total := cty.Zero
		for it := args[0].ElementIterator(); it.Next(); {
			_, item := it.Element()
			if item.Type() == cty.DynamicPseudoType && !item.IsKnown() {
				total = cty.UnknownVal(cty.Number)
				continue
			}
			if item.IsNull() || item.Type() != cty.Number {
				return cty.NilVal, function.NewArgErrorf(0, "the list holds %s", TypeWord(item))
			}
			total = total.Add(item)
		}
		return total, nil
	},
})

var round = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "number", Type: cty.Number}},
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		half := cty.NumberFloatVal(0.5)
		if args[0].LessThan(cty.Zero).True() {
			return stdlib.Ceil(args[0].Subtract(half))
		}
		return stdlib.Floor(args[0].Add(half))
	},
})

var length = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}},
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if args[0].Type() == cty.String {
			return stdlib.Strlen(args[0])
		}
		if !args[0].CanIterateElements() {
			return cty.NilVal, function.NewArgErrorf(0, "a list or a text is expected")
		}
		return args[0].Length(), nil
	},
})
