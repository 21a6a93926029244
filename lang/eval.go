package lang

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// result is the value of an attribute that is not written out. Each is worked
// out once, when it is first asked for.
type result struct {
	value   cty.Value // of the attribute's type; unknown where nothing can be said
	running bool
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
		if _, written := literal(l.attr.Expr); !written && !isReference(l.attr.Expr) {
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

// variables finds the values that the expression names. It reports what it
// cannot find, and is not ok where it did.
func (x *evaluation) variables() (tree, bool) {
	t, ok := tree{}, true
	for _, tr := range x.attr.Expr.Variables() {
		steps := names(tr)
		v, n, found := x.variable(tr, steps)
		if !found {
			ok = false
			continue
		}
		t.put(steps[:n], v)
	}
	return t, ok
}

// names are the leading steps of a traversal that are names.
func names(tr hcl.Traversal) []string {
	steps := []string{tr.RootName()}
	for _, s := range tr[1:] {
		switch s := s.(type) {
		case hcl.TraverseAttr:
			steps = append(steps, s.Name)
		case hcl.TraverseIndex:
			if s.Key.Type() != cty.String {
				return steps
			}
			steps = append(steps, s.Key.AsString())
		}
	}
	return steps
}

// variable is the value at the start of a traversal, and how many of its steps
// name it.
func (x *evaluation) variable(tr hcl.Traversal, steps []string) (v cty.Value, used int, ok bool) {
	at := tr.SourceRange()
	switch root := steps[0]; {
	case root == "local":
		if len(steps) < 2 {
			x.report("unknown-reference", at, "%s names no local value.").Fix = "Write local.NAME"
			return cty.NilVal, 0, false
		}
		return x.localValue(steps[1], at)
	case root == "campaign" && len(steps) > 1 && kindByName["campaign"].attr[steps[1]] != nil:
		return x.ownCampaign(steps[1], at)
	case kindByName[root] == nil || kindByName[root].Label != Named:
		return x.unknownRoot(root, at)
	case len(steps) == 1:
		x.report("unknown-reference", at, "%s names "+A(root)+", but not which one.").Fix = "Write " + root + ".NAME.ATTRIBUTE"
		return cty.NilVal, 0, false
	}
	return x.elementValue(steps, at)
}

func (x *evaluation) localValue(localName string, at hcl.Range) (cty.Value, int, bool) {
	l := x.plan.local(localName)
	if l == nil {
		if x.plan.Unclear() {
			return cty.DynamicVal, 2, true
		}
		d := x.report("unknown-reference", at, "%s uses local.%s, which no locals block declares.", localName)
		d.Fix = "Declare it in a locals block"
		var known []string
		x.plan.InScope(func(p *Plan) {
			for n := range p.locals {
				known = append(known, n)
			}
		})
		slices.Sort(known)
		if near, sure := meant(localName, known); near != "" {
			d.suggest("local."+near, at, sure)
		}
		return cty.NilVal, 0, false
	}
	if v, written := literal(l.attr.Expr); written {
		return v, 2, true
	}
	if isReference(l.attr.Expr) {
		x.report("wrong-type", at, "%s uses local.%s, which is a reference and no value.", localName).Fix = "Write KIND.NAME.ATTRIBUTE"
		return cty.NilVal, 0, false
	}
	return l.plan.evaluate(l.e, l.attr, x).value, 2, true
}

func (x *evaluation) ownCampaign(attr string, at hcl.Range) (cty.Value, int, bool) {
	if x.plan.Campaign == nil {
		if !x.plan.Unclear() {
			x.report("unknown-reference", at, "%s speaks of the campaign's "+attr+", but stands outside any campaign.").Fix =
				"Write campaign.NAME." + attr + " in a campaign's folder, or write the value out"
		}
		return cty.NilVal, 0, false
	}
	return x.attrValue(x.plan.Campaign, attr), 2, true
}

func (x *evaluation) unknownRoot(root string, at hcl.Range) (cty.Value, int, bool) {
	if x.plan.strange[root] {
		return cty.NilVal, 0, false
	}
	d := x.report("unknown-reference", at, "%s uses "+root+", which is nothing that the plan knows.")
	d.Fix = "Put quotes around it if it is a text; another element's value is written KIND.NAME.ATTRIBUTE"
	if near, sure := meant(root, append([]string{"local"}, kindNames...)); near != "" {
		end := at
		end.End.Byte, end.End.Column = at.Start.Byte+len(root), at.Start.Column+len(root)
		d.suggest(near, end, sure)
	}
	return cty.NilVal, 0, false
}

// elementValue is the value of KIND.NAME.ATTRIBUTE.
func (x *evaluation) elementValue(steps []string, at hcl.Range) (cty.Value, int, bool) {
	k := kindByName[steps[0]]
	e := x.plan.lookup(name{k, steps[1]})
	if near, sure := meant(steps[1], kindByName["campaign"].names); e == nil && k.Name == "campaign" && len(steps) == 2 && near != "" {
		x.report("unknown-attribute", at, "%s uses the campaign's %s, which it does not have.", steps[1]).suggest("campaign."+near, at, sure)
		return cty.NilVal, 0, false
	}
	if e == nil {
		x.plan.unknownElement(x.e, k, steps[1], at, x.attr.Name, nil)
		return cty.NilVal, 0, false
	}
	if len(steps) == 2 {
		d := x.report("wrong-type", at, "%s names the %s as a whole; a value is one of its attributes.", e)
		d.Fix = "Write " + e.Address() + ".ATTRIBUTE"
		return cty.NilVal, 0, false
	}
	if k.attr[steps[2]] == nil {
		x.unknownAttribute(e, steps[2], at)
		return cty.NilVal, 0, false
	}
	return x.attrValue(e, steps[2]), 3, true
}

func (x *evaluation) unknownAttribute(e Element, attr string, at hcl.Range) {
	d := x.report("unknown-attribute", at, "%s uses %s of the %s, which has no such attribute.", attr, e)
	d.Detail = attr
	if base, rest, ok := strings.Cut(attr, "-"); ok && e.Kind().attr[base] != nil {
		d.Message += " A - without blanks around it belongs to the name."
		d.suggest(e.Address()+"."+base+" - "+rest, at, true)
		d.Fix = "Put blanks around the minus sign: " + base + " - " + rest
		return
	}
	d.Fix = "Use one of " + Either(e.Kind().names)
	if near, sure := meant(attr, e.Kind().names); near != "" {
		d.suggest(e.Address()+"."+near, at, sure)
	}
}

// attrValue is the value of another element's attribute; what it says when left
// out, or unknown.
func (x *evaluation) attrValue(e Element, attr string) cty.Value {
	if e.Broken() {
		return cty.DynamicVal
	}
	h := e.head()
	if h.Builtin() {
		return builtinValue(e, attr)
	}
	a, written := h.kind.attr[attr], h.decl.block.Body.Attributes[attr]
	if written == nil {
		return x.defaultValue(e, attr)
	}
	switch a.Type {
	case TypeRef, TypeRefs, TypeExpr, TypePlural:
		return cty.DynamicVal
	}
	if _, plain := literal(written.Expr); !plain && hcl.ExprAsKeyword(written.Expr) == "" && h.plan.evaluate(e, written, x).running {
		return cty.DynamicVal
	}
	v, state := h.plan.scalar(e, a, written, false)
	if state != Known {
		return cty.DynamicVal
	}
	return toCty(v)
}

// builtinValue is an attribute of a stage of the built-in journey.
func builtinValue(e Element, attr string) cty.Value {
	switch s := e.(*Stage); attr {
	case "order":
		return cty.NumberFloatVal(s.Order.V)
	case "title":
		return cty.StringVal(s.name)
	}
	return cty.DynamicVal
}

// defaultValue is what an attribute says when it is left out.
func (x *evaluation) defaultValue(e Element, attr string) cty.Value {
	switch attr {
	case "title":
		return cty.StringVal(e.Name())
	case "launch":
		return x.attrValue(e, "start")
	case "kind":
		if _, review := e.(*Review); review {
			return cty.StringVal("checkpoint")
		}
	}
	return cty.DynamicVal
}

func (p *Plan) circularValue(e Element, first *result) {
	circle := []*result{first}
	for r := first.waits; r != first; r = r.waits {
		circle = append(circle, r)
	}
	start := 0
	for i, r := range circle {
		if before(r.at, circle[start].at) {
			start = i
		}
	}
	circle = append(circle[start:], circle[:start]...)
	steps := make([]string, 0, len(circle)+1)
	for _, r := range append(circle, circle[0]) {
		steps = append(steps, r.of)
	}
	d := p.report(e, "circular-value", circle[0].at, "These values are built on each other in a circle: "+Arrows(steps)+".")
	d.Address, d.Element, d.Detail = circle[0].address, nil, circle[0].of
	d.Fix = "Write one of them out as a number, a date or a text"
	const shown = 40 // places; nobody follows longer circles one by one
	for _, r := range circle[1:min(len(circle), shown)] {
		d.Related = append(d.Related, Related{r.at, r.of + " stands here."})
	}
}

func before(a, b hcl.Range) bool {
	if a.Filename != b.Filename {
		return a.Filename < b.Filename
	}
	return a.Start.Byte < b.Start.Byte
}

const (
	maxValue = 100_000   // characters and items of one value
	maxSteps = 1_000_000 // rounds of the for expressions of one value
)

// size counts the characters and items of a value.
func size(v cty.Value) int {
	if !v.IsKnown() || v.IsNull() {
		return 1
	}
	switch ty := v.Type(); {
	case ty == cty.String:
		return len(v.AsString())
	case ty.IsListType() || ty.IsTupleType() || ty.IsSetType() || ty.IsMapType() || ty.IsObjectType():
		n := 1
		for it := v.ElementIterator(); it.Next() && n <= maxValue; {
			_, item := it.Element()
			n += size(item)
		}
		return n
	}
	return 1
}
