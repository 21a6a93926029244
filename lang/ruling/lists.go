package ruling

import (
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/zclconf/go-cty/cty"
)

// listOf is an argument that is a list; what is left out holds nothing.
func (t *Run) listOf(v any, x *hclsyntax.FunctionCallExpr) (list, bool) {
	items, ok := v.(list)
	if !ok && v != nil {
		t.misused(x, ": a list is expected")
	}
	return items, (ok || v == nil) && t.step(len(items)/4)
}

// holds looks for one answer in a list, and says what follows where it is found.
func (t *Run) holds(args []any, x *hclsyntax.FunctionCallExpr, wanted, then answer) any {
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

func (t *Run) contains(args []any, x *hclsyntax.FunctionCallExpr) any {
	items, ok := t.listOf(args[0], x)
	found := no
	for _, item := range items {
		if apart(item, args[1]) {
			t.fault("wrong-type", x.Range(), "looks for "+sortOf(args[1])+" where the list has "+sortOf(item), comparing(item, args[1]))
			return unknown{}
		}
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

func (t *Run) distinct(args []any, x *hclsyntax.FunctionCallExpr) any {
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

func (t *Run) concat(args []any, x *hclsyntax.FunctionCallExpr) any {
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

func (t *Run) length(args []any, x *hclsyntax.FunctionCallExpr) any {
	switch v := args[0].(type) {
	case nil:
		return cty.Zero
	case list:
		return cty.NumberIntVal(int64(len(v)))
	case *record:
		return cty.NumberIntVal(int64(len(v.keys)))
	}
	return t.fromLanguage(lang.FunctionNamed("length"), args, x)
}

func (t *Run) coalesce(args []any, _ *hclsyntax.FunctionCallExpr) any {
	for _, arg := range args {
		if arg != nil {
			return arg
		}
	}
	return nil
}

func (t *Run) keys(args []any, x *hclsyntax.FunctionCallExpr) any {
	if v, ok := args[0].(*record); ok {
		return slices.Clone(v.keys)
	}
	t.misused(x, ": a table of values is expected")
	return unknown{}
}

func (t *Run) values(args []any, x *hclsyntax.FunctionCallExpr) any {
	v, ok := args[0].(*record)
	if !ok {
		t.misused(x, ": a table of values is expected")
		return unknown{}
	}
	_, items, _ := t.items(v, x)
	return items
}
