package ruling

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// program is a rule of one's own that was read and found right.
type program struct {
	kind                     *lang.Kind // of the elements that it looks at
	when, condition, message hclsyntax.Expression
	at                       *lang.Attr
	wide                     bool // it asks for more than an element and what that names
}

// rules are the rules that a plan states, read: what is right runs, and of the rest
// is said what is wrong.
type rules struct {
	programs    map[*lang.Rule]*program      // of the rules without a mistake
	examples    map[*lang.Example]*lang.Plan // what each declares, below the rule's own plan
	diagnostics []lang.Diagnostic
}

type rulesKey struct{}

var none rules // of a plan that states none; nobody writes to it

// compile reads the rules of a plan, once a plan and safe for concurrent use.
func compile(p *lang.Plan) *rules {
	if len(p.Rules) == 0 {
		return &none
	}
	return lang.Keep(p, rulesKey{}, func(p *lang.Plan) *rules {
		c := &rules{map[*lang.Rule]*program{}, map[*lang.Example]*lang.Plan{}, nil}
		aside := p.Aside()
		for _, r := range p.Rules {
			if !r.Broken() && lang.DeclarationOf(r).Within == nil {
				c.read(aside, r)
			}
		}
		c.diagnostics = aside.Diagnostics
		return c
	})
}

// Diagnostics lists what is wrong in a plan, its rules included, which are read once a
// plan, when first asked for. It is safe for concurrent use; the list may be the plan's
// own and must not be changed.
func Diagnostics(p *lang.Plan) []lang.Diagnostic {
	c := compile(p)
	if len(c.diagnostics) == 0 {
		return p.Diagnostics
	}
	return lang.Doubt(slices.Concat(p.Diagnostics, c.diagnostics))
}

// Ready reports whether a rule can run: it has no mistake in it that can be seen before.
func Ready(r *lang.Rule) bool { return programOf(r) != nil }

// Wide reports whether what a rule says of an element depends on others than those
// that it names, one after another; false for a rule that is not Ready.
func Wide(r *lang.Rule) bool { return Ready(r) && programOf(r).wide }

func programOf(r *lang.Rule) *program { return compile(r.Plan()).programs[r] }

// read reads a rule; what is wrong is reported to p, the plan that states it.
func (compiled *rules) read(p *lang.Plan, r *lang.Rule) {
	before := len(p.Diagnostics)
	c := &checker{plan: p, rule: r}
	each := eachOf(r)
	var kind *lang.Kind
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
		compiled.programs[r] = prog
	}
	needExamples(p, r)
	for i := range r.Examples {
		compiled.readExample(p, r, &r.Examples[i])
	}
}

// eachOf is the shape of what the rule looks at, one after another.
func eachOf(r *lang.Rule) *shape {
	is := &shape{is: classElement}
	if r.ForEach.Known() && lang.KindOfPlural(r.ForEach.V) != nil {
		is.kinds = []*lang.Kind{lang.KindOfPlural(r.ForEach.V)}
	}
	return is
}

// part reads one expression of the rule; nil where it is left out.
func (c *checker) part(x *lang.Expression, each *shape, wanted class) hclsyntax.Expression {
	if x.Line() == nil {
		return nil
	}
	c.attr = x.Line()
	if c.plan.Mistaken(c.rule, c.attr) {
		return nil
	}
	tree := c.attr.Tree()
	got := c.of(tree, &bindings{"each", nil, each, nil})
	if wanted != "" && got.is != classAny && got.is != classNothing && got.is != wanted {
		c.report("wrong-type", tree.Range(), "is "+got.says()+", and a condition is expected", "Compare it with something, as in each.approver != null")
	}
	return tree
}

// place is the attribute that findings point at; nil for the element's name.
func (c *checker) place(k *lang.Kind) *lang.Attr {
	x := &c.rule.Place
	if x.Line() == nil || k == nil {
		return nil
	}
	c.attr = x.Line()
	steps := c.attr.Steps()
	if len(steps) != 2 || steps[0] != "each" {
		c.report("wrong-type", x.Range(), "names no attribute of the element", "Write each.ATTRIBUTE, as in each.discipline")
		return nil
	}
	if k.Attr(steps[1]) == nil {
		c.unknownAttribute(steps[1], []*lang.Kind{k}, c.last(x.Range(), steps[1]))
	}
	return k.Attr(steps[1])
}

// needExamples reports a rule that nothing shows to be right.
func needExamples(p *lang.Plan, r *lang.Rule) {
	var lacks []string
	for _, verdict := range []string{"good", "bad"} {
		if !slices.ContainsFunc(r.Examples, func(x lang.Example) bool { return x.Verdict == verdict }) {
			lacks = append(lacks, verdict)
		}
	}
	if len(lacks) == 0 {
		return
	}
	d := p.Report(r, "missing-attribute", r.At(), fmt.Sprintf("The %s has no %s example, so nobody can see whether it does what it should.", r, prose.Either(lacks)))
	d.Detail, d.Fix = "example", `Add example "`+lacks[0]+`" { … } with a plan that `+map[string]string{"good": "keeps to the rule", "bad": "breaks it"}[lacks[0]]
}

// readExample builds the small plan of an example, which stands below the rule's
// own. What it gets wrong is said of the rule.
func (compiled *rules) readExample(p *lang.Plan, r *lang.Rule, x *lang.Example) {
	f := r.File()
	var blocks []*syntax.Block
	for _, b := range x.Block.Blocks {
		k := lang.KindNamed(b.Type)
		if k == nil || k.Label == syntax.ForRule || k.Name == "rule" || k.Name == "workspace" || k.Name == "moved" {
			d := p.Report(r, "unknown-element", f.RangeOf(b.TypeAt), fmt.Sprintf("An example of the %s holds %s, which examples cannot have.", r, b.Type))
			d.Detail, d.Fix = b.Type, "Use elements of a plan, such as a tactic"
			continue
		}
		blocks = append(blocks, b)
	}
	small := r.Plan().Inset(f, blocks)
	compiled.examples[x] = small
	for _, d := range small.Diagnostics {
		if d.Rule == "missing-attribute" || d.Rule == "duplicate-name" && d.Range == d.Element.At() && small.Own(lang.KeyOf(d.Element)) == d.Element {
			continue
		}
		d.Address, d.Element = r.Address(), r
		d.Detail = "example " + d.Detail
		p.Diagnostics = append(p.Diagnostics, d)
	}
}

// ExampleRange is where an example of the rule stands: the word that begins it.
func ExampleRange(r *lang.Rule, x *lang.Example) hcl.Range { return r.File().RangeOf(x.Block.TypeAt) }

// ExampleText is what an example of the rule says between its braces, as it stands there.
func ExampleText(r *lang.Rule, x *lang.Example) string {
	in := x.Block.Body.Span
	return r.File().Slice(syntax.Span{Start: in.Start + 1, End: in.End - 1})
}

// Outcome is what a rule says of an example.
type Outcome struct {
	Found []string         // the sentences of its findings
	Seen  int              // elements that it looked at
	Fault *lang.Diagnostic // of its Run; nil where there is none
}

// Holds reports whether the rule says of the example what its label promises.
func (o *Outcome) Holds(x *lang.Example) bool {
	return o.Fault == nil && (len(o.Found) > 0) == (x.Verdict == "bad")
}

// TryExample tries a rule on one of its examples, which x points at in r.Examples. Of a
// rule with a mistake in it, the outcome is empty.
func TryExample(r *lang.Rule, x *lang.Example) *Outcome {
	small := compile(r.Plan()).examples[x]
	w := &Scope{home: small, example: small}
	small.InScope(func(p *lang.Plan) { w.around = append(w.around, p) })
	w.members = w.around
	t, o := w.Start(r, allowance.New(context.Background(), MaxSteps)), &Outcome{}
	if t == nil {
		return o
	}
	subjects := Subjects(r, []*lang.Plan{small})
	for _, e := range subjects {
		if message, _, found := t.Judge(e); found {
			o.Found = append(o.Found, message)
		}
	}
	o.Seen, o.Fault = len(subjects), t.Fault
	return o
}
