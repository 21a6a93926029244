package lang

import (
	"errors"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// Function is one function of the language.
type Function struct {
	Name      string
	Signature string
	Doc       string
	Example   string
	Gives     Type // "" where that depends on what it is given
	spec      function.Function
	Rules     bool // only rules of one's own have it
}

// Functions lists the functions of the language, in the order of the reference;
// those that only rules have come last.
func Functions() []*Function { return slices.Concat(functionList, ruleFunctions) }

var functionList = []*Function{
	{"before", "before(date, duration)", "The day that lies a length of time earlier.", `before(campaign.launch, "21d")`, TypeDate, dateShift(Date.Minus), false},
	{"after", "after(date, duration)", "The day that lies a length of time later.", `after(campaign.launch, "2w")`, TypeDate, dateShift(Date.Plus), false},
	{"days", "days(from, to)", "How many days lie between two days.", `days(campaign.start, campaign.end)`, TypeNumber, twoDates(cty.Number, func(a, b Date) cty.Value { return cty.NumberIntVal(int64(b - a)) }), false},
	{"is_before", "is_before(a, b)", "Whether one day lies before another.", `is_before(campaign.freeze_on, campaign.launch)`, TypeYesNo, twoDates(cty.Bool, func(a, b Date) cty.Value { return cty.BoolVal(a < b) }), false},
	{"weekday", "weekday(date)", "The name of the day of the week.", `weekday(campaign.launch)`, TypeText, weekday, false},
	{"sum", "sum(numbers)", "The sum of a list of numbers.", `sum([12000, 8000])`, TypeNumber, sum, false},
	{"min", "min(number, …)", "The smallest of several numbers.", `min(campaign.budget, 10000)`, TypeNumber, stdlib.MinFunc, false},
	{"max", "max(number, …)", "The largest of several numbers.", `max(campaign.budget, 10000)`, TypeNumber, stdlib.MaxFunc, false},
	{"abs", "abs(number)", "The number without its sign.", `abs(-5)`, TypeNumber, stdlib.AbsoluteFunc, false},
	{"ceil", "ceil(number)", "The number rounded up to a whole one.", `ceil(12.2)`, TypeNumber, stdlib.CeilFunc, false},
	{"floor", "floor(number)", "The number rounded down to a whole one.", `floor(12.8)`, TypeNumber, stdlib.FloorFunc, false},
	{"round", "round(number)", "The number rounded to the nearest whole one; halves away from 0.", `round(campaign.budget / 3)`, TypeNumber, round, false},
	{"length", "length(list)", "How many items a list has, or how many characters a text.", `length(["a", "b"])`, TypeNumber, length, false},
	{"join", "join(separator, list)", "The texts of a list as one text.", `join(", ", ["a", "b"])`, TypeText, stdlib.JoinFunc, false},
	{"format", "format(pattern, value, …)", "A text with values put in: %s for a text, %d for a whole number.", `format("%d sign-ups", 1200)`, TypeText, stdlib.FormatFunc, false},
	{"upper", "upper(text)", "The text in capitals.", `upper("spring")`, TypeText, stdlib.UpperFunc, false},
	{"lower", "lower(text)", "The text in small letters.", `lower("Spring")`, TypeText, stdlib.LowerFunc, false},
	{"trim", "trim(text)", "The text without blanks at its ends.", `trim(" spring ")`, TypeText, stdlib.TrimSpaceFunc, false},
	{"contains", "contains(list, value)", "Whether a list holds a value.", `contains(["a", "b"], "a")`, TypeYesNo, stdlib.ContainsFunc, false},
	{"distinct", "distinct(list)", "The list with each value once.", `distinct(["a", "a"])`, TypeTexts, stdlib.DistinctFunc, false},
	{"concat", "concat(list, …)", "Several lists as one.", `concat(["a"], ["b"])`, TypeTexts, stdlib.ConcatFunc, false},
	{"keys", "keys(table)", "The names in a table of values.", `keys({ pr = 1 })`, TypeTexts, stdlib.KeysFunc, false},
	{"values", "values(table)", "The values in a table of values.", `values({ pr = 1 })`, "", stdlib.ValuesFunc, false},
	{"coalesce", "coalesce(value, …)", "The first value that is given.", `coalesce(null, 5)`, "", stdlib.CoalesceFunc, false},
}

var (
	functions     = map[string]*Function{}
	functionSpecs = map[string]function.Function{}
)

func init() {
	for _, f := range functionList {
		functions[f.Name] = f
		functionSpecs[f.Name] = f.spec
	}
}

// functionNames lists the functions that values of a plan can use.
func functionNames() []string {
	names := make([]string, len(functionList))
	for i, f := range functionList {
		names[i] = f.Name
	}
	return names
}

func textParam(name string) function.Parameter {
	return function.Parameter{Name: name, Type: cty.String}
}

func dateArg(args []cty.Value, i int) (Date, error) {
	d, ok := ParseDate(args[i].AsString())
	if !ok {
		return 0, function.NewArgErrorf(i, "%s is no day of the calendar; days are written like \"2027-04-30\"", prose.Quote(args[i].AsString()))
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
				return cty.NilVal, function.NewArgErrorf(1, "%s is no length of time; write it like \"21d\", \"6w\" or \"3mo\"", prose.Quote(args[1].AsString()))
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
			if item.IsNull() || item.Type() != cty.Number {
				return cty.NilVal, function.NewArgErrorf(0, "the list holds %s", typeWord(item))
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

// explain says in the author's words why an expression has no value.
func (x *evaluation) explain(diag *hcl.Diagnostic) {
	at := x.attr.Expr.Range()
	if f := calledIn(diag); f != nil {
		if diag.Context != nil {
			at = *diag.Context
		}
		why := ""
		if extra, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallDiagExtra](diag); ok && extra.FunctionCallError() != nil {
			why = ": " + syntax.ArgumentError(extra.FunctionCallError())
		}
		x.report("wrong-type", at, "%s gives %s something it cannot work with%s.", f.Name, why).Fix = "Write " + f.Signature + ", as in " + f.Example
		return
	}
	if diag.Subject != nil && diag.Subject.Filename == at.Filename {
		at = *diag.Subject
	}
	says, fix := "cannot be worked out", "Write a number, a text, a day, or a simple calculation"
	switch syntax.FailureOf(diag) {
	case syntax.WantsNumbers:
		says, fix = "does arithmetic with something that is no number", `Use numbers; a day is moved with before(campaign.launch, "21d") or after(…)`
	case syntax.WantsPart:
		says, fix = "asks for a part that is not there", "Name a part that the value has"
	case syntax.WantsChoice:
		says, fix = "has a condition that does not lead to one kind of value", "Write condition ? value : other value, both of the same kind"
	case syntax.WantsList:
		says, fix = "runs through something that is no list", "Use a list, as in [for x in [1, 2] : x * 10]"
	case syntax.WantsText:
		says, fix = "puts something into a text that is neither a text nor a number", "Put texts, numbers or days into ${ … }"
	}
	x.report("wrong-type", at, "%s "+says+".").Fix = fix
}

// calledIn is the function whose call went wrong; nil where it was something
// else.
func calledIn(diag *hcl.Diagnostic) *Function {
	if call, ok := diag.Expression.(*hclsyntax.FunctionCallExpr); ok {
		return functions[call.Name]
	}
	if extra, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallDiagExtra](diag); ok {
		return functions[extra.CalledFunctionName()]
	}
	return nil
}
