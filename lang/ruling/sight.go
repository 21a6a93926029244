package ruling

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/zclconf/go-cty/cty"
)

// overlaps reports whether the days of two elements have one in common. What has
// no days overlaps with nothing.
func (t *Run) overlaps(args []any, x *hclsyntax.FunctionCallExpr) any {
	var first, last [2]lang.Date
	for i, arg := range args {
		e, ok := arg.(lang.Element)
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
		start, starts := from.(lang.Date)
		end, ends := to.(lang.Date)
		if !starts || !ends {
			return yesNo(false)
		}
		first[i], last[i] = start, end
	}
	return yesNo(first[0] <= last[1] && first[1] <= last[0])
}

// daysOf are the first and the last day of an element.
func daysOf(e lang.Element) (from, to any) {
	has := e.Kind().Attr
	switch {
	case has("start") != nil && has("end") != nil:
		return attributeValue(e, "start"), attributeValue(e, "end")
	case has("on") != nil && has("on").Type == lang.TypeDate:
		on := attributeValue(e, "on")
		return on, on
	}
	return nil, nil
}

// tracesTo reports whether the line of sight leads from one element up to
// another.
func (t *Run) tracesTo(args []any, x *hclsyntax.FunctionCallExpr) any {
	from, ok := args[0].(lang.Element)
	to, fine := args[1].(lang.Element)
	switch {
	case args[0] == nil || args[1] == nil:
		return yesNo(false)
	case !ok || !fine:
		t.misused(x, ": two elements are expected")
		return unknown{}
	}
	return t.scope.leads(from, to, t.step).value()
}

// disciplinesOf lists the disciplines whose tactics use a metric.
func (t *Run) disciplinesOf(args []any, x *hclsyntax.FunctionCallExpr) any {
	m, ok := args[0].(*lang.Metric)
	switch {
	case args[0] == nil:
		return list{}
	case !ok:
		t.misused(x, ": a metric is expected")
		return unknown{}
	}
	return t.scope.using(m)
}

// countBy counts the elements of a list by one of their attributes, or the values
// of a list by themselves. What is left out is not counted; of a list, each item
// is.
func (t *Run) countBy(args []any, x *hclsyntax.FunctionCallExpr) any {
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
