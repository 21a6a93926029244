package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/spf13/cobra"
)

// The examples of rules of one's own, as programs read what became of them.
type (
	testData struct {
		Version int           `json:"version"`
		Rules   []testedRule  `json:"rules"`
		Summary testedSummary `json:"summary"`
		Unread  []string      `json:"unread,omitempty"` // why nothing was tried
	}
	testedRule struct {
		Rule     string          `json:"rule"`
		Title    string          `json:"title"`
		File     string          `json:"file"`
		Line     int             `json:"line"`
		Problem  string          `json:"problem"` // why its examples could not be tried; empty where they were
		Examples []testedExample `json:"examples"`
	}
	testedExample struct {
		Verdict  string   `json:"verdict"`
		File     string   `json:"file"`
		Line     int      `json:"line"`
		Holds    bool     `json:"holds"`
		Expected string   `json:"expected"`
		Found    []string `json:"found"`
		Problem  string   `json:"problem"`
	}
	testedSummary struct {
		Rules    int `json:"rules"`
		Examples int `json:"examples"`
		Failed   int `json:"failed"`
	}
)

func newTest(io *streams) *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:   "test [PATH…]",
		Short: "Try the organisation's own rules on their examples",
		Long: "Tries every rule block in files, or in folders with everything below them, on its\n" +
			"examples: the rule must find nothing in a good one, and something in a bad one.\n" +
			"Without a PATH, it looks in the folder it is called in.",
		Example: "  plan test\n  plan test --format json workspace.plan.hcl",
		RunE:    func(_ *cobra.Command, paths []string) error { return testRules(io, format, paths) },
	}
	cmd.Flags().StringVar(&format, "format", format, "text or json")
	completeWords(cmd, "format", "text", "json")
	return cmd
}

func testRules(io *streams, format string, paths []string) error {
	if format != "text" && format != "json" {
		return exit.Errorf(exit.Usage, "--format is text or json, not %s", format)
	}
	d, workspaces, readErr, err := openFiles(paths)
	if err != nil {
		return err
	}
	tested := testData{Version: 1, Rules: []testedRule{}}
	for _, w := range workspaces {
		for _, r := range checks.OwnRules(w.Snapshot) {
			if w.Wants(r.Stated().At().Filename) {
				tested.add(tryRule(d, w, r))
			}
		}
	}
	if format == "json" {
		err = render.JSON(io.out, tested)
	} else {
		_, err = fmt.Fprint(io.out, terminal.Clean(tested.text()))
	}
	switch {
	case readErr != nil:
		return readErr
	case err == nil && slices.ContainsFunc(workspaces, (*workspace.Workspace).Unclear):
		return exit.Errorf(exit.Undecided, "some of these plans cannot be read, and rules may stand there; %s", checkSaysWhere)
	case err == nil && tested.Summary.Failed > 0:
		return exit.With(exit.Found)
	}
	return err
}

// tryRule tries one rule on its examples.
func tryRule(d *workspace.Disk, w *workspace.Workspace, rule *checks.Rule) testedRule {
	r := rule.Stated()
	tested := testedRule{Rule: rule.ID, Title: r.Label(), File: w.Display(d.Cwd, r.At().Filename), Line: r.At().Start.Line, Examples: []testedExample{}}
	has := map[string]bool{}
	for i := range r.Examples {
		has[r.Examples[i].Verdict] = true
	}
	switch {
	case !ruling.Ready(r):
		tested.Problem = "It has a mistake in it, which plan check shows, so its examples cannot be tried."
		return tested
	case !has["good"]:
		tested.Problem = "It has no good example: a plan in which it finds nothing."
	case !has["bad"]:
		tested.Problem = "It has no bad example: a plan in which it finds something."
	}
	for i := range r.Examples {
		x := &r.Examples[i]
		o := ruling.TryExample(r, x)
		one := testedExample{Verdict: x.Verdict, File: tested.File, Line: ruling.ExampleRange(r, x).Start.Line, Holds: o.Holds(x), Found: append([]string{}, o.Found...),
			Expected: map[string]string{"good": "no finding", "bad": "at least one finding"}[x.Verdict]}
		if !one.Holds {
			one.Problem = unexpected(r, x, o)
		}
		tested.Examples = append(tested.Examples, one)
	}
	return tested
}

// unexpected says what an example was thought to show, and what it shows.
func unexpected(r *lang.Rule, x *lang.Example, o *ruling.Outcome) string {
	switch {
	case o.Fault != nil:
		return o.Fault.Message + " " + o.Fault.Fix + "."
	case x.Verdict == "good":
		return "This example is said to be good, and the rule finds: " + strings.Join(o.Found, " ")
	case o.Seen == 0:
		return fmt.Sprintf("This example is said to be bad, and it holds none of the %s that the rule looks at.", r.ForEach.V)
	}
	return "This example is said to be bad, and the rule finds nothing in it."
}

func (t *testData) add(r testedRule) {
	t.Rules = append(t.Rules, r)
	t.Summary.Rules++
	t.Summary.Examples += len(r.Examples)
	if r.Problem != "" {
		t.Summary.Failed++
	}
	for _, x := range r.Examples {
		if !x.Holds {
			t.Summary.Failed++
		}
	}
}

// text lists what did not come out as it should, and counts all.
func (t *testData) text() string {
	if len(t.Rules) == 0 {
		return "These plans state no rules of their own, so there is nothing to try.\n"
	}
	var b strings.Builder
	for _, r := range t.Rules {
		if r.Problem != "" {
			fmt.Fprintf(&b, "%s:%d: %s\n  %s\n\n", r.File, r.Line, terminal.Strong(r.Rule), r.Problem)
		}
		for _, x := range r.Examples {
			if !x.Holds {
				fmt.Fprintf(&b, "%s:%d: %s, %s example\n  %s\n\n", x.File, x.Line, terminal.Strong(r.Rule), x.Verdict, x.Problem)
			}
		}
	}
	s := t.Summary
	verdict := "all hold"
	if s.Failed > 0 {
		verdict = prose.Count(s.Failed, "thing") + " to mend"
	}
	fmt.Fprintf(&b, "%s, %s: %s.\n", prose.Count(s.Rules, "rule"), prose.Count(s.Examples, "example"), verdict)
	return b.String()
}
