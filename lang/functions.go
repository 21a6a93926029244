package lang

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// Function is one function of the language.
type Function struct {
	Name      string // the word in front of the bracket
	Signature string // name(word, …): a word for each argument; … stands for more of the last
	Doc       string // a sentence for planners
	Example   string // a call as a plan, or a rule, would write it
	Gives     Type   // "" where that depends on what it is given
	spec      function.Function
	Rules     bool // only rules of one's own have it
}

// Spec is what the function does; only those of the language have one, not those that
// only rules have.
func (f *Function) Spec() function.Function { return f.spec }

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
	{"join", "join(separator, list)", "The texts of a list as one text.", `join(", ", ["a", "b"])`, TypeText, join, false},
	{"format", "format(pattern, value, …)", "A text with values put in: %s for a text, %d for a whole number.", `format("%d sign-ups", 1200)`, TypeText, format, false},
	{"upper", "upper(text)", "The text in capitals.", `upper("spring")`, TypeText, stdlib.UpperFunc, false},
	{"lower", "lower(text)", "The text in small letters.", `lower("Spring")`, TypeText, stdlib.LowerFunc, false},
	{"trim", "trim(text)", "The text without blanks at its ends.", `trim(" spring ")`, TypeText, stdlib.TrimSpaceFunc, false},
	{"contains", "contains(list, value)", "Whether a list holds a value.", `contains(["a", "b"], "a")`, TypeYesNo, stdlib.ContainsFunc, false},
	{"distinct", "distinct(list)", "The list with each value once.", `distinct(["a", "a"])`, TypeTexts, distinct, false},
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

// ruleFunctions are those that only rules have, in the order of the reference.
var ruleFunctions = []*Function{
	{Name: "any", Signature: "any(list)", Doc: "Whether at least one of several conditions holds.", Example: `any([for c in each.channels : c.media == "paid"])`, Gives: TypeYesNo, Rules: true},
	{Name: "all", Signature: "all(list)", Doc: "Whether all of several conditions hold; they do where there are none.", Example: `all([for c in each.channels : c.two_way])`, Gives: TypeYesNo, Rules: true},
	{Name: "none", Signature: "none(list)", Doc: "Whether none of several conditions holds.", Example: `none([for t in tactics : t != each && overlaps(t, each)])`, Gives: TypeYesNo, Rules: true},
	{Name: "overlaps", Signature: "overlaps(element, element)", Doc: "Whether two elements have a day in common; what states no days has none.", Example: `overlaps(each, each.campaign)`, Gives: TypeYesNo, Rules: true},
	{Name: "traces_to", Signature: "traces_to(element, element)", Doc: "Whether the line of sight, as plan trace shows it, leads from one element up to another.", Example: `traces_to(each, goal.NAME)`, Gives: TypeYesNo, Rules: true},
	{Name: "disciplines_of", Signature: "disciplines_of(metric)", Doc: "The disciplines whose tactics use a metric.", Example: `length(disciplines_of(each.metric)) > 1`, Rules: true},
	{Name: "count_by", Signature: "count_by(list, attribute)", Doc: "How many elements of a list have each value of an attribute: a table of numbers.", Example: `count_by(tactics, "discipline")[each] <= 3`, Rules: true},
}

// FunctionNamed finds a function of the language, those of rules included; nil where
// there is none.
func FunctionNamed(word string) *Function {
	if f := functions[word]; f != nil {
		return f
	}
	if i := slices.IndexFunc(ruleFunctions, func(f *Function) bool { return f.Name == word }); i >= 0 {
		return ruleFunctions[i]
	}
	return nil
}

// functionWords are the names of the functions that rules can use.
func functionWords() []string {
	words := functionNames()
	for _, f := range ruleFunctions {
		words = append(words, f.Name)
	}
	return words
}

// Arguments are the words that the signature has for what the function is given; the
// last is … where it takes any number.
func (f *Function) Arguments() []string {
	_, inside, _ := strings.Cut(strings.TrimSuffix(f.Signature, ")"), "(")
	return SplitArguments(inside)
}

// SplitArguments splits what stands between the brackets of a call at its commas, those
// in quotes and inner brackets left alone. Of nothing it makes one empty argument.
func SplitArguments(inside string) []string {
	var list []string
	depth, quoted, start := 0, false, 0
	for i, r := range inside {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r):
			depth--
		case r == ',' && depth == 0:
			list, start = append(list, strings.TrimSpace(inside[start:i])), i+1
		}
	}
	return append(list, strings.TrimSpace(inside[start:]))
}

// ArgumentType is the type of an argument, counted from 0, as the signature names it;
// "" where that does not say. Behind the last, it is that of the last.
func (f *Function) ArgumentType(i int) Type {
	words := f.Arguments()
	switch words[min(i, len(words)-1)] {
	case "date", "from", "to", "a", "b":
		return TypeDate
	case "duration":
		return TypeDuration
	case "number", "numbers":
		return TypeNumber
	case "…":
		return f.ArgumentType(i - 1)
	}
	return ""
}

// Arity is how many arguments the function takes; most is MaxValue where it takes any
// number.
func (f *Function) Arity() (least, most int) {
	const many = MaxValue
	words := f.Arguments()
	if words[len(words)-1] == "…" {
		return len(words) - 1, many
	}
	return len(words), len(words)
}

// TakesWords says in a phrase how many values a function takes: at least 1 value.
func (f *Function) TakesWords() string {
	least, most := f.Arity()
	if most > least {
		return "at least " + prose.Count(least, "value")
	}
	return prose.Count(least, "value")
}
