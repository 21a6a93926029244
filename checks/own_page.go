package checks

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/ruling"
)

// ownPage is the page of a rule of the organisation's own, made of what it says
// of itself: why, its examples, what to do.
func ownPage(r *lang.Rule) *Page {
	page := &Page{Title: strings.Join(strings.Fields(r.Label()), " ")}
	if r.Why.Known() {
		page.Why = strings.Join(strings.Fields(r.Why.V), " ")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", page.Title)
	say := func(format string, args ...any) { fmt.Fprintf(&b, "\n"+format+"\n", args...) }
	if page.Why != "" {
		say("%s", page.Why)
	}
	if r.ForEach.Known() {
		say("It looks at %s%s. What must hold of each:\n\n```hcl\n%s\n```", r.ForEach.V, when(r), undented(r.Condition.Source()))
	}
	for _, kind := range []struct{ verdict, heading string }{{"bad", "*Breaks it:*"}, {"good", "*Keeps to it:*"}} {
		for i := range r.Examples {
			if x := &r.Examples[i]; x.Verdict == kind.verdict && strings.TrimSpace(ruling.ExampleText(r, x)) != "" {
				say("%s\n\n```hcl\n%s\n```", kind.heading, undented(ruling.ExampleText(r, x)))
			}
		}
	}
	if r.Fix.Known() {
		say("*What to do:* %s", strings.Join(strings.Fields(r.Fix.V), " "))
	}
	page.Text = b.String()
	return page
}

func when(r *lang.Rule) string {
	if r.When.Absent() {
		return ""
	}
	return " where `" + strings.Join(strings.Fields(r.When.Source()), " ") + "`"
}

// undented takes the blanks away that all lines begin with, and what would end
// the fence around it.
func undented(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "```", ""), "\n")
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
