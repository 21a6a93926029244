package ruling

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
)

// fault reports the first thing that could not be worked out, once a run. What
// follows "The condition of the rule …" is said of it.
func (t *Run) fault(id string, at hcl.Range, says, fix string) {
	t.failed = true
	if t.Fault != nil {
		return
	}
	t.Fault = &lang.Diagnostic{Severity: lang.Error, Element: t.rule, Problem: syntax.Problem{Rule: id, Address: t.rule.Address(), Detail: t.part, Range: at, Fix: fix,
		Message: fmt.Sprintf("%s of the %s %s.", prose.Capital(partNames[t.part]), t.rule, says)}}
	if t.on != nil && id != "out-of-range" {
		t.Fault.Related = []syntax.Related{{Range: t.on.At(), Message: "It shows at the " + t.on.String() + "."}}
	}
}

var partNames = map[string]string{"when": "the when line", "condition": "the condition", "message": "the message", "at": "the at line"}

// missing reports a value that is left out where one is needed, or is of the
// wrong sort.
func (t *Run) missing(v any, x hclsyntax.Expression, leftOut, wrong, fix string) {
	if _, open := v.(unknown); open {
		return
	}
	if v != nil {
		t.fault("wrong-type", x.Range(), wrong, fix)
		return
	}
	asked := "a value"
	if f := t.rule.File(); f != nil && f.Path == x.Range().Filename {
		asked = prose.Clip(f.Text(x.Range()))
	}
	where := "in front of it"
	if t.part == "message" {
		where = "in front of the when line's condition"
	}
	t.fault("wrong-type", x.Range(), fmt.Sprintf(leftOut, asked)+", and the "+t.on.String()+" leaves it out", "Put "+asked+" != null && "+where)
}

// logic is an operand of && or ||, or the condition of a choice.
func (t *Run) logic(x hclsyntax.Expression, s *env) answer {
	return t.answer(t.plainly(x, s), x, "takes %s for yes or no")
}

// answer takes a value for yes or no. What is left out counts as no; misused says
// what is wrong with another sort of value, which it has a place for.
func (t *Run) answer(v any, x hclsyntax.Expression, misused string) answer {
	if v == nil {
		return no
	}
	if _, open := v.(unknown); open {
		return unsure
	}
	b, ok := v.(cty.Value)
	switch {
	case !ok || b.Type() != cty.Bool:
		t.fault("wrong-type", x.Range(), fmt.Sprintf(misused, sortOf(v)), "Compare it with something, as in each.approver != null")
		return unsure
	case b.True():
		return yes
	}
	return no
}

func (a answer) value() any {
	if a == unsure {
		return unknown{}
	}
	return yesNo(a == yes)
}

func (a answer) not() answer { return [...]answer{unsure: unsure, yes: no, no: yes}[a] }

func (t *Run) unary(x *hclsyntax.UnaryOpExpr, s *env) any {
	if x.Op == hclsyntax.OpLogicalNot {
		return t.logic(x.Val, s).not().value()
	}
	n, ok := t.number(t.plainly(x.Val, s), x.Val, "calculates with %s")
	if !ok {
		return unknown{}
	}
	return n.Negate()
}

func (t *Run) binary(x *hclsyntax.BinaryOpExpr, s *env) any {
	switch x.Op {
	case hclsyntax.OpLogicalAnd, hclsyntax.OpLogicalOr:
		return t.both(x, s)
	case hclsyntax.OpEqual, hclsyntax.OpNotEqual:
		a, b := t.plainly(x.LHS, s), t.plainly(x.RHS, s)
		if same := t.same(a, b, x); x.Op == hclsyntax.OpNotEqual {
			return same.not().value()
		} else {
			return same.value()
		}
	}
	return t.calculate(x, s)
}

// both is && or ||: one side that decides is enough, and the other need not be
// known.
func (t *Run) both(x *hclsyntax.BinaryOpExpr, s *env) any {
	decides := no
	if x.Op == hclsyntax.OpLogicalOr {
		decides = yes
	}
	a := t.logic(x.LHS, s)
	if a == decides || t.failed {
		return a.value()
	}
	if b := t.logic(x.RHS, s); b == decides || a != unsure {
		return b.value()
	}
	return unknown{}
}

// same compares two values. An element is only the same as itself; what is of two
// sorts is compared by mistake.
func (t *Run) same(a, b any, x *hclsyntax.BinaryOpExpr) answer {
	if !t.step(1) {
		return unsure
	}
	a, b = basic(a), basic(b)
	_, openA := a.(unknown)
	_, openB := b.(unknown)
	switch {
	case openA || openB:
		return unsure
	case a == nil || b == nil:
		return truthOf(holdsNothing(a) && holdsNothing(b))
	}
	switch v := a.(type) {
	case lang.Element:
		if w, ok := b.(lang.Element); ok {
			return truthOf(v == w)
		}
	case cty.Value:
		if w, ok := b.(cty.Value); ok && w.Type() == v.Type() {
			return truthOf(v.RawEquals(w))
		}
	case list:
		if w, ok := b.(list); ok {
			return t.sameItems(v, w, x)
		}
	case *record:
		if w, ok := b.(*record); ok {
			return truthOf(v == w)
		}
	}
	if x != nil {
		t.fault("wrong-type", x.Range(), "compares "+sortOf(a)+" with "+sortOf(b)+", and these are never the same", comparing(a, b))
		return unsure
	}
	return no
}

// holdsNothing reports a value that is left out, or a list without items.
func holdsNothing(v any) bool {
	items, ok := v.(list)
	return v == nil || ok && len(items) == 0
}

// apart reports whether one value is an element and the other a text, a number or
// the like.
func apart(a, b any) bool {
	_, first := a.(lang.Element)
	_, second := b.(lang.Element)
	_, plain := basic(a).(cty.Value)
	_, other := basic(b).(cty.Value)
	return first && other || second && plain
}

// comparing says what to write in place of a comparison that cannot hold.
func comparing(a, b any) string {
	if text, ok := a.(cty.Value); ok && text.Type() == cty.String {
		a, b = b, a
	}
	text, isText := b.(cty.Value)
	if isText = isText && text.Type() == cty.String; isText {
		if e, ok := a.(lang.Element); ok {
			return fmt.Sprintf("Compare it with an element, as in == %s.%s, or compare its title", e.Kind().Name, namedLike(text.AsString()))
		}
		if n, ok := a.(cty.Value); ok && n.Type() == cty.Number {
			return "Take the quotes away from the number"
		}
	}
	if _, ok := a.(list); ok {
		return "Ask whether the list holds it: contains(list, value)"
	}
	if _, ok := b.(list); ok {
		return "Ask whether the list holds it: contains(list, value)"
	}
	return "Compare two values of the same sort"
}

func namedLike(text string) string {
	if better := lang.ProperName(text); better != "" {
		return better
	}
	return "NAME"
}

func truthOf(b bool) answer {
	if b {
		return yes
	}
	return no
}

func (t *Run) sameItems(a, b list, x *hclsyntax.BinaryOpExpr) answer {
	if len(a) != len(b) {
		return no
	}
	all := yes
	for i := range a {
		switch t.same(a[i], b[i], x) {
		case no:
			return no
		case unsure:
			all = unsure
		}
	}
	return all
}

// number is an operand of a calculation.
func (t *Run) number(v any, x hclsyntax.Expression, does string) (cty.Value, bool) {
	n, ok := basic(v).(cty.Value)
	if ok && n.Type() == cty.Number {
		return n, true
	}
	fix := "Use numbers"
	if _, day := v.(lang.Date); day {
		fix = daysDiffer
	}
	t.missing(v, x, does, fmt.Sprintf(does, sortOf(v)), fix)
	return cty.NilVal, false
}

// tooFar reports a number that is no longer worked with.
func (t *Run) tooFar(x hclsyntax.Expression) {
	t.fault("out-of-range", x.Range(), "comes to a number that is too large, or has too many digits, to be meant", "Calculate with smaller numbers")
}

// calculate is arithmetic, or a comparison by size.
func (t *Run) calculate(x *hclsyntax.BinaryOpExpr, s *env) any {
	left, right := t.plainly(x.LHS, s), t.plainly(x.RHS, s)
	a, ok := t.number(left, x.LHS, operation(x))
	b, fine := t.number(right, x.RHS, operation(x))
	if !ok || !fine {
		return unknown{}
	}
	switch x.Op {
	case hclsyntax.OpGreaterThan:
		return a.GreaterThan(b)
	case hclsyntax.OpGreaterThanOrEqual:
		return a.GreaterThanOrEqualTo(b)
	case hclsyntax.OpLessThan:
		return a.LessThan(b)
	case hclsyntax.OpLessThanOrEqual:
		return a.LessThanOrEqualTo(b)
	}
	if zero := b.RawEquals(cty.Zero); zero && (x.Op == hclsyntax.OpDivide || x.Op == hclsyntax.OpModulo) {
		t.fault("out-of-range", x.RHS.Range(), "divides by 0 for the "+t.on.String(), "Divide by another number, or ask for one above 0 first")
		return unknown{}
	}
	v, err := x.Op.Impl.Call([]cty.Value{a, b})
	if err != nil || !v.IsKnown() {
		t.fault("wrong-type", x.Range(), "cannot be worked out", "Write a simpler calculation")
		return unknown{}
	}
	if lang.FarFrom0(v) {
		t.tooFar(x)
		return unknown{}
	}
	if m, ok := left.(money); ok && (x.Op == hclsyntax.OpAdd || x.Op == hclsyntax.OpSubtract) {
		return money{v, m.currency}
	}
	return v
}
