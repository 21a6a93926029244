package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
)

// The scores of all example plans hold to their schema, fit a terminal, and are the same each
// time, on any day.
func TestScoresOfExamples(t *testing.T) {
	plantest.Sequential(t)
	folders, err := filepath.Glob("../../testdata/plans/*")
	if err != nil || len(folders) == 0 {
		t.Fatal(err)
	}
	for _, folder := range append(folders, "../../testdata/formats/everything") {
		for _, format := range scoreFormats {
			out, stderr, code := planCommand(t, "", "score", "--as-of", "2027-02-01", "--format", format, folder)
			if want := map[bool]int{true: exit.Undecided, false: exit.Clean}[strings.HasSuffix(folder, "everything")]; code != want && !strings.Contains(folder, "influencer") || out == "" {
				t.Fatalf("%s as %s: exit code %d, and %s", folder, format, code, stderr)
			}
			if again, _, _ := planCommand(t, "", "score", "--as-of", "2021-02-01", "--format", format, folder); again != out {
				t.Errorf("%s as %s is not the same again", folder, format)
			}
			if strings.Contains(out, "%!") || strings.Contains(out, "NaN") {
				t.Errorf("%s: senseless", folder)
			}
			if format == "json" {
				plantest.Validate(t, scoreSchemaFile, out)
			}
		}
	}
}

var scoreSchemaFile, _ = filepath.Abs("score.schema.json") // wherever a test goes

// scored is what the tests read of a score.
type scored struct {
	Score *struct{ Low, High float64 }
	Since struct {
		Points []struct {
			Commit, On, Subject string
			Score               *struct{ Low, High float64 }
		}
	}
}

func scoreSince(t *testing.T, args ...string) (s scored) {
	t.Helper()
	out, stderr, code := planCommand(t, "", append([]string{"score", "--format", "json"}, args...)...)
	if code != exit.Clean || stderr != "" {
		t.Fatalf("%q: exit code %d, and %s", args, code, stderr)
	}
	plantest.Validate(t, scoreSchemaFile, out)
	if err := json.Unmarshal([]byte(out), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// A history has a point for each commit that touched the plan or what lies above it, the oldest
// first, and none for any other; where the plan was not there, the point has no number.
func TestScoreSince(t *testing.T) {
	needGit(t)
	r := newRepo(t)
	r.write("workspace.plan.hcl", "workspace {\n  name = \"Uferrad\"\n}\n")
	r.save("frame")
	r.git("tag", "start")
	r.write("README.md", "Plans\n")
	r.save("aside")
	r.write("plans/goal.plan.hcl", "goal \"growth\" {\n  statement = \"It grows\"\n}\n\nobjective \"rides\" {\n  statement = \"1,200 rides\"\n  supports  = [goal.growth]\n}\n")
	r.save("aim")
	r.write("other/campaign.plan.hcl", "campaign \"autumn\" {\n  start = \"2027-09-01\"\n}\n")
	r.save("beside")
	r.write("shared.plan.hcl", "party \"agency\" {\n  kind = \"agency\"\n}\n")
	r.save("above")
	r.git("mv", "plans/goal.plan.hcl", "plans/aim.plan.hcl")
	r.save("moved")
	r.into()
	subjects := func(s scored) string {
		var list []string
		for _, p := range s.Since.Points {
			number := "none"
			if p.Score != nil {
				number = fmt.Sprint(p.Score.Low == p.Score.High)
			}
			list = append(list, p.Subject+" "+number)
		}
		return strings.Join(list, ", ")
	}
	for args, want := range map[string]string{
		"--since start plans":               "aim true, above true, moved true",
		"--since start other":               "beside none, above none",
		"--since 2026-01-01 plans":          "a true, frame true, aim true, above true, moved true",
		"--since HEAD plans":                "",
		"--since 2027-03-01 plans":          "",
		"--since HEAD~1 --as-of 2027-03-01": "moved true",
	} {
		if is := subjects(scoreSince(t, strings.Fields(args)...)); is != want {
			t.Errorf("%s: %q, not %q", args, is, want)
		}
	}
	if _, stderr, code := planCommand(t, "", "score", "--since", "strat", "plans"); code != exit.Undecided || !strings.Contains(stderr, "plan score --since start plans") {
		t.Errorf("exit code %d, and %s", code, stderr)
	}
}

// A history of 200 commits asks git as often as one of two, and reads what did not change once.
func TestScoreOf200Commits(t *testing.T) {
	needGit(t)
	r := emptyRepo(t)
	var b strings.Builder
	for i := range 200 {
		text := fmt.Sprintf("campaign \"spring\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n}\ntactic \"t%d\" {\n  title = \"Tactic %d\"\n}\n", i, i)
		fmt.Fprintf(&b, "commit refs/heads/main\ncommitter Ana <ana@example.org> %d +0000\ndata 4\nnext\nM 100644 inline plans/spring.plan.hcl\ndata %d\n%s\n", 1_800_000_000+i*86_400, len(text), text)
	}
	cmd := exec.Command("git", "-C", r.dir, "fast-import", "--quiet")
	cmd.Stdin = strings.NewReader(b.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	r.git("reset", "-q", "--hard", "main")
	r.into()
	calls := gitCalls(t)
	few := scoreSince(t, "--since", "HEAD~2")
	asked := calls()
	many := scoreSince(t, "--since", "2020-01-01")
	if n := len(few.Since.Points); n != 2 {
		t.Errorf("%d points since two commits ago", n)
	}
	if n := len(many.Since.Points); n != 200 {
		t.Errorf("%d points of 200 commits", n)
	}
	if most := calls(); most > asked+1 || most > 12 {
		t.Errorf("git was called %d times for 200 commits, and %d times for two", most, asked)
	}
}

// gitCalls counts how often git is called, since it was asked last.
func gitCalls(t *testing.T) func() int {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	script := fmt.Sprintf("#!/bin/sh\necho >> '%s'\nexec '%s' \"$@\"\n", log, git)
	if err := os.WriteFile(filepath.Join(dir, "git"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return func() int {
		text, _ := os.ReadFile(log)
		_ = os.Remove(log)
		return strings.Count(string(text), "\n")
	}
}
