package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Reference is the reference of the language, as Markdown.
func Reference() string {
	var b strings.Builder
	b.WriteString(referenceIntro)
	b.WriteString("\n## Elements\n\n")
	for _, k := range lang.Kinds() {
		fmt.Fprintf(&b, "- [`%s`](#%s): %s\n", k.Name, k.Name, firstSentence(k.Doc))
	}
	for _, k := range lang.Kinds() {
		b.WriteString("\n" + strings.Replace(KindPage(k), "# ", "### ", 1))
	}
	b.WriteString("\n" + lang.TotalsPage)
	b.WriteString("\n## Functions\n\n| function | gives | example |\n|---|---|---|\n")
	for _, f := range lang.Functions() {
		fmt.Fprintf(&b, "| `%s` | %s%s | `%s` |\n", f.Signature, f.Doc, onlyInRules(f), f.Example)
	}
	return b.String()
}

// onlyInRules marks a function that values of a plan do not have.
func onlyInRules(f *lang.Function) string {
	if f.Rules {
		return " Only in rules."
	}
	return ""
}

// ownRules says how the rule block works.
const ownRules = `
A rule looks at every element that ` + "`for_each`" + ` names and ` + "`when`" + ` picks, in its own plan and in those below; ` + "`plan test`" + ` tries it on its examples.

- ` + "`each`" + ` is the element at hand. A plural, such as ` + "`tactics`" + `, is the list of all elements of a kind in the rule's plan and below. Tactics are those that are not dropped.
- An element's attributes are asked for with dots, one after another: ` + "`each.discipline.lead.contact`" + `. Besides them, each has a ` + "`name`" + ` and, in a campaign's plan, a ` + "`campaign`" + `; a tactic has the ` + "`total`" + ` that it costs, and each of its ` + "`contribution`" + ` and ` + "`money`" + ` blocks the ` + "`total`" + ` that it comes to, what recurs counted out. Its blocks are a list, such as ` + "`each.contribution`" + `; a block that stands once is not.
- An element is equal only to itself: ` + "`each.discipline == discipline.pr`" + `. In a text it is its title.
- What is left out is ` + "`null`" + `: ask ` + "`each.budget != null &&`" + ` before calculating with it. A list that is left out holds nothing, and a yes/no that is left out is no. Left out, a title is the name, and a launch the start.
- Where something cannot be read, the rule says nothing of the element.
- Days are compared with ` + "`is_before(a, b)`" + `, numbers with ` + "`<`" + ` and ` + "`>`" + `.
- In an example, a plural is what the example declares of the kind; where it declares none, what the rule's own plan has.
- The finding's id is ` + "`rule.NAME`" + `: it can be waived, configured and explained like any other.
`

// KindPage is what a kind of element takes, as Markdown.
func KindPage(k *lang.Kind) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", k.Name, k.Doc)
	fmt.Fprintf(&b, "\n```hcl\n%s```\n", example(k))
	if k.Local {
		b.WriteString("\nEach plan may use these names again; the nearest one counts.\n")
	}
	if !k.Open {
		attributes(&b, k)
	}
	if k.Name == "rule" {
		b.WriteString(ownRules)
	}
	for _, n := range k.Blocks {
		often := "any number of times"
		if n.Once {
			often = "once at most"
		}
		fmt.Fprintf(&b, "\nThe block `%s { … }`, %s. %s\n", n.Name, often, n.Doc)
		if len(n.Attrs) > 0 {
			attributes(&b, &n.Kind)
		}
	}
	if list := sealed(k); len(list) > 0 {
		once := "the plan is agreed"
		if !k.Agreed {
			once = "a plan is agreed that names it"
		}
		b.WriteString("\nOnce " + once + ", a change of " + prose.Either(list) + " takes an amendment.\n")
	}
	for _, a := range k.Attrs {
		if a.Grows {
			fmt.Fprintf(&b, "Others may join `%s` later, but nobody who was in it may be missing.\n", a.Name)
		}
	}
	return b.String()
}

// sealed are the attributes and blocks of a kind that an agreement holds.
func sealed(k *lang.Kind) []string {
	var list []string
	for _, a := range k.Attrs {
		if a.Sealed > 0 && !a.Grows {
			list = append(list, "`"+a.Name+"`")
		}
	}
	for _, n := range k.Blocks {
		if n.Sealed > 0 {
			list = append(list, "`"+n.Name+"`")
		}
	}
	return list
}

// example is an element of the kind with what it cannot do without.
func example(k *lang.Kind) string {
	var b strings.Builder
	b.WriteString(k.Name)
	switch k.Label {
	case syntax.Named:
		b.WriteString(` "name"`)
	case syntax.ForRule:
		b.WriteString(` "orphan-tactic"`)
	}
	b.WriteString(" {\n")
	if k.Open {
		b.WriteString("  share = 0.4\n")
	}
	required(&b, k, "  ")
	for _, n := range k.Blocks {
		if len(n.Attrs) > 0 {
			fmt.Fprintf(&b, "\n  %s {\n", n.Name)
			required(&b, &n.Kind, "    ")
			b.WriteString("  }\n")
		}
	}
	b.WriteString("}\n")
	return string(syntax.Format([]byte(b.String())))
}

// required writes the attributes that a kind must have; of one that needs none,
// the first three.
func required(b *strings.Builder, k *lang.Kind, indent string) {
	const enough = 3
	none := !slices.ContainsFunc(k.Attrs, func(a *lang.Attr) bool { return a.Begins() })
	for i, a := range k.Attrs {
		if a.Begins() || none && i < enough {
			fmt.Fprintf(b, "%s%s = %s\n", indent, a.Name, a.Placeholder())
		}
	}
}

func attributes(b *strings.Builder, k *lang.Kind) {
	b.WriteString("\n| attribute | takes | meaning |\n|---|---|---|\n")
	for _, a := range k.Attrs {
		required := ""
		if a.Required {
			required = " (required)"
		}
		fmt.Fprintf(b, "| `%s`%s | %s | %s |\n", a.Name, required, takes(a), a.Doc)
	}
}

// takes says what an attribute may hold.
func takes(a *lang.Attr) string { return a.Takes("`") }

func firstSentence(s string) string {
	first, _, _ := strings.Cut(s, ". ")
	return strings.TrimSuffix(first, ".") + "."
}

const referenceIntro = `# The plan language

This page is generated from the table that the program itself reads.

## Files

A plan is written in files called ` + "`NAME.plan.hcl`" + `, as UTF-8 text. A folder with a ` + "`campaign`" + ` block is a campaign, and its plan is
that folder with the folders below it, down to the next campaign: each discipline can keep a file or a folder of its own, and all are
checked as one plan. What lies in no campaign's folder is the workspace's own plan: the organisation's people, disciplines, channels,
metrics. A folder holds one campaign; a second one is ` + "`misplaced-element`" + `.

The top folder of a workspace holds ` + "`workspace.plan.hcl`" + `; without one it is the folder that was given. Files that ` + "`.gitignore`" + ` excludes
are left out, but for those that git tracks and for agreements with the folder that they lie in; of a ` + "`.gitignore`" + ` that is a link or above 64 KB nothing counts. Symbolic links are not followed;
one in the place of an agreement, or of a folder with one, keeps a check from deciding. Files above 8 MB are not read.

A campaign inside a campaign belongs to it: its objectives may support the other's, its dates lie within the other's, its budget counts
against the other's.

## Names

An element is written ` + "`kind \"name\" { … }`" + `, each of its attributes on a line of its own. What stands behind a ` + "`#`" + ` is a remark for readers. A name is lower-case letters, digits and underscores, starting with a letter. Its address is
` + "`kind.name`" + `, and that is how other elements refer to it, without quotes. A name is looked up in the element's own plan, then in the plans
above it. No two elements of a kind may have the same name within reach of each other, except where a kind says so below.

Where the kind of an element is misspelt, the element is taken for what was probably meant, and nothing is concluded from it until it is
mended. The same holds for an element whose text does not parse. An attribute that is set to ` + "`null`" + ` counts as left out.

## Values

| what | written as | notes |
|---|---|---|
| text | ` + "`\"Spring launch\"`" + ` | several lines between ` + "`<<EOT`" + ` and ` + "`EOT`" + ` |
| number | ` + "`10000`, `12.5`" + ` | no separators; a text is never taken for a number |
| money | ` + "`6000`" + ` | in the campaign's ` + "`currency`" + `, else the workspace's; from 0 up |
| percent | ` + "`60`" + ` | 0 to 100 |
| person-days | ` + "`5`" + ` | from 0 up |
| yes/no | ` + "`true`, `false`" + ` | |
| date | ` + "`\"2027-04-01\"`" + ` | in quotes: without, it would be a subtraction |
| duration | ` + "`\"21d\"`, `\"6w\"`, `\"3mo\"`, `\"1q\"`, `\"4h\"`, `\"15min\"`" + ` | months end on the last day where the day does not exist; hours move a day only as far as they fill whole days |
| choice | ` + "`\"earned\"`" + ` | one of a fixed list |
| reference | ` + "`metric.sign_ups`" + ` | no quotes |
| list | ` + "`[objective.a, objective.b]`" + ` | brackets even around one item |

What is still to be decided is written ` + "`tbd`" + ` in the place of a whole value, be it required or not; ` + "`tbd(\"2027-03-01\")`" + ` says by when it is decided. Nothing is concluded
from it and nothing asks for it; the summary of a check counts it. It cannot be a part of a list or of a calculation.

A reference is a kind and a name, a list of these, or a local value that is one of both. It is never worked out.

Other values may be worked out: ` + "`target = objective.sign_ups.target * 0.4`, `budget = campaign.budget * 0.2`, `start = before(campaign.launch, \"21d\")`" + `.
` + "`campaign.launch`" + ` is an attribute of the campaign whose plan it stands in, ` + "`campaign.NAME.launch`" + ` of another within reach. ` + "`locals { share = 0.4 }`" + ` gives
` + "`local.share`" + ` in its plan and below. A value built on something that was left out or is broken is unknown, and causes no further finding.
`
