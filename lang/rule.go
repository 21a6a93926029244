package lang

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// program is a rule of one's own that was read and found right.
type program struct {
	kind                     *Kind // of the elements that it looks at
	when, condition, message hclsyntax.Expression
	at                       *Attr
	wide                     bool // it asks for more than an element and what that names
}

// Ready reports whether the rule can run: it has no mistake in it.
func (r *Rule) Ready() bool { return r.program != nil }

// Wide reports whether what the rule says of an element depends on others than
// those that it names, one after another.
func (r *Rule) Wide() bool { return r.program != nil && r.program.wide }

func elementStruct(e Element) reflect.Value { return reflect.ValueOf(e).Elem() }

// readRules reads the rules of the plan, whose elements and local values are
// known.
func (p *Plan) readRules() {
	for _, r := range p.Rules {
		if !r.Broken() && r.decl.Within == nil {
			p.readRule(r)
		}
	}
}

func (p *Plan) readRule(r *Rule) {
	before := len(p.Diagnostics)
	c := &ruleChecker{plan: p, rule: r}
	each := r.each()
	var kind *Kind
	if len(each.kinds) > 0 {
		kind = each.kinds[0]
	}
	prog := &program{kind: kind}
	prog.when = c.part(&r.When, each, classYesNo)
	prog.condition = c.part(&r.Condition, each, classYesNo)
	prog.message = c.part(&r.Message, each, "")
	prog.at = c.place(kind)
	prog.wide = c.wide
	if len(p.Diagnostics) == before && kind != nil && prog.condition != nil && prog.message != nil {
		r.program = prog
	}
	p.needExamples(r)
	for i := range r.Examples {
		p.readExample(r, &r.Examples[i])
	}
}

// each is the shape of what the rule looks at, one after another.
func (r *Rule) each() *shape {
	is := &shape{is: classElement}
	if r.ForEach.Known() && kindByPlural[r.ForEach.V] != nil {
		is.kinds = []*Kind{kindByPlural[r.ForEach.V]}
	}
	return is
}

// part reads one expression of the rule; nil where it is left out.
func (c *ruleChecker) part(x *Expression, each *shape, wanted class) hclsyntax.Expression {
	if x.line == nil {
		return nil
	}
	c.attr = x.line
	tree := x.line.Tree()
	e := &evaluation{plan: c.plan, e: c.rule, attr: x.line, tree: tree, rules: true}
	if e.mistaken() {
		return nil
	}
	got := c.of(tree, &scope{"each", nil, each, nil})
	if wanted != "" && got.is != classAny && got.is != classNothing && got.is != wanted {
		c.report("wrong-type", tree.Range(), "is "+got.says()+", and a condition is expected", "Compare it with something, as in each.approver != null")
	}
	return tree
}

// place is the attribute that findings point at; nil for the element's name.
func (c *ruleChecker) place(k *Kind) *Attr {
	x := &c.rule.Place
	if x.line == nil || k == nil {
		return nil
	}
	c.attr = x.line
	steps := x.line.Steps()
	if len(steps) != 2 || steps[0] != "each" {
		c.report("wrong-type", x.Range(), "names no attribute of the element", "Write each.ATTRIBUTE, as in each.discipline")
		return nil
	}
	if k.attr[steps[1]] == nil {
		c.unknownAttribute(steps[1], []*Kind{k}, c.last(x.Range(), steps[1]))
	}
	return k.attr[steps[1]]
}

// needExamples reports a rule that nothing shows to be right.
func (p *Plan) needExamples(r *Rule) {
	var lacks []string
	for _, verdict := range []string{"good", "bad"} {
		if !slices.ContainsFunc(r.Examples, func(x Example) bool { return x.Verdict == verdict }) {
			lacks = append(lacks, verdict)
		}
	}
	if len(lacks) == 0 {
		return
	}
	d := p.report(r, "missing-attribute", r.At(), fmt.Sprintf("The %s has no %s example, so nobody can see whether it does what it should.", r, prose.Either(lacks)))
	d.Detail, d.Fix = "example", `Add example "`+lacks[0]+`" { … } with a plan that `+map[string]string{"good": "keeps to the rule", "bad": "breaks it"}[lacks[0]]
}

// readExample builds the small plan of an example, which stands below the rule's
// own. What it gets wrong is said of the rule.
func (p *Plan) readExample(r *Rule, x *Example) {
	small := &Plan{Folder: p.Folder, Parent: p, Files: []*syntax.File{r.File()}, book: p.book, names: map[Key]Element{},
		locals: map[string]*LocalValue{}, results: map[*syntax.Attribute]*result{}}
	f := r.File()
	for _, b := range x.block.Blocks {
		k := kindByName[b.Type]
		if k == nil || k.Label == syntax.ForRule || k.Name == "rule" || k.Name == "workspace" || k.Name == "moved" {
			d := p.report(r, "unknown-element", f.RangeOf(b.TypeAt), fmt.Sprintf("An example of the %s holds %s, which examples cannot have.", r, b.Type))
			d.Detail, d.Fix = b.Type, "Use elements of a plan, such as a tactic"
			continue
		}
		d := f.NewDeclaration(k.Name, b)
		d.Block = b
		small.declare(d)
	}
	if small.Campaign == nil {
		small.Campaign = p.Campaign
	}
	small.read()
	x.plan = small
	for _, d := range small.Diagnostics {
		if d.Rule == "missing-attribute" || d.Rule == "duplicate-name" && d.Range == d.Element.At() && small.names[KeyOf(d.Element)] == d.Element {
			continue
		}
		d.Address, d.Element = r.Address(), r
		d.Detail = "example " + d.Detail
		p.Diagnostics = append(p.Diagnostics, d)
	}
}

// Range is where an example stands: the word that begins it.
func (x *Example) Range(r *Rule) hcl.Range { return r.File().RangeOf(x.block.TypeAt) }

// Text is what the example says between its braces.
func (x *Example) Text(r *Rule) string {
	in := x.block.Body.Span
	return r.File().Slice(syntax.Span{Start: in.Start + 1, End: in.End - 1})
}

// Outcome is what a rule says of an example.
type Outcome struct {
	Found []string // the sentences of its findings
	Seen  int      // elements that it looked at
	Fault *Diagnostic
}

// Holds reports whether the rule says of the example what its label promises.
func (o *Outcome) Holds(x *Example) bool {
	return o.Fault == nil && (len(o.Found) > 0) == (x.Verdict == "bad")
}

// Outcome tries the rule on an example.
func (s *Snapshot) Outcome(r *Rule, x *Example) *Outcome {
	w := &World{home: x.plan, example: x.plan}
	x.plan.InScope(func(p *Plan) { w.around = append(w.around, p) })
	w.members = w.around
	t, o := w.Try(r), &Outcome{}
	if t == nil {
		return o
	}
	subjects := r.Subjects([]*Plan{x.plan})
	for _, e := range subjects {
		if message, _, found := t.Look(e); found {
			o.Found = append(o.Found, message)
		}
	}
	o.Seen, o.Fault = len(subjects), t.Fault
	return o
}
