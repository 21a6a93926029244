package lang

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// result is the value of an attribute that is not written out. Each is worked
// out once, when it is first asked for.
type result struct {
	value   cty.Value // of the attribute's type; unknown where nothing can be said
	running bool
	told    bool   // is part of a circle that was reported
	of      string // address and attribute, for the sentence about a circle
	address string // of the element that holds it
	at      hcl.Range
	waits   *result // the value that this one is waiting for
}

// localValue is one line of a locals block.
type localValue struct {
	plan *Plan
	e    Element
	attr *hclsyntax.Attribute
}

func (p *Plan) declareLocals(e Element) {
	if e.Broken() {
		p.unclear = true // any local value may have been declared here
		return
	}
	for _, attr := range sortedAttributes(attributesOf(e.Block().Body)) {
		if first := p.locals[attr.Name]; first != nil {
			d := p.report(e, "duplicate-name", attr.NameRange, "There are two local values called "+attr.Name+" in this plan.")
			d.Detail, d.Fix = attr.Name, "Give one of them another name, or delete it"
			d.Related = []Related{{first.attr.NameRange, "The other one stands here."}}
			continue
		}
		p.locals[attr.Name] = &localValue{p, e, attr}
	}
}

// evaluateLocals works out every local value, so that the plans below only read
// them.
func (p *Plan) evaluateLocals() {
	for _, l := range p.locals {
		if _, written := literal(l.attr.Expr); !written && !p.refers(l.attr.Expr) {
			p.evaluate(l.e, l.attr, nil)
		}
	}
}

func attributesOf(body *hclsyntax.Body) []*hclsyntax.Attribute {
	attrs := make([]*hclsyntax.Attribute, 0, len(body.Attributes))
	for _, a := range body.Attributes {
		attrs = append(attrs, a)
	}
	return attrs
}

func (p *Plan) local(localName string) *localValue {
	for ; p != nil; p = p.Parent {
		if l := p.locals[localName]; l != nil {
			return l
		}
	}
	return nil
}

// scalar is the value of an attribute in the Go type of its Value. Findings are
// reported once: by the plan that owns the attribute, and by whoever asks first.
func (p *Plan) scalar(e Element, a *Attr, attr *hclsyntax.Attribute, report bool) (any, State) {
	c := &checker{plan: p, e: e, a: a, expr: attr.Expr, at: attr.Name, silent: !report}
	v, written := literal(attr.Expr)
	if !written {
		if word := hcl.ExprAsKeyword(attr.Expr); word != "" {
			return c.bareWord(word)
		}
		v = p.evaluate(e, attr, nil).value
	}
	return c.check(v)
}

// literal is the value of an expression that is written out.
func literal(expr hclsyntax.Expression) (cty.Value, bool) {
	switch x := expr.(type) {
	case *hclsyntax.TemplateExpr:
		if len(x.Parts) == 1 {
			return literal(x.Parts[0])
		}
		if len(x.Parts) == 0 {
			return cty.StringVal(""), true
		}
	case *hclsyntax.LiteralValueExpr:
		return x.Val, true
	case *hclsyntax.TupleConsExpr:
		vals := make([]cty.Value, len(x.Exprs))
		for i, item := range x.Exprs {
			v, ok := literal(item)
			if !ok {
				return cty.NilVal, false
			}
			vals[i] = v
		}
		return cty.TupleVal(vals), true
	}
	return cty.NilVal, false
}

// evaluate works out an attribute, for the value that asks for it or for nobody,
// and remembers the result. Where the two wait for each other, the whole circle
// is one finding.
func (p *Plan) evaluate(e Element, attr *hclsyntax.Attribute, asker *evaluation) *result {
	r := p.results[attr]
	known := r != nil
	if !known {
		r = &result{value: cty.DynamicVal, running: true, of: e.Address() + "." + attr.Name, address: e.Address(), at: attr.Expr.Range()}
		if e.Kind().Open {
			r.of = "local." + attr.Name
		}
		p.results[attr] = r
	}
	if asker != nil {
		asker.of.waits = r
	}
	switch {
	case !known:
		r.value = p.work(e, attr, r)
		r.running = false
	case r.running:
		p.circularValue(e, r)
	}
	return r
}

// work evaluates the expression of an attribute.
func (p *Plan) work(e Element, attr *hclsyntax.Attribute, r *result) cty.Value {
	x := &evaluation{plan: p, e: e, attr: attr, of: r}
	if v, ok := x.simple(attr.Expr); ok {
		return v
	}
	if x.mistaken() {
		return cty.DynamicVal
	}
	vars, ok := x.variables()
	if !ok {
		return cty.DynamicVal
	}
	if x.tooMuch(vars) {
		return cty.DynamicVal
	}
	v, diags := attr.Expr.Value(&hcl.EvalContext{Variables: vars.object(), Functions: functionSpecs})
	for _, d := range diags {
		if d.Severity == hcl.DiagError {
			x.explain(d)
			return cty.DynamicVal
		}
	}
	v, _ = v.UnmarkDeep()
	if size(v) > maxValue {
		x.report("out-of-range", attr.Expr.Range(), "%s becomes too long to work with.").Fix = "Build it from fewer pieces"
		return cty.DynamicVal
	}
	return v
}

// evaluation is one attribute being worked out.
type evaluation struct {
	plan *Plan
	e    Element
	attr *hclsyntax.Attribute
	of   *result
}

// report adds a finding whose message starts with the attribute and its element.
func (x *evaluation) report(rule string, at hcl.Range, format string, args ...any) *Diagnostic {
	subject := "The value of " + x.attr.Name + " in the " + x.e.String()
	d := x.plan.report(x.e, rule, at, fmt.Sprintf(format, append([]any{subject}, args...)...))
	d.Detail = x.attr.Name
	return d
}

// tree holds the values that an expression names, by the steps of their names.
type tree map[string]any // cty.Value or tree

func (t tree) put(steps []string, v cty.Value) {
	for _, step := range steps[:len(steps)-1] {
		inner, ok := t[step].(tree)
		if !ok {
			inner = tree{}
			t[step] = inner
		}
		t = inner
	}
	if _, taken := t[steps[len(steps)-1]].(tree); !taken {
		t[steps[len(steps)-1]] = v
	}
}

func (t tree) object() map[string]cty.Value {
	vals := make(map[string]cty.Value, len(t))
	for name, v := range t {
		switch v := v.(type) {
		case cty.Value:
			vals[name] = v
		case tree:
			vals[name] = cty.ObjectVal(v.object())
		}
	}
	return vals
}
