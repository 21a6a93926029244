package main

import (
	"slices"
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

// A base is completed to auto, and to the branches and tags that are here.
func TestCompletionOfBases(t *testing.T) {
	needGit(t)
	r, _ := forked(t)
	r.git("tag", "spring-agreed")
	c := r.clone()
	c.into()
	for begun, want := range map[string]string{
		"":      "auto main origin/f origin/main spring-agreed",
		"spr":   "spring-agreed",
		"ori":   "origin/f origin/main",
		"nowhe": "",
	} {
		for _, command := range []string{"check", "diff"} {
			out, _, _ := planCommandIn(t, "__complete", command, "--base", begun)
			words := strings.Fields(out)
			directive := words[len(words)-1]
			slices.Sort(words[:len(words)-1])
			if got := strings.Join(words[:len(words)-1], " "); got != want || directive != ":0" {
				t.Errorf("plan %s --base %s is completed with %s, not %s; and then %s", command, begun, got, want, directive)
			}
		}
	}
	t.Chdir(t.TempDir())
	if out, _, _ := planCommandIn(t, "__complete", "check", "--base", ""); !strings.HasPrefix(out, "auto\n:0\n") {
		t.Errorf("outside of a repository:\n%s", out)
	}
}
