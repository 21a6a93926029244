package lang

import (
	"regexp"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// native are the functions that work with elements, or with values of several
// sorts. A rule has all others from the language as they are.
var native map[string]func(*Trial, []any, *hclsyntax.FunctionCallExpr) any

func init() {
	native = map[string]func(*Trial, []any, *hclsyntax.FunctionCallExpr) any{
		"any":      func(t *Trial, args []any, x *hclsyntax.FunctionCallExpr) any { return t.holds(args, x, yes, yes) },
		"all":      func(t *Trial, args []any, x *hclsyntax.FunctionCallExpr) any { return t.holds(args, x, no, no) },
		"none":     func(t *Trial, args []any, x *hclsyntax.FunctionCallExpr) any { return t.holds(args, x, yes, no) },
		"overlaps": (*Trial).overlaps, "traces_to": (*Trial).tracesTo, "disciplines_of": (*Trial).disciplinesOf, "count_by": (*Trial).countBy,
		"contains": (*Trial).contains, "distinct": (*Trial).distinct, "concat": (*Trial).concat, "length": (*Trial).length,
		"coalesce": (*Trial).coalesce, "keys": (*Trial).keys, "values": (*Trial).values,
	}
}

// call works out a function.
func (t *Trial) call(x *hclsyntax.FunctionCallExpr, s *env) any {
	args := make([]any, 0, len(x.Args))
	for i, arg := range x.Args {
		v := t.eval(arg, s)
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
		f := functionNamed(x.Name)
		if least, most := f.arity(); len(args) < least || len(args) > most {
			t.misused(x, "")
			return unknown{}
		}
		return do(t, args, x)
	}
	return t.fromLanguage(functions[x.Name], args, x)
}

func isUnknown(v any) bool { _, open := v.(unknown); return open }

// misused reports a function that is given what it cannot work with.
func (t *Trial) misused(x *hclsyntax.FunctionCallExpr, why string) {
	f := functionNamed(x.Name)
	t.fault("wrong-type", x.Range(), "gives "+f.Name+" something it cannot work with"+why, "Write "+f.Signature+", as in "+f.Example)
}

// arity is how many arguments the function takes.
func (f *Function) arity() (least, most int) {
	const many = maxValue
	words := f.Arguments()
	if words[len(words)-1] == "…" {
		return len(words) - 1, many
	}
	return len(words), len(words)
}

var wide = regexp.MustCompile(`%[^a-zA-Z%]*[0-9]{4}`)

// fromLanguage calls a function that knows nothing of elements: it is given their
// titles.
func (t *Trial) fromLanguage(f *Function, args []any, x *hclsyntax.FunctionCallExpr) any {
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
		given[i], ok = fitted(f, i, v)
		if !ok {
			t.misused(x, ": it is given "+sortOf(arg))
			return unknown{}
		}
	}
	if f.Name == "format" && len(given) > 0 && given[0].Type() == cty.String && wide.MatchString(given[0].AsString()) {
		t.misused(x, "")
		return unknown{}
	}
	v, err := safely(f.spec, given)
	if err != nil {
		t.misused(x, ": "+plainError(err))
		return unknown{}
	}
	n := size(v)
	if t.step(n / 16); !t.fits(n, x.Range()) {
		return unknown{}
	}
	return fromCty(v)
}

// fitted is an argument of the type that the function takes. A text is never
// turned into a number silently.
func fitted(f *Function, i int, v cty.Value) (cty.Value, bool) {
	want := cty.DynamicPseudoType
	if params := f.spec.Params(); i < len(params) {
		want = params[i].Type
	} else if rest := f.spec.VarParam(); rest != nil {
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
		if recover() != nil {
			err = function.NewArgErrorf(0, "the number is too large")
		}
	}()
	return f.Call(args)
}

// plainValue is a value for functions that know nothing of elements.
func (t *Trial) plainValue(v any) (cty.Value, bool) {
	if !t.step(1) {
		return cty.NilVal, false
	}
	switch v := basic(v).(type) {
	case Element:
		return cty.StringVal(v.Label()), true
	case cty.Value:
		if v.Type() == cty.String {
			t.step(len(v.AsString()) / 16)
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

// listOf is an argument that is a list; what is left out holds nothing.
func (t *Trial) listOf(v any, x *hclsyntax.FunctionCallExpr) (list, bool) {
	items, ok := v.(list)
	if !ok && v != nil {
		t.misused(x, ": a list is expected")
	}
	return items, (ok || v == nil) && t.step(len(items)/4)
}

// holds looks for one answer in a list, and says what follows where it is found.
func (t *Trial) holds(args []any, x *hclsyntax.FunctionCallExpr, wanted, then answer) any {
	items, ok := t.listOf(args[0], x)
	if !ok {
		return unknown{}
	}
	result := then.not()
	for _, item := range items {
		b, isValue := item.(cty.Value)
		switch {
		case isUnknown(item):
			result = unsure
		case item != nil && (!isValue || b.Type() != cty.Bool):
			t.misused(x, ": the list holds "+sortOf(item)+", and yes or no is expected")
			return unknown{}
		case truthOf(item != nil && b.True()) == wanted:
			return then.value()
		}
	}
	return result.value()
}

func (t *Trial) contains(args []any, x *hclsyntax.FunctionCallExpr) any {
	items, ok := t.listOf(args[0], x)
	found := no
	for _, item := range items {
		if same := t.same(item, args[1], nil); same == yes {
			return yesNo(true)
		} else if same == unsure {
			found = unsure
		}
	}
	if !ok {
		return unknown{}
	}
	return found.value()
}

func (t *Trial) distinct(args []any, x *hclsyntax.FunctionCallExpr) any {
	items, ok := t.listOf(args[0], x)
	if !ok || slices.ContainsFunc(items, isUnknown) {
		return unknown{}
	}
	once, seen := list{}, map[any]bool{}
	for _, item := range items {
		if key := keyOf(item); key == nil || !seen[key] {
			seen[key] = key != nil
			once = append(once, item)
		}
	}
	return once
}

func (t *Trial) concat(args []any, x *hclsyntax.FunctionCallExpr) any {
	all := list{}
	for _, arg := range args {
		items, ok := t.listOf(arg, x)
		if !ok || !t.fits(len(all)+len(items), x.Range()) {
			return unknown{}
		}
		all = append(all, items...)
	}
	return all
}

func (t *Trial) length(args []any, x *hclsyntax.FunctionCallExpr) any {
	switch v := args[0].(type) {
	case nil:
		return cty.Zero
	case list:
		return cty.NumberIntVal(int64(len(v)))
	case *record:
		return cty.NumberIntVal(int64(len(v.keys)))
	}
	return t.fromLanguage(functions["length"], args, x)
}

func (t *Trial) coalesce(args []any, _ *hclsyntax.FunctionCallExpr) any {
	for _, arg := range args {
		if arg != nil {
			return arg
		}
	}
	return nil
}

func (t *Trial) keys(args []any, x *hclsyntax.FunctionCallExpr) any {
	if v, ok := args[0].(*record); ok {
		return slices.Clone(v.keys)
	}
	t.misused(x, ": a table of values is expected")
	return unknown{}
}

func (t *Trial) values(args []any, x *hclsyntax.FunctionCallExpr) any {
	v, ok := args[0].(*record)
	if !ok {
		t.misused(x, ": a table of values is expected")
		return unknown{}
	}
	_, items, _ := t.items(v, x)
	return items
}

// overlaps reports whether the days of two elements have one in common. What has
// no days overlaps with nothing.
func (t *Trial) overlaps(args []any, x *hclsyntax.FunctionCallExpr) any {
	var first, last [2]Date
	for i, arg := range args {
		e, ok := arg.(Element)
		if arg == nil {
			return yesNo(false)
		}
		if !ok {
			t.misused(x, ": two elements with dates are expected")
			return unknown{}
		}
		from, to := daysOf(e)
		if isUnknown(from) || isUnknown(to) {
			return unknown{}
		}
		start, starts := from.(Date)
		end, ends := to.(Date)
		if !starts || !ends {
			return yesNo(false)
		}
		first[i], last[i] = start, end
	}
	return yesNo(first[0] <= last[1] && first[1] <= last[0])
}

// daysOf are the first and the last day of an element.
func daysOf(e Element) (from, to any) {
	has := e.Kind().attr
	switch {
	case has["start"] != nil && has["end"] != nil:
		return attributeValue(e, "start"), attributeValue(e, "end")
	case has["on"] != nil && has["on"].Type == TypeDate:
		on := attributeValue(e, "on")
		return on, on
	}
	return nil, nil
}

// tracesTo reports whether the line of sight leads from one element up to
// another.
func (t *Trial) tracesTo(args []any, x *hclsyntax.FunctionCallExpr) any {
	from, ok := args[0].(Element)
	to, fine := args[1].(Element)
	switch {
	case args[0] == nil || args[1] == nil:
		return yesNo(false)
	case !ok || !fine:
		t.misused(x, ": two elements are expected")
		return unknown{}
	}
	return t.world.leads(from, to, t.step).value()
}

// disciplinesOf lists the disciplines whose tactics use a metric.
func (t *Trial) disciplinesOf(args []any, x *hclsyntax.FunctionCallExpr) any {
	m, ok := args[0].(*Metric)
	switch {
	case args[0] == nil:
		return list{}
	case !ok:
		t.misused(x, ": a metric is expected")
		return unknown{}
	}
	return t.world.using(m)
}

// countBy counts the elements of a list by one of their attributes, or the values
// of a list by themselves. What is left out is not counted; of a list, each item
// is.
func (t *Trial) countBy(args []any, x *hclsyntax.FunctionCallExpr) any {
	items, ok := t.listOf(args[0], x)
	attr, isText := args[1].(cty.Value)
	if !ok || !isText || attr.Type() != cty.String {
		if ok {
			t.misused(x, ": the attribute's name stands in quotes")
		}
		return unknown{}
	}
	counted := &record{values: map[any]any{}, counts: true}
	add := func(v any) bool {
		if isUnknown(v) {
			return false
		}
		if keyOf(v) != nil {
			n, _ := counted.get(v)
			counted.put(v, n.(cty.Value).Add(cty.NumberIntVal(1)))
		}
		return t.step(1)
	}
	for _, item := range items {
		v := t.attribute(item, attr.AsString(), x.Range())
		several, isList := v.(list)
		if !isList {
			several = list{v}
		}
		for _, one := range several {
			if !add(one) {
				return unknown{}
			}
		}
	}
	return counted
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

// functionNamed finds a function of the language, those of rules included.
func functionNamed(word string) *Function {
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
	words := slices.Clone(functionNames)
	for _, f := range ruleFunctions {
		words = append(words, f.Name)
	}
	return words
}
