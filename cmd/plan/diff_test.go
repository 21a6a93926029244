package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
)

// A realistic change of a whole plan, in every format: the launch moves by a
// week, money moves, a tactic is dropped and one comes, a metric is counted
// another way, one tactic is renamed, one has another title, and the campaign's
// folder has another name. What only moved to another file is no change.
func TestDiffOfSpring(t *testing.T) {
	head := filepath.Join(t.TempDir(), "head")
	if err := os.CopyFS(head, os.DirFS("../../testdata/plans/spring-subscriptions")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(head, "spring"), filepath.Join(head, "spring-2027")); err != nil {
		t.Fatal(err)
	}
	file := func(name string) string { return filepath.Join(head, "spring-2027", name+".plan.hcl") }
	replaceIn(t, file("campaign"), `launch        = "2027-04-08"`, `launch        = "2027-04-15"`)
	replaceIn(t, filepath.Join(head, "workspace.plan.hcl"), "Signed contracts on the day of counting, paused ones included", "Signed contracts on the day of counting, paused ones left out")
	replaceIn(t, file("pr"), "budget     = 8000", "budget     = 5000", `"Mayors take the first ride"`, `"Two mayors take the first ride"`)
	replaceIn(t, file("events"), `tactic "ferry_posters"`, `tactic "deck_posters"`)
	moveTo(t, file("events"), `tactic "sunday_rides" {`, file("content"), "  status = \"dropped\"\n")
	moveTo(t, file("email"), `tactic "welcome_back" {`, file("campaign"), "")
	appendTo(t, file("pr"), `
tactic "press_day" {
  title      = "Press day at the depot"
  discipline = discipline.pr
  owner      = person.ines
  serves     = [objective.subscriptions]
  metrics    = [metric.subscriptions]
  start      = "2027-05-03"
  end        = "2027-05-05"
  budget     = 2000
}

moved {
  from = tactic.ferry_posters
  to   = tactic.deck_posters
}
`)
	for format, name := range map[string]string{"text": "txt", "markdown": "md", "json": "json"} {
		t.Run(format, func(t *testing.T) {
			out, stderr, code := planCommand(t, "", "diff", "--as-of", "2027-02-15", "--base", "../../testdata/plans/spring-subscriptions", "--format", format, head)
			if code != 0 || stderr != "" {
				t.Fatalf("exit code %d, stderr %q", code, stderr)
			}
			rel, _ := filepath.Rel(mustGetwd(t), head)
			plantest.Golden(t, "../../testdata/diffs/spring."+name, strings.ReplaceAll(out, filepath.ToSlash(rel)+"/", ""))
			if format == "json" {
				plantest.Validate(t, "diff.schema.json", out)
			}
		})
	}
}

func mustGetwd(t *testing.T) string {
	t.Helper()
	cwd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return cwd
}

// replaceIn replaces texts in a file; one that is not there is a mistake of the test.
func replaceIn(t *testing.T, file string, pairs ...string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(string(src), pairs[i]) {
			t.Fatalf("%s does not hold %q", file, pairs[i])
		}
	}
	writeTo(t, file, strings.NewReplacer(pairs...).Replace(string(src)))
}

func appendTo(t *testing.T, file, text string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	writeTo(t, file, string(src)+text)
}

// moveTo takes the element that starts with a line out of a file, and writes it
// into another with a line more.
func moveTo(t *testing.T, from, start, to, line string) {
	t.Helper()
	src, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(src), start+"\n")
	element, after, ok := strings.Cut(rest, "\n}\n")
	if !ok {
		t.Fatalf("%s holds no %s", from, start)
	}
	writeTo(t, from, before+after)
	appendTo(t, to, "\n"+start+"\n"+line+element+"\n}\n")
}

func writeTo(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// On the first commit, what can be looked at is what has changed since.
func TestDiffOnTheFirstCommit(t *testing.T) {
	needGit(t)
	newRepo(t).into()
	_, said, code := planCommand(t, "", "diff")
	if code != exit.Undecided || !strings.Contains(said, "this is the first commit") || !strings.Contains(said, "Fix  plan diff --base HEAD\n") {
		t.Errorf("exit code %d, and:\n%s", code, said)
	}
	if _, said, code = planCommand(t, "", "diff", "--base", "HEAD"); code != exit.Clean {
		t.Errorf("exit code %d, and:\n%s", code, said)
	}
}
