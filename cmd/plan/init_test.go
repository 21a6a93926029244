package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
)

// The files for hosts are those that the README shows.
func TestHostsAsInTheReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{githubWorkflow, gitlabPipeline} {
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(line, "#") && !strings.Contains(string(readme), "\n"+line) {
				t.Errorf("the README does not have the line %s", line)
			}
		}
	}
}

// Where one of the files cannot be written, none is, and no folder stays.
func TestCreatingAllOrNone(t *testing.T) {
	dir := t.TempDir()
	tooLong := strings.Repeat("x", 300)
	err := workspace.CreateFiles(map[string][]byte{
		filepath.Join(dir, "a", "b", "one.plan.hcl"): []byte("one"),
		filepath.Join(dir, "a", tooLong):             []byte("two"),
		filepath.Join(dir, "a", "c", "three"):        []byte("three"),
	})
	left, _ := os.ReadDir(dir)
	if err == nil || len(left) > 0 {
		t.Errorf("it says %v, and leaves %v", err, left)
	}
}

// Odd titles make plans that can be read, in folders that can be made.
func TestOddTitles(t *testing.T) {
	plantest.Sequential(t)
	for title, folder := range map[string]string{
		"Frühjahr: Räder & mehr":          "fruehjahr-raeder-mehr",
		"🎉🎉":                              "spring-event",
		`"${oops}" %{if}`:                 "oops-if",
		"campaign \"x\" {":                "campaign-x",
		"Budget":                          "budget-campaign",
		"CON":                             "con-plan",
		strings.Repeat("A long one ", 27): "a-long-one-a-long-one-a-long-one-a-long",
	} {
		t.Chdir(t.TempDir())
		out, stderr, code := planCommand(t, "", "init", "--kind", "event", "--title", title, "--as-of", "2026-12-01")
		if code != 0 || !strings.Contains(out, "no findings") {
			t.Errorf("%s: %d %s%s", title, code, out, stderr)
		}
		if _, err := os.Stat("campaigns/" + folder + "/campaign.plan.hcl"); err != nil {
			t.Error(title, err)
		}
	}
	for _, title := range []string{"two\nlines", "\x1b[31mred", "\xff", "   "} {
		t.Chdir(t.TempDir())
		if _, stderr, code := planCommand(t, "", "init", "--kind", "event", "--title", title); code != 2 || !strings.Contains(stderr, "--title") {
			t.Errorf("%q: %d %s", title, code, stderr)
		}
		if left, _ := os.ReadDir("."); len(left) > 0 {
			t.Errorf("%q leaves %v", title, left)
		}
	}
}
