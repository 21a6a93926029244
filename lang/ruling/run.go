package ruling

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
)

// Run is one rule of one's own at work among the elements of some plans. Its steps are
// counted: a rule that asks too much is cut off at the same step on every machine. It is not safe for concurrent use.
type Run struct {
	Fault *lang.Diagnostic // at the rule: that it was cut off, else the first thing that could not be worked out; nil where there is none yet

	rule    *lang.Rule
	program *program
	scope   *Scope
	steps   *allowance.Allowance
	part    string       // the attribute of the rule that is worked out
	on      lang.Element // the element that is looked at
	failed  bool         // something could not be worked out for that element
	stopped bool         // the rule asks too much
	words   bool         // what is put into a text is for people to read: a day as they write it
}

// MaxSteps is how many steps a rule may take in one run.
const MaxSteps = 3_000_000

// env are the names that for expressions give.
type env struct {
	name  string
	any   *hclsyntax.AnonSymbolExpr // of a splat, which has no name
	value any
	up    *env
}

func (s *env) get(word string) (any, bool) {
	for ; s != nil; s = s.up {
		if s.any == nil && s.name == word {
			return s.value, true
		}
	}
	return nil, false
}

// Judge judges one element. Where the rule does not hold for it, it says so, and
// where. What cannot be decided is no finding; where that is the rule's own doing, Fault
// says so.
func (t *Run) Judge(e lang.Element) (message string, at hcl.Range, found bool) {
	p := t.program
	if t.stopped || e.Broken() {
		return "", hcl.Range{}, false
	}
	t.on, t.failed, t.words = e, false, false
	each := &env{name: "each", value: e}
	if p.when != nil && t.truth("when", p.when, each) != yes || t.truth("condition", p.condition, each) != no {
		return "", hcl.Range{}, false
	}
	at = e.At()
	if p.at != nil {
		if line := lang.FieldsOf(e).Get(p.at).Line; line != nil {
			at = line.Expr.Range()
		}
	}
	return t.message(e, each), at, true
}

// answer is what a condition says; open where nothing can be said.
type answer uint8

const (
	unsure answer = iota
	yes
	no
)

// truth works out a condition. What is left out counts as no.
func (t *Run) truth(part string, x hclsyntax.Expression, each *env) answer {
	t.part = part
	v := t.eval(x, each)
	if t.failed {
		return unsure
	}
	return t.answer(v, x, "comes to %s, and yes or no is expected")
}

// message is the sentence of a finding; one of the language's own where the
// rule's cannot be worked out.
func (t *Run) message(e lang.Element, each *env) string {
	t.part, t.words = "message", true
	text, ok := spoken(t.eval(t.program.message, each))
	if text = oneLine(text); ok && !t.failed && text != "" {
		return text
	}
	return "The " + e.String() + " does not keep to the " + t.rule.String() + "."
}

// step counts one step, or several, and reports whether the rule may go on.
func (t *Run) step(n int) bool {
	if t.stopped {
		return false
	}
	// Where the context has ended, nobody waits for what the rule finds.
	if t.stopped = !t.steps.Allow(n); t.stopped && t.steps.Spent() {
		t.Fault = nil // of all that is wrong with it, this must be mended first
		t.fault("out-of-range", t.rule.At(), "runs through too many combinations to be worked out, so the rule was cut off",
			"Use fewer for expressions within each other, or look at fewer elements")
	}
	return !t.stopped && !t.failed
}

// eval is the value of an expression. It is unknown where nothing can be said,
// and where something was reported.
func (t *Run) eval(x hclsyntax.Expression, s *env) any {
	if !t.step(1) {
		return unknown{}
	}
	switch x := x.(type) {
	case *hclsyntax.LiteralValueExpr:
		if lang.FarFrom0(x.Val) {
			t.tooFar(x)
			return unknown{}
		}
		return fromCty(x.Val)
	case *hclsyntax.ParenthesesExpr:
		return t.eval(x.Expression, s)
	case *hclsyntax.ScopeTraversalExpr:
		v, rest := t.root(x.Traversal, s)
		return t.follow(v, rest)
	case *hclsyntax.RelativeTraversalExpr:
		return t.follow(t.eval(x.Source, s), x.Traversal)
	case *hclsyntax.IndexExpr:
		return t.index(t.plainly(x.Collection, s), t.plainly(x.Key, s), x.SrcRange)
	case *hclsyntax.SplatExpr:
		return t.splat(x, s)
	case *hclsyntax.AnonSymbolExpr:
		for ; s != nil; s = s.up {
			if s.any == x {
				return s.value
			}
		}
	case *hclsyntax.TemplateExpr:
		return t.template(x.Parts, s)
	case *hclsyntax.TemplateWrapExpr:
		return t.template([]hclsyntax.Expression{x.Wrapped}, s)
	case *hclsyntax.TemplateJoinExpr:
		return t.joined(x, s)
	case *hclsyntax.ConditionalExpr:
		return t.conditional(x, s)
	case *hclsyntax.TupleConsExpr:
		items := make(list, len(x.Exprs))
		for i, item := range x.Exprs {
			items[i] = t.eval(item, s)
		}
		return items
	case *hclsyntax.ObjectConsExpr:
		return t.object(x, s)
	case *hclsyntax.ForExpr:
		return t.loop(x, s)
	case *hclsyntax.UnaryOpExpr:
		return t.unary(x, s)
	case *hclsyntax.BinaryOpExpr:
		return t.binary(x, s)
	case *hclsyntax.FunctionCallExpr:
		return t.call(x, s)
	}
	return unknown{}
}

// plainly is the value of an expression that is no text for people, such as a condition,
// wherever it stands: the same in the message as in the condition of the rule.
func (t *Run) plainly(x hclsyntax.Expression, s *env) any {
	words := t.words
	t.words = false
	v := t.eval(x, s)
	t.words = words
	return v
}

// root is the value at the start of a traversal, and the steps that follow it.
func (t *Run) root(tr hcl.Traversal, s *env) (any, hcl.Traversal) {
	root := tr.RootName()
	if v, ok := s.get(root); ok {
		return v, tr[1:]
	}
	if k := lang.KindOfPlural(root); k != nil {
		return t.scope.list(k), tr[1:]
	}
	steps := syntax.Names(tr)
	if len(steps) < 2 {
		return unknown{}, nil
	}
	switch k := lang.KindNamed(root); {
	case root == "local":
		return t.scope.local(t.rule.Plan(), steps[1]), tr[2:]
	case k == nil:
	case k.Reserves(steps[1]):
		if c := t.scope.home.Campaign; c != nil {
			return c, tr[1:]
		}
	default:
		if e := t.scope.home.Find(lang.Key{Kind: k, Name: steps[1]}); e != nil {
			return e, tr[2:]
		}
	}
	return unknown{}, nil
}

// follow asks a value for what the steps name, one after another. Of what is left
// out, everything is left out.
func (t *Run) follow(v any, steps hcl.Traversal) any {
	for _, step := range steps {
		switch step := step.(type) {
		case hcl.TraverseAttr:
			v = t.attribute(v, step.Name, step.SrcRange)
		case hcl.TraverseIndex:
			v = t.index(v, fromCty(step.Key), step.SrcRange)
		default:
			return unknown{}
		}
	}
	return v
}

func (t *Run) attribute(v any, attr string, at hcl.Range) any {
	if !t.step(1) {
		return unknown{}
	}
	switch v := v.(type) {
	case nil, unknown:
		return v
	case lang.Element:
		if answers(v.Kind(), attr) {
			is := attributeValue(v, attr)
			if text, ok := is.(cty.Value); ok && text.Type() == cty.String {
				t.step(len(text.AsString()) / allowance.Bytes)
			}
			return is
		}
		t.fault("unknown-attribute", at, "asks for "+attr+" of the "+v.String()+", which has no such attribute", "Use one of "+prose.Either(valueNames([]*lang.Kind{v.Kind()})))
		return unknown{}
	case *record:
		if item, ok := v.get(cty.StringVal(attr)); ok {
			return item
		}
	}
	t.fault("wrong-type", at, "asks "+sortOf(v)+" for "+attr+", which is not there", "Name a part that the value has")
	return unknown{}
}

func (t *Run) index(v, key any, at hcl.Range) any {
	switch v := v.(type) {
	case nil, unknown:
		return v
	case list:
		if n, ok := basic(key).(cty.Value); ok && n.Type() == cty.Number {
			if i, _ := n.AsBigFloat().Float64(); i >= 0 && i < float64(len(v)) {
				return v[int(i)]
			}
		}
	case *record:
		if len(v.keys) > 0 && apart(v.keys[0], key) {
			t.fault("wrong-type", at, "looks for "+sortOf(key)+" where the table has "+sortOf(v.keys[0]), comparing(v.keys[0], key))
			return unknown{}
		}
		if item, ok := v.get(key); ok {
			return item
		}
	case lang.Element:
		if text, ok := basic(key).(cty.Value); ok && text.Type() == cty.String {
			return t.attribute(v, text.AsString(), at)
		}
	}
	if _, open := key.(unknown); !open {
		t.fault("wrong-type", at, "asks for a part that is not there", "Name a part that the value has")
	}
	return unknown{}
}

// answers reports whether a rule can ask an element of the kind for a name.
func answers(k *lang.Kind, attr string) bool {
	return k.Attr(attr) != nil || k.Block(attr) != nil || slices.Contains(Derived(k), attr)
}
