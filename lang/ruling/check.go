package ruling

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// checker reads the expressions of a rule of one's own before they run. What
// is wrong is said once, at the rule, and not at every element.
type checker struct {
	plan *lang.Plan
	rule *lang.Rule
	attr *syntax.Attribute // that is read
	wide bool              // it asks for more than an element and what that names
	hear func(kinds []*lang.Kind, attr string, at hcl.Range)
}

// report adds a finding; what follows "The condition of the rule …" is said.
func (c *checker) report(id string, at hcl.Range, says, fix string) *lang.Diagnostic {
	part := cmp.Or(partNames[c.attr.Name()], "the "+c.attr.Name()) // whose name may be misspelled
	d := c.plan.Report(c.rule, id, at, fmt.Sprintf("%s of the %s %s.", prose.Capital(part), c.rule, says))
	d.Detail, d.Fix = c.attr.Name(), fix
	return d
}

// traversal is the shape of a dotted name.
func (c *checker) traversal(tr hcl.Traversal, s *bindings) *shape {
	root, steps := tr.RootName(), syntax.Names(tr)
	if is := s.get(root); is != nil {
		c.tell(is, "", tr[0].SourceRange())
		return c.follow(is, tr[1:])
	}
	if k := lang.KindOfPlural(root); k != nil {
		c.wide = true
		one := &shape{is: classElement, kinds: []*lang.Kind{k}}
		c.tell(one, "", tr[0].SourceRange())
		return c.follow(&shape{is: classList, items: one}, tr[1:])
	}
	k := lang.KindNamed(root)
	switch {
	case root == "local":
		c.plan.CheckLocal(c.rule, c.attr, tr)
		return anything
	case k == nil || k.Label != syntax.Named:
		c.unknownRoot(root, tr, s)
		return anything
	case len(steps) == 1:
		c.report("unknown-reference", tr.SourceRange(), "names "+prose.A(root)+", but not which one", "Write "+root+".NAME, or "+k.Plural+" for all of them")
		return anything
	case k.Reserves(steps[1]):
		return c.ofCampaign(k, tr, steps[1])
	}
	if c.plan.Find(lang.Key{Kind: k, Name: steps[1]}) == nil {
		before := len(c.plan.Diagnostics)
		c.plan.UnknownElement(c.rule, k, steps[1], upTo(tr, 1), c.attr.Name())
		if len(c.plan.Diagnostics) == before {
			return anything // it may be declared in what cannot be read
		}
		return anything
	}
	return c.follow(&shape{is: classElement, kinds: []*lang.Kind{k}}, tr[2:])
}

// upTo is where the first steps of a traversal stand.
func upTo(tr hcl.Traversal, last int) hcl.Range {
	return hcl.RangeBetween(tr[0].SourceRange(), tr[last].SourceRange())
}

func (c *checker) ofCampaign(k *lang.Kind, tr hcl.Traversal, attr string) *shape {
	if c.plan.Campaign == nil {
		if !c.plan.Unclear() {
			c.report("unknown-reference", tr.SourceRange(), "speaks of the campaign's "+attr+", but the rule stands outside any campaign",
				"Write each.campaign."+attr+" for the campaign of the element")
		}
		return anything
	}
	return c.follow(&shape{is: classElement, kinds: []*lang.Kind{k}}, tr[1:])
}

func (c *checker) unknownRoot(root string, tr hcl.Traversal, s *bindings) {
	if c.plan.UnknownWord(root) || lang.IsUndecided(&c.attr.Expr) { // that is said already
		return
	}
	words := []string{"local"}
	for ; s != nil; s = s.up {
		if s.any == nil {
			words = append(words, s.name)
		}
	}
	for _, k := range lang.Kinds() {
		if k.Label == syntax.Named {
			words = append(words, k.Plural, k.Name)
		}
	}
	at := tr[0].SourceRange()
	d := c.report("unknown-reference", at, "uses "+root+", which is nothing that the rule knows", "Write each.ATTRIBUTE, KIND.NAME, or a plural such as tactics; a text stands in quotes")
	if near, sure := prose.Closest(root, words); near != "" {
		d.Suggest(near, at, sure)
	}
}

// follow is the shape of what the steps ask for, one after another.
func (c *checker) follow(is *shape, steps hcl.Traversal) *shape {
	for _, step := range steps {
		switch step := step.(type) {
		case hcl.TraverseAttr:
			at := step.SrcRange
			at.Start.Byte, at.Start.Column = at.End.Byte-len(step.Name), at.End.Column-len(step.Name)
			is = c.asked(is, step.Name, at)
		case hcl.TraverseIndex:
			is = c.inside(is)
		default:
			return anything
		}
	}
	return is
}

// asked is what a value says under a name.
func (c *checker) asked(is *shape, word string, at hcl.Range) *shape {
	c.tell(is, word, at)
	switch {
	case is.is == classAny || is.is == classTable && is.block == nil:
		return anything
	case is.is == classElement:
		if found := shapeIn(is.kinds, word); found != nil {
			return found
		}
		c.unknownAttribute(word, is.kinds, at)
	case is.is == classTable:
		if a := is.block.Attr(word); a != nil {
			return shapeOf(a)
		}
		if derived := derivedShape(is.block, word); derived != nil {
			return derived
		}
		c.unknownAttribute(word, []*lang.Kind{is.block}, at)
	case is.is == classList:
		c.report("wrong-type", at, "asks a list for "+word, "Ask each item: [for x in LIST : x."+word+"]")
	default:
		c.report("wrong-type", at, "asks "+is.says()+" for "+word+", which it does not have", "Ask an element for it, as in each."+word)
	}
	return anything
}

func (c *checker) unknownAttribute(word string, of []*lang.Kind, at hcl.Range) {
	known := valueNames(of)
	d := c.report("unknown-attribute", at, "asks for "+word+" of "+(&shape{is: classElement, kinds: of}).says()+", which has no such attribute", "Use one of "+prose.Either(known))
	d.Detail += " " + word
	if base, rest, ok := strings.Cut(word, "-"); ok && slices.Contains(known, base) {
		d.Message += " A - without blanks around it belongs to the name."
		d.Suggest(base+" - "+rest, at, true)
		d.Fix = "Put blanks around the minus sign: " + base + " - " + rest
	} else if near, sure := prose.Closest(word, known); near != "" {
		d.Suggest(near, at, sure)
	}
}

// last is where the last step of a dotted name stands.
func (c *checker) last(at hcl.Range, word string) hcl.Range {
	at.Start.Byte, at.Start.Column = at.End.Byte-len(word), at.End.Column-len(word)
	return at
}

// compare reports a comparison that can never hold.
func (c *checker) compare(x *hclsyntax.BinaryOpExpr, s *bindings) {
	a, b := c.of(x.LHS, s), c.of(x.RHS, s)
	side := x.RHS
	if _, literal := x.LHS.(*hclsyntax.TemplateExpr); literal || a.is == classText && b.is != classText {
		a, b, side = b, a, x.LHS
	}
	text, written := writtenText(side)
	switch {
	case a.is == classAny || b.is == classAny || a.is == classNothing || b.is == classNothing:
	case a.is == classElement && b.is == classText:
		c.elementAndText(x, a, side, text, written)
	case a.is == classElement && b.is == classElement:
		if len(a.kinds) > 0 && len(b.kinds) > 0 && !slices.ContainsFunc(a.kinds, func(k *lang.Kind) bool { return slices.Contains(b.kinds, k) }) {
			c.report("wrong-type", x.Range(), "compares "+a.says()+" with "+b.says()+", and these are never the same", "Compare elements of the same kind")
		}
	case written && len(a.choices) > 0 && !slices.Contains(a.choices, text):
		d := c.report("not-a-choice", side.Range(), "compares with "+prose.Verbatim(text)+", which is none of "+prose.List(a.choices), "Write one of them")
		if near, sure := prose.Closest(text, a.choices); near != "" {
			d.Suggest(near, within(side.Range()), sure && prose.IsSlip(text, near))
		}
	case written && a.is == classDay:
		if _, ok := lang.ParseDate(text); !ok {
			c.report("invalid-date", side.Range(), "compares a day with "+prose.Verbatim(text)+", which is no day of the calendar", `Write it as year, month and day, like "2027-04-30"`)
		}
	case a.is == b.is || textual(a.is) && textual(b.is):
	case a.is == classList || b.is == classList:
		c.report("wrong-type", x.Range(), "compares "+a.says()+" with "+b.says()+", and these are never the same", "Ask whether the list holds it: contains(list, value)")
	default:
		c.report("wrong-type", x.Range(), "compares "+a.says()+" with "+b.says()+", and these are never the same", "Compare two values of the same sort")
	}
}

func textual(s class) bool { return s == classText || s == classDay || s == classSpan }

func writtenText(x hclsyntax.Expression) (string, bool) {
	t, ok := x.(*hclsyntax.TemplateExpr)
	if !ok {
		return "", false
	}
	return syntax.TemplateText(t)
}

// elementAndText reports that an element is compared with a text, and writes the
// element that was meant.
func (c *checker) elementAndText(x *hclsyntax.BinaryOpExpr, a *shape, side hclsyntax.Expression, text string, written bool) {
	says := "compares " + a.says() + " with a text, and these are never the same"
	if !written {
		c.report("wrong-type", x.Range(), says, "Compare it with an element, or compare its title")
		return
	}
	d := c.report("wrong-type", side.Range(), "compares "+a.says()+" with the text "+prose.Verbatim(text)+", and these are never the same", "Compare it with an element, or compare its title")
	if len(a.kinds) == 0 {
		return
	}
	d.Fix = fmt.Sprintf("Compare it with an element, as in == %s.%s, or compare its title", a.kinds[0].Name, namedLike(text))
	for _, k := range a.kinds {
		if e := c.plan.Find(lang.Key{Kind: k, Name: lang.ProperName(text)}); e != nil {
			d.Suggest(lang.Reference(e), side.Range(), true)
			return
		}
	}
}
