package main

import (
	"strings"
	"testing"
)

// A shell completes what the plans of the folder hold.
func TestCompletion(t *testing.T) {
	t.Chdir("../../testdata/plans/spring-subscriptions")
	for _, c := range []struct{ args, has, lacks string }{
		{"trace goal.", "goal.", "tactic."},
		{"agree --by ", "discipline.", "tactic."},
		{"agree --by person.x,discipline.", "person.x,discipline.", "person.x,person."},
		{"check --base ", "auto", "tactic."},
		{"diff --base ", "auto", "tactic."},
		{"trace goal.x ", "", "goal."},
	} {
		args := strings.Split(c.args, " ")
		out, _, _ := planCommand(t, "", append([]string{"__complete"}, args...)...)
		if !strings.HasPrefix(out, c.has) || strings.Contains(out, "\n"+c.lacks) || strings.HasPrefix(out, c.lacks) {
			t.Errorf("%q is completed with:\n%s", c.args, out)
		}
	}
}

// In a list, the word behind the last comma is completed.
func TestCompletionOfLists(t *testing.T) {
	out, _, _ := planCommand(t, "", "__complete", "check", "--only", "orphan-tactic,goal-m")
	if want := "orphan-tactic,goal-missing\n:4\n"; out != want {
		t.Errorf("got %q, want %q", out, want)
	}
}
