package lang

import (
	"fmt"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// result is the value of an attribute that is not written out. Each is worked
// out once, when it is first asked for.
type result struct {
	value    cty.Value // of the attribute's type; unknown where nothing can be said
	running  bool
	reported bool // is part of a circle that was reported
	e        Element
	attr     *syntax.Attribute
	waits    *result // the value that this one is waiting for
}

// name is the address and attribute, for the sentence about a circle.
func (r *result) name() string {
	if r.e.Kind().Open {
		return "local." + r.attr.Name()
	}
	return r.e.Address() + "." + r.attr.Name()
}

// LocalValue is one line of a locals block.
type LocalValue struct {
	Plan    *Plan             // that declares it
	Element Element           // the locals block
	Line    *syntax.Attribute // its name and its value, as they are written
	// Literal is the value where it is written out; false where something must be worked out.
	Literal func() (cty.Value, bool)
}

func (p *Plan) declareLocals(e Element) {
	if e.Broken() {
		p.unclear = true // any local value may have been declared here
		return
	}
	body := &e.head().decl.Block.Body
	for i := range body.Attrs {
		attr := &body.Attrs[i]
		if first := p.locals[attr.Name()]; first != nil {
			d := p.Report(e, "duplicate-name", attr.NameRange(), "There are two local values called "+attr.Name()+" in this plan.")
			d.Detail, d.Fix = attr.Name(), "Give one of them another name, or delete it"
			d.Related = []syntax.Related{{Range: first.Line.NameRange(), Message: "The other one stands here."}}
			continue
		}
		l := &LocalValue{p, e, attr, sync.OnceValues(attr.Expr.Literal)}
		p.locals[attr.Name()], p.localList = l, append(p.localList, l)
	}
}

// evaluateLocals works out every local value, so that the plans below only read
// them.
func (p *Plan) evaluateLocals() {
	for _, l := range p.localList {
		switch _, written := l.Literal(); {
		case written:
		case p.refers(&l.Line.Expr):
			p.checkNames(l)
		default:
			p.evaluate(l.Element, l.Line, nil)
		}
	}
}

// checkNames reports what a local value that stands for elements names in vain.
func (p *Plan) checkNames(l *LocalValue) {
	items := []syntax.Expr{l.Line.Expr}
	if l.Line.Expr.Op == syntax.OpList {
		items = l.Line.Expr.Args()
	}
	for i := range items {
		key, ok := KeyIn(items[i].Text())
		if ok && p.Find(key) == nil {
			p.UnknownElement(l.Element, key.Kind, key.Name, items[i].Range(), l.Line.Name())
		}
	}
}

// failed reports that nothing is known of a local value; what is wrong with it
// is said where it stands.
func (l *LocalValue) failed() bool {
	if _, written := l.Literal(); written || l.Plan.refers(&l.Line.Expr) {
		return false
	}
	return !l.Plan.evaluate(l.Element, l.Line, nil).value.IsWhollyKnown()
}

// FindLocal finds a local value by its name, in this plan and in those above, the nearest
// first; nil where there is none.
func (p *Plan) FindLocal(localName string) *LocalValue {
	for ; p != nil; p = p.Parent {
		if l := p.locals[localName]; l != nil {
			return l
		}
	}
	return nil
}

// scalar is the value of an attribute in the Go type of its Value. Findings are
// reported once: by the plan that owns the attribute, and by whoever asks first. Where
// another value asks for it, that is the asker; nil: none. What is worked out is so when
// its element is decoded: once that is done, the plan stays as it is.
func (p *Plan) scalar(e Element, a *Attr, attr *syntax.Attribute, asker *result, report bool) (any, State) {
	c := &checker{plan: p, e: e, a: a, expr: &attr.Expr, at: attr.Name(), silent: !report}
	if IsUndecided(c.expr) {
		return nil, Unknown
	}
	v, written := attr.Expr.Literal()
	if !written {
		if word := attr.Expr.Word(); word != "" {
			return c.bareWord(word)
		}
		if text := attr.Expr.File.Slice(attr.Expr.At); c.bareItems() || c.blank(text, text) {
			return nil, Unknown
		}
		v = p.evaluate(e, attr, asker).value
		if a.Type == TypeText {
			v = inQuotes(attr, v)
		}
	}
	return c.check(v)
}

// inQuotes is a value as a text where it stands in quotes, as in "${ … }".
func inQuotes(a *syntax.Attribute, v cty.Value) cty.Value {
	if v.Type() == cty.String || !v.IsWhollyKnown() {
		return v
	}
	if _, wrapped := a.Tree().(*hclsyntax.TemplateWrapExpr); wrapped {
		if text, err := convert.Convert(v, cty.String); err == nil {
			return text
		}
	}
	return v
}

// evaluate works out an attribute, for the value that asks for it or for nobody,
// and remembers the result. Where the two wait for each other, the whole circle
// is one finding.
func (p *Plan) evaluate(e Element, attr *syntax.Attribute, asker *result) *result {
	r := p.results[attr]
	known := r != nil
	if !known {
		r = &result{value: cty.DynamicVal, running: true, e: e, attr: attr}
		p.results[attr] = r
	}
	if asker != nil {
		asker.waits = r
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

// work evaluates the expression of an attribute, as far as there is an allowance for it.
func (p *Plan) work(e Element, attr *syntax.Attribute, r *result) (v cty.Value) {
	at := attr.Expr.At
	x := &evaluation{plan: p, e: e, attr: attr, of: r, steps: p.steps.Part(maxSteps + int(at.End-at.Start))}
	if x.steps.Try(func() { v = x.value() }) != nil {
		x.tooMuch()
		return cty.DynamicVal
	}
	return v
}

// tooMuch reports a value that there is no allowance for. Of those that are too much only
// together with others, the first says it.
func (x *evaluation) tooMuch() {
	switch p := x.plan; {
	case !p.steps.Spent():
		x.report("out-of-range", x.attr.Expr.Range(), "%s runs through too many combinations to be worked out.").Fix = "Use fewer for expressions within each other, or shorter lists"
	case !p.spent:
		p.spent = true
		x.report("out-of-range", x.attr.Expr.Range(), "%s is one too many: together, the values of this plan take too much to be worked out, so the others are left open.").Fix =
			"Use fewer for expressions, shorter lists and shorter texts"
	}
}

// value is the value of the expression; unknown where something was reported.
func (x *evaluation) value() cty.Value {
	if v, ok := x.fast(&x.attr.Expr); ok {
		return v
	}
	x.tree = x.attr.Tree()
	if x.lint() {
		return cty.DynamicVal
	}
	vars, ok := x.variables()
	if !ok {
		return cty.DynamicVal
	}
	v, diags := counter{x.steps}.gone(x.tree).Value(&hcl.EvalContext{Variables: vars.object(), Functions: functionSpecs})
	for _, d := range diags {
		if d.Severity == hcl.DiagError {
			x.explain(d)
			return cty.DynamicVal
		}
	}
	if v.IsMarked() || !v.Type().IsPrimitiveType() {
		v, _ = v.UnmarkDeep()
	}
	return v
}

// evaluation is one attribute being worked out.
type evaluation struct {
	plan  *Plan
	e     Element
	attr  *syntax.Attribute
	of    *result
	tree  hclsyntax.Expression // of an expression that is not simple
	steps *allowance.Allowance // nil where nothing is worked out
	// rules: it is an expression of a rule, which has functions of its own.
	rules bool
}

// report adds a finding whose message starts with the attribute and its element.
func (x *evaluation) report(rule string, at hcl.Range, format string, args ...any) *Diagnostic {
	subject := subjectOf(x.attr.Name(), x.e)
	d := x.plan.Report(x.e, rule, at, fmt.Sprintf(format, append([]any{subject}, args...)...))
	d.Detail = x.attr.Name()
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
