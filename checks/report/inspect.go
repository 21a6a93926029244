package report

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

// Inspect is all there is to know of an element, as a page to read beside it:
// what it says, what was found, why that matters and what to do, and its line of
// sight.
func Inspect(s *lang.Snapshot, r *checks.Result, e lang.Element) string {
	c := &card{}
	t := TraceOf(s, e)
	c.say("# %s\n\n%s %s", escape(t.Title), t.Kind, code(t.Address))
	if e.Broken() {
		c.say("Its text cannot be read yet, so nothing more is known of it.")
		return c.text()
	}
	attrs, seen := lang.Attributes(e), glanceOf(r, e)
	c.say("%s", escape(statement(attrs)))
	seen.show(c)
	c.say("%s", details(attrs))
	c.say("%s", explained(r, e))
	var b strings.Builder
	t.lines(&b)
	c.say("%s", strings.TrimSpace(b.String()))
	return c.text()
}

// explained are the findings about an element with their reasons.
func explained(r *checks.Result, e lang.Element) string {
	var lines []string
	for _, f := range r.Findings {
		if f.Element != e {
			continue
		}
		line := findingLine(f) + " " + code(f.Rule)
		for _, more := range []struct{ label, text string }{{"Why", f.Why}, {"What to do", Remedy(e.Plan(), f)}} {
			if more.text != "" && f.Waiver == nil {
				line += fmt.Sprintf("\n  - *%s* %s", more.label, escape(more.text))
			}
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return ""
	}
	return "## Findings\n\n" + strings.Join(lines, "\n")
}
