package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
)

func TestTrace(t *testing.T) {
	s := lang.Empty(nil).With(sight)
	for address, want := range map[string]string{
		"tactic.webinar": `webinar (tactic.webinar)

What it is for
  belongs to: ride (strategy)
    serves: try (objective)
      supports: growth (goal)

What works for it
  measures it: trials (metric)
  is needed by it: film (input)
  supports it: teaser (tactic)
`,
		"goal.growth": `growth (goal.growth)

What works for it
  measures it: revenue (metric)
    feeds it: trials (metric)
  supports it: try (objective of autumn)
  supports it: try (objective of spring)
    measures it: trials (metric)
    serves it: ride (strategy)
      belongs to it: webinar (tactic)
        measures it: trials (metric)
        is needed by it: film (input)
        supports it: teaser (tactic)
`,
		"campaign.autumn": `autumn (campaign.autumn)

What it is for
  supports: growth (goal)

What works for it
  belongs to it: try (objective)
`,
	} {
		got := report.TraceOf(s, s.Element(address)).Text()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", address, diff)
		}
	}
}

// Circles end where they began, and no element is followed twice.
func TestTraceOfCircles(t *testing.T) {
	s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(`
objective "a" { supports = [objective.b] }
objective "b" { supports = [objective.c] }
objective "c" { supports = [objective.a] }
tactic "x" {
  supports  = [tactic.y]
  amplifies = [tactic.y]
}
tactic "y" { supports = [tactic.x] }
tactic "z" { supports = [tactic.z] }
person "ana" {}
discipline "pr" { lead = person.ana }
`)})
	for address, want := range map[string]string{
		"objective.a":   "supports: b, supports: c, supports: a see above | supports: c, supports: b, supports: a see above | ",
		"tactic.x":      "supports and amplifies: y, supports: x see above | supports: y, supports and amplifies: x see above | ",
		"tactic.z":      " |  | ",
		"person.ana":    " |  | names it under lead: pr",
		"discipline.pr": " |  | ",
	} {
		trace := report.TraceOf(s, s.Element(address))
		got := flat(trace.Up) + " | " + flat(trace.Down) + " | " + flat(trace.Named)
		if got != want {
			t.Errorf("%s: %s", address, got)
		}
	}
}

func flat(branches []*report.Branch) string {
	var list []string
	var walk func([]*report.Branch)
	walk = func(branches []*report.Branch) {
		for _, b := range branches {
			text := strings.Join(b.Verbs, " and ") + ": " + b.Title
			if b.See != "" {
				text += " see " + b.See
			}
			list = append(list, text)
			walk(b.Branches)
		}
	}
	walk(branches)
	return strings.Join(list, ", ")
}

// A trace is drawn in linear time, and a very long line ends somewhere.
func TestTraceOfManyElements(t *testing.T) {
	var b strings.Builder
	b.WriteString("objective \"all\" {}\n")
	const n = 5000
	for i := range n {
		fmt.Fprintf(&b, "tactic \"t%d\" {\n  serves = [objective.all]\n}\nmetric \"m%d\" {\n  feeds = metric.m%d\n}\n", i, i, i+1)
	}
	fmt.Fprintf(&b, "metric \"m%d\" {}\n", n)
	s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(b.String())})
	if got := len(report.TraceOf(s, s.Element("objective.all")).Down); got != n {
		t.Errorf("%d tactics", got)
	}
	if text := report.TraceOf(s, s.Element("metric.m0")).Text(); strings.Count(text, "\n") > 200 {
		t.Errorf("a line of %d steps", strings.Count(text, "\n"))
	}
}
