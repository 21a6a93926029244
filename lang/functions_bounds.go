package lang

import (
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// Functions that could make far more of a text than went into it say so before they do.

// bounded is a function that gives one type, and is called only where nothing speaks
// against it.
func bounded(f function.Function, gives cty.Type, against func(args []cty.Value) error) function.Function {
	return function.New(&function.Spec{
		Params: f.Params(), VarParam: f.VarParam(), Type: function.StaticReturnType(gives),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if err := against(args); err != nil {
				return cty.NilVal, err
			}
			return f.Call(args)
		},
	})
}

// tooLong is the error about an argument of which too long a text would be made.
func tooLong(arg int) error {
	return function.NewArgErrorf(arg, "the text would become longer than %s characters", prose.Digits(MaxValue))
}

var join = bounded(stdlib.JoinFunc, cty.String, func(args []cty.Value) error {
	separator, all := len(args[0].AsString()), 0
	for _, list := range args[1:] {
		if list.IsKnown() && !list.IsNull() {
			all += Size(list) + separator*list.LengthInt()
		}
	}
	if all > 2*MaxValue {
		return tooLong(0)
	}
	return nil
})

var format = bounded(stdlib.FormatFunc, cty.String, func(args []cty.Value) error {
	longest := 0
	for i, arg := range args[1:] {
		if FarFrom0(arg) {
			return function.NewArgErrorf(i+1, "the number is too large, or has too many digits, to be meant")
		}
		longest = max(longest, Size(arg))
	}
	pattern := args[0].AsString()
	all := len(pattern)
	for _, verb := range strings.Split(pattern, "%")[1:] {
		wide, ok := width(verb)
		if !ok {
			return function.NewArgErrorf(0, "a value is to be wider than %s characters", prose.Digits(MaxValue))
		}
		all += max(wide, longest)
	}
	if all > 10*MaxValue {
		return tooLong(0)
	}
	return nil
})

// width is the largest number of what stands behind a % in a pattern, up to its letter;
// false where that is above MaxValue.
func width(verb string) (widest int, ok bool) {
	end := strings.IndexFunc(verb, func(r rune) bool { return !strings.ContainsRune("0123456789[]+-# .*", r) })
	if end >= 0 {
		verb = verb[:end]
	}
	for _, digits := range strings.FieldsFunc(verb, func(r rune) bool { return r < '0' || r > '9' }) {
		n, err := strconv.Atoi(digits)
		if err != nil || n > MaxValue {
			return 0, false
		}
		widest = max(widest, n)
	}
	return widest, true
}

// distinct keeps the first of values that are the same, in a list of any length.
var distinct = function.New(&function.Spec{
	Params: stdlib.DistinctFunc.Params(),
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl: func(args []cty.Value, gives cty.Type) (cty.Value, error) {
		if !args[0].IsWhollyKnown() {
			return cty.UnknownVal(gives), nil
		}
		var once []cty.Value
		seen := map[int][]cty.Value{}
	next:
		for it := args[0].ElementIterator(); it.Next(); {
			_, item := it.Element()
			key := item.Hash()
			for _, other := range seen[key] {
				if other.RawEquals(item) {
					continue next
				}
			}
			seen[key], once = append(seen[key], item), append(once, item)
		}
		if len(once) == 0 {
			return args[0], nil
		}
		return cty.ListVal(once), nil
	},
})
