package ruling

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/zclconf/go-cty/cty"
)

// template puts values into a text.
func (t *Run) template(parts []hclsyntax.Expression, s *env) any {
	var b strings.Builder
	for _, part := range parts {
		v := t.eval(part, s)
		if _, open := v.(unknown); open {
			return v
		}
		say := letters
		if _, written := part.(*hclsyntax.LiteralValueExpr); t.words && !written {
			say = spoken
		}
		text, ok := say(v)
		if !ok {
			t.missing(v, part, "puts %s into a text", "puts "+sortOf(v)+" into a text", "Put texts, numbers, days or elements into ${ … }")
			return unknown{}
		}
		b.WriteString(text)
		if !t.step(len(text)/16) || !t.fits(b.Len(), part.Range()) {
			return unknown{}
		}
	}
	return cty.StringVal(b.String())
}

// joined is a text that is repeated: %{ for … }.
func (t *Run) joined(x *hclsyntax.TemplateJoinExpr, s *env) any {
	items, ok := t.eval(x.Tuple, s).(list)
	var b strings.Builder
	for _, item := range items {
		text, fine := letters(item)
		if ok = ok && fine; !ok || !t.step(1+len(text)/16) || !t.fits(b.Len(), x.Range()) {
			return unknown{}
		}
		b.WriteString(text)
	}
	if !ok {
		return unknown{}
	}
	return cty.StringVal(b.String())
}

// fits reports a value that becomes too long.
func (t *Run) fits(length int, at hcl.Range) bool {
	if length > lang.MaxValue {
		t.fault("out-of-range", at, "becomes too long to work with", "Build it from fewer pieces")
	}
	return length <= lang.MaxValue
}

func (t *Run) conditional(x *hclsyntax.ConditionalExpr, s *env) any {
	switch t.logic(x.Condition, s) {
	case yes:
		return t.eval(x.TrueResult, s)
	case no:
		return t.eval(x.FalseResult, s)
	}
	return unknown{}
}

func (t *Run) object(x *hclsyntax.ObjectConsExpr, s *env) any {
	made := &record{values: map[any]any{}}
	for _, item := range x.Items {
		var key any
		if k, ok := item.KeyExpr.(*hclsyntax.ObjectConsKeyExpr); ok && !k.ForceNonLiteral && hcl.ExprAsKeyword(k.Wrapped) != "" {
			key = cty.StringVal(hcl.ExprAsKeyword(k.Wrapped))
		} else if ok {
			key = t.plainly(k.Wrapped, s)
		}
		if keyOf(key) == nil {
			return unknown{}
		}
		made.put(key, t.eval(item.ValueExpr, s))
	}
	return made
}

// loop is a for expression. What is left out holds nothing.
func (t *Run) loop(x *hclsyntax.ForExpr, s *env) any {
	keys, items, ok := t.items(t.plainly(x.CollExpr, s), x.CollExpr)
	if !ok {
		return unknown{}
	}
	made, groups := list{}, &record{values: map[any]any{}}
	for i, item := range items {
		inner := &env{name: x.ValVar, value: item, up: s}
		if x.KeyVar != "" {
			inner = &env{name: x.KeyVar, value: keys(i), up: inner}
		}
		if x.CondExpr != nil {
			if wanted := t.logic(x.CondExpr, inner); wanted == unsure {
				return unknown{}
			} else if wanted == no {
				continue
			}
		}
		v := t.eval(x.ValExpr, inner)
		if !t.step(1) {
			return unknown{}
		}
		if x.KeyExpr == nil {
			made = append(made, v)
			continue
		}
		key := t.plainly(x.KeyExpr, inner)
		if keyOf(key) == nil {
			return unknown{}
		}
		if x.Group {
			before, _ := groups.values[keyOf(key)].(list)
			v = append(slices.Clip(before), v)
		}
		groups.put(key, v)
	}
	if x.KeyExpr != nil {
		return groups
	}
	return made
}

// items are what a list holds, or a table, and what each stands under.
func (t *Run) items(v any, x hclsyntax.Expression) (keys func(int) any, items list, ok bool) {
	switch v := v.(type) {
	case nil:
		return nil, nil, true
	case list:
		return func(i int) any { return cty.NumberIntVal(int64(i)) }, v, true
	case *record:
		for _, key := range v.keys {
			items = append(items, v.values[keyOf(key)])
		}
		return func(i int) any { return v.keys[i] }, items, true
	case unknown:
		return nil, nil, false
	}
	t.fault("wrong-type", x.Range(), "runs through something that is no list", "Use a list, as in [for t in tactics : t.budget]")
	return nil, nil, false
}

func (t *Run) splat(x *hclsyntax.SplatExpr, s *env) any {
	v := t.eval(x.Source, s)
	items, ok := v.(list)
	if _, open := v.(unknown); open {
		return v
	}
	if !ok && v != nil {
		items = list{v}
	}
	made := make(list, len(items))
	for i, item := range items {
		made[i] = t.eval(x.Each, &env{any: x.Item, value: item, up: s})
	}
	return made
}
