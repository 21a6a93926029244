package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// AttributePage is what an attribute takes and means, as Markdown. here is what is to be said of
// the value that stands at the place, by ValueHere.
func AttributePage(kind string, a *lang.Attr, here string) string {
	c := &card{}
	required := ""
	if a.Required {
		required = ", required"
	}
	c.say("**%s** · of %s%s", escape(a.Name), prose.A(kind), required)
	c.say("%s", here)
	c.say("%s", a.Doc)
	c.say("It takes %s.", inWords(a))
	c.say("%s", verbatim.Fence("hcl", a.Name+" = "+a.Placeholder()))
	return c.text()
}

// DerivedPage is what rules can ask of a kind besides its attributes, as Markdown.
func DerivedPage(kind, word string) string {
	return fmt.Sprintf("**%s** · of %s, for rules\n\n%s\n", word, prose.A(kind), ruling.DerivedDoc(word))
}

// phrases name what types of values take, where the name of the type is none.
var phrases = map[lang.Type]string{
	lang.TypeText: "a text", lang.TypeTexts: "a list of texts", lang.TypeNumber: "a number", lang.TypeMoney: "an amount of money",
	lang.TypePercent: "a percentage from 0 to 100", lang.TypeEffort: "a number of person-days", lang.TypeYesNo: "`true` or `false`",
	lang.TypeDate: "a date", lang.TypeDuration: "a length of time", lang.TypeExpr: "a condition or a text that is worked out for each element",
	lang.TypePlural: "the plural of a kind of element",
}

func inWords(a *lang.Attr) string {
	if phrase := phrases[a.Type]; phrase != "" {
		return phrase
	}
	return takes(a)
}

// ValueHere says of the attribute whose name stands at a place what its value is, where that is
// worked out, and what it comes to, as the hint behind it does, as Markdown.
func ValueHere(e lang.Element, at hcl.Range) string {
	attrs := lang.Attributes(e)
	i := slices.IndexFunc(attrs, func(a lang.Attribute) bool { return a.At == at })
	if i < 0 {
		return ""
	}
	return valueHere(e, attrs[i])
}

func valueHere(e lang.Element, a lang.Attribute) string {
	var list []string
	if a.Computed() && shown(a) != "" {
		list = append(list, "= **"+escape(shown(a))+"**")
	}
	if a.State == lang.Known && a.Line != nil {
		for _, p := range besides(e, a, e.File().Text(a.ValueAt)) {
			text := escape(p.Text)
			if worth, ok := strings.CutPrefix(p.Text, "= "); ok {
				text = "= **" + escape(worth) + "**"
			}
			list = append(list, text)
		}
	}
	return strings.Join(list, " · ")
}

// ValueOf is an element's own attribute with its value; nil where it has none of
// this name.
func ValueOf(e lang.Element, name string) *lang.Attribute {
	attrs := lang.Attributes(e)
	i := slices.IndexFunc(attrs, named(name))
	if i < 0 {
		return nil
	}
	return &attrs[i]
}

// AskedPage is an attribute of another element that a value is built on, as Markdown;
// the element alone where the attribute is nil.
func AskedPage(e lang.Element, a *lang.Attribute) string {
	c := &card{}
	if a == nil {
		return title(e) + "\n"
	}
	c.say("**%s** of %s", escape(a.Name), title(e))
	switch text := shown(*a); {
	case text != "":
		c.say("= **%s**", escape(prose.Clip(text)))
	case a.State == lang.Absent:
		c.say("It is left out, so what is built on it is unknown.")
	}
	c.say("%s", a.Doc)
	return c.text()
}

// SettingPage is a setting of a rule, as Markdown.
func SettingPage(r *checks.Rule, a *lang.Attr) string {
	c := &card{}
	c.say("**%s** · setting of %s", escape(a.Name), code(r.ID))
	c.say("%s", a.Doc)
	c.say("It takes %s. Where left out: `%s`.", inWords(a), literal(a.ValueIn(r.Settings)))
	return c.text()
}

// literal writes a default as plan files do.
func literal(v any) string {
	switch v := v.(type) {
	case float64:
		return prose.Literal(v)
	case string:
		return fmt.Sprintf("%q", v)
	case []string:
		quoted := make([]string, len(v))
		for i, s := range v {
			quoted[i] = fmt.Sprintf("%q", s)
		}
		return "[" + strings.Join(quoted, ", ") + "]"
	}
	return fmt.Sprint(v)
}

// LocalPage is a local value, as Markdown.
func LocalPage(l *lang.Local) string {
	c := &card{}
	c.say("**local.%s** · a value to reuse, from %s", escape(l.Name), escape(l.At.Filename))
	if l.Shown != "" {
		c.say("= **%s**", escape(prose.Clip(l.Shown)))
	}
	c.say("%s", verbatim.Fence("hcl", l.Name+" = "+l.Text))
	return c.text()
}

// FunctionPage is a function of the language, as Markdown.
func FunctionPage(f *lang.Function) string {
	return fmt.Sprintf("```hcl\n%s\n```\n\n%s%s\n\nFor example `%s`.\n", f.Signature, f.Doc, onlyInRules(f), f.Example)
}

// KindCard is a kind of element in short, as Markdown: what it is, what it cannot
// do without, what else it takes.
func KindCard(k *lang.Kind) string {
	c := &card{}
	c.say("**%s**", k.Name)
	c.say("%s", k.Doc)
	var needs, takes []string
	for _, a := range k.Attrs {
		if a.Required {
			needs = append(needs, "`"+a.Name+"`")
		} else {
			takes = append(takes, "`"+a.Name+"`")
		}
	}
	for _, n := range k.Blocks {
		takes = append(takes, "`"+n.Name+" { … }`")
	}
	if len(needs) > 0 {
		c.say("It cannot do without %s.", prose.List(needs))
	}
	if !k.Open && len(takes) > 0 {
		c.say("It also takes %s.", prose.List(takes))
	}
	return c.text()
}

// RulePage is a rule in short, as Markdown: its title, why it matters, and where
// its page is; an empty link is left out.
func RulePage(r *checks.Rule, link string) string {
	c := &card{}
	c.say("**%s**", escape(r.Page.Title))
	c.say("%s", escape(r.Page.Why))
	c.say("%s", ruleLine(r, link))
	return c.text()
}

func ruleLine(r *checks.Rule, link string) string {
	return fmt.Sprintf("%s · %s · %s%s", code(r.ID), r.Severity, r.Tier, pageLink(link))
}

// FindingPage is the page of a finding, as Markdown: what is wrong, what to do, why it matters, and
// the rule. The rule may be nil; an empty link is left out.
func FindingPage(f *checks.Finding, r *checks.Rule, link string) string {
	c := &card{}
	c.say("**%s:** %s", f.Severity, escape(f.Message))
	c.remedy(f, "*What to do:* %s")
	if r != nil {
		c.say("%s · %s%s", escape(r.Page.Title), code(r.ID), pageLink(link))
	}
	return c.text()
}

// Remedy is what to do about a finding, in a line: what the light bulb offers, by the names of the
// elements as they are seen from a plan, else the advice; "" where there is neither.
func Remedy(p *lang.Plan, f *checks.Finding) string {
	const most = 3 // more are read in the light bulb
	var offers []string
	if asks := f.Here().Asks(); asks != "" {
		offers = append(offers, asks)
	}
	for _, fix := range f.Here().Fixes {
		if offer := InWords(p, fix.Offered()); len(offers) == 0 {
			offers = append(offers, offer)
		} else if len(offers) < most {
			offers = append(offers, prose.LowerFirst(offer))
		}
	}
	if len(offers) == 0 {
		return Advice(f.Fix)
	}
	return strings.Join(offers, ", or ")
}

// WhyPage is what a FindingPage says besides the finding, the rule and the remedy, for who is shown
// these: "" where that is nothing. Beside others it names the rule, which may be nil.
func WhyPage(f *checks.Finding, r *checks.Rule, beside bool) string {
	c := &card{}
	if beside && r != nil && f.Why != "" {
		c.say("**%s.** %s", escape(r.Page.Title), escape(f.Why))
	} else {
		c.why(f)
	}
	return c.text()
}

func (c *card) remedy(f *checks.Finding, do string) {
	if f.Fix != "" {
		c.say(do, escape(Advice(f.Fix)))
	}
	c.why(f)
}

func (c *card) why(f *checks.Finding) {
	if f.Why != "" {
		c.say("*Why:* %s", escape(f.Why))
	}
}

func pageLink(link string) string {
	if link == "" {
		return ""
	}
	return " · [page](" + link + ")"
}
