package ruling

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/zclconf/go-cty/cty"
)

// A value in a rule of one's own is an Element, a cty number, text or yes/no, a
// day, a length of time, an amount of money, a list, a table, nil for what was
// left out, or unknown. Elements stand for themselves: values of cty can neither
// name each other in a circle nor be compared by where they are declared.
type (
	list    []any
	unknown struct{}
	money   struct {
		amount   cty.Value
		currency string
	}
	// record holds values by texts, or by elements where it counts them.
	record struct {
		keys   list
		values map[any]any
		counts bool
	}
)

func yesNo(b bool) any { return cty.BoolVal(b) }

func (t *record) put(key, v any) {
	k := keyOf(key)
	if _, known := t.values[k]; !known {
		t.keys = append(t.keys, key)
	}
	t.values[k] = v
}

// get is what the table has under a key; what it counts is 0 where there is none.
func (t *record) get(key any) (any, bool) {
	v, ok := t.values[keyOf(key)]
	if !ok && t.counts {
		return cty.Zero, true
	}
	return v, ok
}

// keyOf is a value as it can be looked up by.
func keyOf(v any) any {
	switch v := basic(v).(type) {
	case lang.Element:
		return v
	case cty.Value:
		switch v.Type() {
		case cty.String:
			return v.AsString()
		case cty.Number:
			return v.AsBigFloat().Text('g', -1)
		}
		return v.True()
	}
	return nil
}

// basic is a day as the text that plans write it as, and money as its amount.
func basic(v any) any {
	switch v := v.(type) {
	case lang.Date:
		return cty.StringVal(v.ISO())
	case lang.Duration:
		return cty.StringVal(v.Code())
	case money:
		return v.amount
	}
	return v
}

// attributeValue is an attribute of an element as a rule sees it. The attribute
// is one that the kind has.
func attributeValue(e lang.Element, attr string) any {
	k := e.Kind()
	switch {
	case attr == NameAttr && k.Attr(attr) == nil:
		return cty.StringVal(e.Name())
	case attr == CampaignAttr && k.Attr(attr) == nil:
		if e.Plan().Campaign == nil {
			return nil
		}
		return e.Plan().Campaign
	case e.Broken():
		return unknown{}
	case attr == TotalAttr && k.Attr(attr) == nil:
		return totalOf(e)
	case lang.DeclarationOf(e) == nil:
		return builtinValue(e, attr)
	}
	if n := k.Block(attr); n != nil {
		return blocksValue(n, lang.FieldsOf(e).Blocks(n), e)
	}
	if f := lang.FieldsOf(e).Effective(k.Attr(attr)); f.State != lang.Absent {
		return fieldValue(f, e.Plan())
	}
	switch attr {
	case "title":
		return cty.StringVal(e.Name())
	case "launch":
		return attributeValue(e, "start")
	case "kind":
		if _, review := e.(*lang.Review); review {
			return cty.StringVal("checkpoint")
		}
	}
	return nil
}

// builtinValue is an attribute of a stage of the built-in journey.
func builtinValue(e lang.Element, attr string) any {
	switch s, stage := e.(*lang.Stage); {
	case stage && attr == "order":
		return cty.NumberFloatVal(s.Order.V)
	case attr == "title":
		return cty.StringVal(e.Name())
	}
	return unknown{}
}

func fieldValue(f lang.Field, p *lang.Plan) any {
	if f.State == lang.Absent && len(f.Gone) == 0 {
		return nil
	}
	if f.State == lang.Unknown || f.Type == lang.TypeExpr {
		return unknown{}
	}
	switch v := f.Held.(type) {
	case []lang.Element:
		items := make(list, len(v))
		for i, e := range v {
			items[i] = e
		}
		for range f.Gone {
			items = append(items, unknown{}) // of what no plan has any more
		}
		return items
	case []string:
		items := make(list, len(v))
		for i, s := range v {
			items[i] = cty.StringVal(s)
		}
		return items
	case float64:
		if f.Type == lang.TypeMoney {
			return money{cty.NumberFloatVal(v), p.Currency()}
		}
		return cty.NumberFloatVal(v)
	case lang.Element, lang.Date, lang.Duration:
		return v
	case string:
		return cty.StringVal(v)
	case bool:
		return cty.BoolVal(v)
	}
	return unknown{}
}

// blocksValue is what the blocks of one kind say: a list of tables, or one table
// of a block that stands once. Where there are none, they are left out.
func blocksValue(n *lang.Nested, blocks []lang.Fields, e lang.Element) any {
	if n.Example {
		return unknown{}
	}
	all := make(list, len(blocks))
	for i, b := range blocks {
		t := &record{values: map[any]any{}}
		for _, a := range n.Attrs {
			t.put(cty.StringVal(a.Name), fieldValue(b.Get(a), e.Plan()))
		}
		if tactic, ok := e.(*lang.Tactic); ok && slices.Contains(Derived(&n.Kind), TotalAttr) {
			t.put(cty.StringVal(TotalAttr), blockTotal(tactic, n.Name, i))
		}
		all[i] = t
	}
	switch {
	case len(all) == 0:
		return nil
	case n.Once:
		return all[0]
	}
	return all
}

// fromCty is a value that was worked out elsewhere: a local value, the result of
// a function.
func fromCty(v cty.Value) any {
	switch {
	case v == cty.NilVal || !v.IsKnown():
		return unknown{}
	case v.IsNull():
		return nil
	}
	switch ty := v.Type(); {
	case ty.IsTupleType() || ty.IsListType() || ty.IsSetType():
		items := make(list, 0, v.LengthInt())
		for it := v.ElementIterator(); it.Next(); {
			_, item := it.Element()
			items = append(items, fromCty(item))
		}
		return items
	case ty.IsObjectType() || ty.IsMapType():
		t := &record{values: map[any]any{}}
		for it := v.ElementIterator(); it.Next(); {
			key, item := it.Element()
			t.put(key, fromCty(item))
		}
		return t
	}
	return v
}

// spoken is a value as a sentence has it: an element by its title, a day and an
// amount as people write them. Not ok: there is nothing to be said.
func spoken(v any) (string, bool) {
	switch v := v.(type) {
	case lang.Element:
		return v.Label(), true
	case lang.Date:
		return v.String(), true
	case lang.Duration:
		return v.String(), true
	case money:
		n, _ := v.amount.AsBigFloat().Float64()
		return prose.Money(n, v.currency), true
	case cty.Value:
		return lang.Plainly(v), true
	case list:
		said := make([]string, 0, len(v))
		for _, item := range v {
			text, ok := spoken(item)
			if !ok {
				return "", false
			}
			said = append(said, text)
		}
		return prose.List(said), true
	}
	return "", false
}

// letters are a value as plans put it into a text: like a literal.
func letters(v any) (string, bool) {
	switch v := basic(v).(type) {
	case lang.Element:
		return v.Label(), true
	case cty.Value:
		switch v.Type() {
		case cty.Number:
			n, _ := v.AsBigFloat().Float64()
			return prose.Literal(n), true
		case cty.Bool:
			if v.True() {
				return "true", true
			}
			return "false", true
		}
		return v.AsString(), true
	}
	return "", false
}

// sortOf names the sort of a value in a planner's words.
func sortOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case lang.Element:
		return "the " + v.String()
	case lang.Date:
		return "the day " + v.String()
	case lang.Duration:
		return "the length of time " + v.String()
	case list:
		return "a list"
	case *record:
		return "a table of values"
	}
	if v, ok := basic(v).(cty.Value); ok {
		return lang.TypeWord(v)
	}
	return "something unknown"
}

// valueNames lists what a rule can ask of the kinds, each once.
func valueNames(of []*lang.Kind) []string {
	var names []string
	for _, k := range of {
		for _, a := range k.Attrs {
			names = append(names, a.Name)
		}
		for _, n := range k.Blocks {
			names = append(names, n.Name)
		}
	}
	for _, k := range of {
		names = append(names, Derived(k)...)
	}
	var once []string
	for _, n := range names {
		if !slices.Contains(once, n) {
			once = append(once, n)
		}
	}
	return once
}

// oneLine is a text without breaks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
