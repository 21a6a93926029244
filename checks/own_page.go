package checks

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// ownPage is the page of a rule of the organisation's own, made of what it says
// of itself: why, its examples, what to do. All of these are texts, whatever
// Markdown would make of them.
func ownPage(r *lang.Rule) *Page {
	page := &Page{Title: verbatim.Line(r.Label())}
	if r.Why.Known() {
		page.Why = verbatim.Line(r.Why.V)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", verbatim.Markdown(page.Title))
	say := func(format string, args ...any) { fmt.Fprintf(&b, "\n"+format+"\n", args...) }
	if page.Why != "" {
		say("%s", verbatim.Markdown(page.Why))
	}
	if r.ForEach.Known() {
		say("It looks at %s%s. What must hold of each:\n\n%s", verbatim.Markdown(r.ForEach.V), when(r), shown(r.Condition.Source()))
	}
	for _, kind := range []struct{ verdict, heading string }{{"bad", "*Breaks it:*"}, {"good", "*Keeps to it:*"}} {
		for i := range r.Examples {
			if x := &r.Examples[i]; x.Verdict == kind.verdict && strings.TrimSpace(ruling.ExampleText(r, x)) != "" {
				say("%s\n\n%s", kind.heading, shown(ruling.ExampleText(r, x)))
			}
		}
	}
	if r.Fix.Known() {
		say("*What to do:* %s", verbatim.Markdown(r.Fix.V))
	}
	page.Text = b.String()
	return page
}

func when(r *lang.Rule) string {
	if r.When.Absent() {
		return ""
	}
	return " where " + verbatim.CodeSpan(r.When.Source())
}

// shown is a part of a plan as a page shows it.
func shown(text string) string { return verbatim.Fence("hcl", undented(text)) }

// undented takes the blanks away that all lines begin with.
func undented(text string) string {
	lines := strings.Split(text, "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	least := -1
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\r")
		if n := len(lines[i]) - len(strings.TrimLeft(lines[i], " \t")); lines[i] != "" && (least < 0 || n < least) {
			least = n
		}
	}
	for i, line := range lines {
		lines[i] = line[min(max(least, 0), len(line)):]
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}
