package lang

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
)

// variables finds the values that the expression names. It reports what it
// cannot find, and is not ok where it did.
func (x *evaluation) variables() (tree, bool) {
	t, ok := tree{}, true
	var whole hcl.Traversal // an element where a value is expected
	for _, tr := range x.tree.Variables() {
		steps := syntax.Names(tr)
		if x.wholeElement(steps) != nil {
			if whole == nil {
				whole = tr
			}
			continue
		}
		v, n, found := x.variable(tr, steps)
		if !found {
			ok = false
			continue
		}
		t.put(steps[:n], v)
	}
	if whole != nil && ok {
		e := x.wholeElement(syntax.Names(whole))
		x.report("wrong-type", whole.SourceRange(), "%s names the %s as a whole; a value is one of its attributes.", e).Fix = "Write " + e.Address() + ".ATTRIBUTE"
	}
	return t, ok && whole == nil
}

// wholeElement is the element that KIND.NAME names; nil where the steps name
// something else.
func (x *evaluation) wholeElement(steps []string) Element {
	if len(steps) != 2 {
		return nil
	}
	k := kindByName[steps[0]]
	if k == nil || k.Label != syntax.Named || k.Name == "campaign" && k.attr[steps[1]] != nil {
		return nil
	}
	return x.plan.Find(Key{k, steps[1]})
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
	case kindByName[root] == nil || kindByName[root].Label != syntax.Named:
		return x.unknownRoot(root, at)
	case len(steps) == 1:
		x.report("unknown-reference", at, "%s names "+prose.A(root)+", but not which one.").Fix = "Write " + root + ".NAME.ATTRIBUTE"
		return cty.NilVal, 0, false
	}
	return x.elementValue(steps, at)
}

// partUndecided reports tbd within a value.
func (x *evaluation) partUndecided(at hcl.Range) {
	d := x.report("wrong-type", at, "%s")
	if subject := d.Message; x.e.Kind().Name == "locals" && at == x.attr.Expr.Range() {
		d.Message = subject + " is tbd, and only what an element says can be left to be decided."
		d.Fix = "Write tbd in each attribute that uses local." + x.attr.Name() + ", and leave this out until it is decided"
		return
	}
	d.Message, d.Fix = partUndecided(d.Message)
}

func (x *evaluation) localValue(localName string, at hcl.Range) (cty.Value, int, bool) {
	l := x.plan.FindLocal(localName)
	if l == nil {
		if x.plan.Unclear() {
			return cty.DynamicVal, 2, true
		}
		d := x.report("unknown-reference", at, "%s uses local.%s, which no locals block declares.", localName)
		d.Slip, d.Fix = "local."+localName, "Declare it in a locals block"
		if base, rest, ok := strings.Cut(localName, "-"); ok && x.plan.FindLocal(base) != nil {
			x.minus(d, at, localName, base, rest)
		} else if near, sure := prose.Closest(localName, x.plan.likeLocals()); near != "" {
			d.Suggest("local."+near, at, sure && prose.IsSlip(localName, near))
		}
		return cty.NilVal, 0, false
	}
	if v, written := l.Literal(); written {
		return v, 2, true
	}
	if l.Plan.refers(&l.Line.Expr) {
		x.report("wrong-type", at, "%s uses local.%s, which is a reference and no value.", localName).Fix = "Write KIND.NAME.ATTRIBUTE"
		return cty.NilVal, 0, false
	}
	return l.Plan.evaluate(l.Element, l.Line, x.of).value, 2, true
}

// likeLocals are the names of the local values in reach, for a misspelt one; none where so
// many are wrong that it is no slip.
func (p *Plan) likeLocals() []string {
	n := 0
	if p.InScope(func(p *Plan) { n += len(p.locals) }); !p.slips.Allow(n) {
		return nil
	}
	return p.LocalNames()
}

// LocalNames lists the names of the local values in reach, sorted; one that several
// plans declare, once for each.
func (p *Plan) LocalNames() []string {
	var known []string
	p.InScope(func(p *Plan) { known = slices.AppendSeq(known, maps.Keys(p.locals)) })
	slices.Sort(known)
	return known
}

func (x *evaluation) ownCampaign(attr string, at hcl.Range) (cty.Value, int, bool) {
	if x.plan.Campaign == nil {
		if !x.plan.Unclear() {
			x.report("unknown-reference", at, "%s speaks of the campaign's "+attr+", but stands outside any campaign.").Fix =
				"Write campaign.NAME." + attr + " in a campaign's folder, or write the value out"
		}
		return cty.NilVal, 0, false
	}
	if !x.isValue(x.plan.Campaign, attr, at) {
		return cty.NilVal, 0, false
	}
	return x.attrValue(x.plan.Campaign, attr), 2, true
}

func (x *evaluation) unknownRoot(root string, at hcl.Range) (cty.Value, int, bool) {
	if x.plan.unknownBlocks[root] {
		return cty.NilVal, 0, false
	}
	if root == UndecidedWord {
		x.partUndecided(at)
		return cty.NilVal, 0, false
	}
	d := x.report("unknown-reference", at, "%s uses "+root+", which is nothing that the plan knows.")
	d.Slip, d.Fix = root, "Put quotes around it if it is a text; another element's value is written KIND.NAME.ATTRIBUTE"
	if near, sure := prose.Closest(root, namedKinds); near != "" {
		end := at
		end.End.Byte, end.End.Column = at.Start.Byte+len(root), at.Start.Column+len(root)
		d.Suggest(near, end, sure)
	}
	return cty.NilVal, 0, false
}

// elementValue is the value of KIND.NAME.ATTRIBUTE.
func (x *evaluation) elementValue(steps []string, at hcl.Range) (cty.Value, int, bool) {
	k := kindByName[steps[0]]
	e := x.plan.Find(Key{k, steps[1]})
	if e == nil && k.Name == "campaign" && len(steps) == 2 {
		if base, rest, ok := strings.Cut(steps[1], "-"); ok && k.attr[base] != nil {
			x.minus(x.report("unknown-attribute", at, "%s uses the campaign's %s, which it does not have.", steps[1]), at, steps[1], base, rest)
			return cty.NilVal, 0, false
		}
		if near, sure := prose.Closest(steps[1], k.names); near != "" {
			d := x.report("unknown-attribute", at, "%s uses the campaign's %s, which it does not have.", steps[1])
			d.Suggest("campaign."+near, at, sure)
			d.Slip = "campaign." + steps[1]
			return cty.NilVal, 0, false
		}
	}
	if e == nil {
		x.plan.UnknownElement(x.e, k, steps[1], at, x.attr.Name())
		return cty.NilVal, 0, false
	}
	if k.attr[steps[2]] == nil {
		x.unknownAttribute(e, steps[2], at)
		return cty.NilVal, 0, false
	}
	if !x.isValue(e, steps[2], at) {
		return cty.NilVal, 0, false
	}
	if reckoned(e, steps[2]) {
		d := x.report("missing-attribute", at, "%s uses %s of the %s, which is not written there: it follows from the rest of the plan, and no value can rest on that.", steps[2], e)
		d.Slip, d.Fix = e.Address()+"."+steps[2], "Write "+steps[2]+" in the "+e.String()
		return cty.NilVal, 0, false
	}
	return x.attrValue(e, steps[2]), 3, true
}

// reckoned reports an attribute that is left out, and is shown to people as what the rest of the
// plan comes to: that may rest on the very value that would use it.
func reckoned(e Element, attr string) bool {
	switch e.(type) {
	case *Commitment:
		if attr != "expected" && attr != "budget" {
			return false
		}
	case *Objective:
		if attr != "agreed_on" {
			return false
		}
	case *Phase:
		if attr != "budget" {
			return false
		}
	default:
		return false
	}
	return !e.Broken() && e.head().decl.Block.Attr(attr) == nil
}

// isValue reports an attribute that is a reference where a value is expected.
func (x *evaluation) isValue(e Element, attr string, at hcl.Range) bool {
	if !e.Kind().attr[attr].Refers() {
		return true
	}
	x.report("wrong-type", at, "%s uses %s.%s, which is a reference and no value.", e.Address(), attr).Fix = "Use a number, a day or a text of an element"
	return false
}

// within is the range of a step of a dotted expression.
func (x *evaluation) within(at hcl.Range, step string) hcl.Range {
	f := x.plan.File(at.Filename)
	if i := strings.Index(f.Text(at), "."+step); i >= 0 {
		start := at.Start.Byte + i + 1
		return f.Range(start, start+len(step))
	}
	return at
}

// minus says that the name in an unknown value is a calculation without blanks.
func (x *evaluation) minus(d *Diagnostic, at hcl.Range, whole, base, rest string) {
	d.Message += " A - without blanks around it belongs to the name."
	_, err := strconv.Atoi(rest)
	d.Suggest(base+" - "+rest, x.within(at, whole), err == nil)
	d.Fix = "Put blanks around the minus sign: " + base + " - " + rest
}

func (x *evaluation) unknownAttribute(e Element, attr string, at hcl.Range) {
	d := x.report("unknown-attribute", at, "%s uses %s of the %s, which has no such attribute.", attr, e)
	d.Detail, d.Slip = attr, e.Address()+"."+attr
	if base, rest, ok := strings.Cut(attr, "-"); ok && e.Kind().attr[base] != nil {
		x.minus(d, at, attr, base, rest)
		return
	}
	d.Fix = "Use one of " + prose.Either(e.Kind().names)
	if near, sure := prose.Closest(attr, e.Kind().names); near != "" {
		d.Suggest(e.Address()+"."+near, at, sure)
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
		return stageValue(e, attr)
	}
	a, written := h.kind.attr[attr], h.decl.Block.Attr(attr)
	if written == nil {
		return x.defaultValue(e, attr)
	}
	switch a.Type {
	case TypeRef, TypeRefs, TypeExpr, TypePlural, TypeAny:
		return cty.DynamicVal
	}
	if v, ok := a.plain(&written.Expr); ok {
		return toCty(v)
	}
	v, state := h.plan.scalar(e, a, written, x.of, false)
	if state != Known {
		return cty.DynamicVal
	}
	return toCty(v)
}

// stageValue is an attribute of a stage of the built-in journey.
func stageValue(e Element, attr string) cty.Value {
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
	case "start", "end":
		if _, tactic := e.(*Tactic); tactic {
			return x.phased(e, attr)
		}
	case "by":
		if _, objective := e.(*Objective); objective {
			for p := e.Plan(); p != nil; p = p.Parent {
				if p.Campaign != nil {
					return x.attrValue(p.Campaign, "end")
				}
			}
		}
	case "kind":
		if _, review := e.(*Review); review {
			return cty.StringVal("checkpoint")
		}
	}
	return cty.DynamicVal
}

// phased is the first or the last day of the phases that a tactic without days runs in.
func (x *evaluation) phased(e Element, attr string) cty.Value {
	p := e.Plan()
	written := e.head().decl.Block.Attr("phases")
	if written == nil {
		return cty.DynamicVal
	}
	farthest := cty.DynamicVal
	items := p.ThroughLocals(&written.Expr).Args()
	for i := range items {
		steps := p.ThroughLocals(&items[i]).Steps()
		if len(steps) != 2 || steps[0] != "phase" {
			return cty.DynamicVal
		}
		in := p.Find(Key{kindByName["phase"], steps[1]})
		if in == nil {
			return cty.DynamicVal
		}
		day := x.attrValue(in, attr)
		if !day.IsKnown() || day.IsNull() || day.Type() != cty.String {
			return cty.DynamicVal
		}
		if farthest == cty.DynamicVal || (day.AsString() < farthest.AsString()) == (attr == "start") {
			farthest = day
		}
	}
	return farthest
}
