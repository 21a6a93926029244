package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

// action is one run of the step that action.yml consists of.
type action struct {
	log, summary, output string
	code                 int
}

// action runs the step as GitHub does, with the inputs' default values, and plan on
// the PATH.
func (r *repo) action(inputs ...string) action {
	r.Helper()
	top, err := filepath.Abs(filepath.FromSlash("../.."))
	if err != nil {
		r.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		r.Fatal(err)
	}
	tools := r.TempDir()
	if err := os.Symlink(self, filepath.Join(tools, "plan")); err != nil {
		r.Fatal(err)
	}
	r.env("PATH", tools+string(os.PathListSeparator)+os.Getenv("PATH"), "GITHUB_ACTION_PATH", top, "GITHUB_WORKSPACE", r.dir, "RUNNER_TEMP", tools,
		"GITHUB_STEP_SUMMARY", filepath.Join(tools, "summary"), "GITHUB_OUTPUT", filepath.Join(tools, "output"))
	for _, name := range []string{"summary", "output"} {
		if err := os.WriteFile(filepath.Join(tools, name), nil, 0o644); err != nil {
			r.Fatal(err)
		}
	}
	r.env("PLAN_BASE", "auto", "PLAN_NEW_ONLY", "true", "PLAN_AS_OF", "2027-01-10")
	r.env(inputs...)
	step := exec.Command("bash", filepath.Join(top, ".ci", "action.sh"))
	step.Dir = r.dir
	log, _ := step.CombinedOutput()
	read := func(name string) string { text, _ := os.ReadFile(filepath.Join(tools, name)); return string(text) }
	return action{string(log), read("summary"), read("output"), step.ProcessState.ExitCode()}
}

// added is the annotation of the tactic that a change adds.
func added(tactic string) string {
	return `(?m)^::error .*file=[^,]*/` + tactic + `\.plan\.hcl,line=3,title=unknown-reference::`
}

// The step of the action, in checkouts as GitHub makes them.
func TestAction(t *testing.T) {
	for _, c := range []struct {
		name   string
		made   func(t *testing.T) *repo
		inputs []string
		log    string // a pattern of what is shown
		code   int
	}{
		{name: "first commit", log: `This is the first commit, so[^\n]*\n::error [^\n]*plans/a.plan.hcl`, code: exit.Found, made: func(t *testing.T) *repo {
			r := newRepo(t)
			r.gitHub("refs/heads/main", r.head(), map[string]any{"before": zeros})
			t.Setenv("GITHUB_EVENT_NAME", "push")
			return r.checkout(r.head(), "refs/remotes/origin/main")
		}},
		{name: "nothing new", log: `no findings`, made: func(t *testing.T) *repo {
			r, _ := forked(t)
			before := r.head()
			r.write("README", "More of it.\n")
			r.gitHub("refs/heads/main", r.save("words"), map[string]any{"before": before})
			return r.checkout(r.head(), "refs/remotes/origin/main")
		}},
		{name: "another user's checkout", log: added("c"), code: exit.Found, made: func(t *testing.T) *repo {
			r, _ := forked(t)
			r.git("checkout", "-q", "f")
			t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
			return r
		}},
		{name: "several paths, one called like an option", inputs: []string{"PLAN_PATH", "plans\r\n\n  \n-out"}, log: added("c"), code: exit.Found, made: func(t *testing.T) *repo {
			r, _ := forked(t)
			r.git("checkout", "-q", "f")
			r.write("-out/x.plan.hcl", "discipline \"x\" {}\n")
			return r
		}},
		{name: "a list of what may stand", inputs: []string{"PLAN_BASE", "", "PLAN_BASELINE", "accepted.json"}, log: `\d+ hidden, which accepted.json lists`, made: func(t *testing.T) *repo {
			r, _ := forked(t)
			_, _, _ = planCommandIn(t, "check", "--as-of", "2027-01-10", "--baseline", filepath.Join(r.dir, "accepted.json"), r.dir)
			return r
		}},
		{name: "wrong input", inputs: []string{"PLAN_FAIL_ON", "$(touch /tmp/x)\n::error::"}, log: `(?m)^::error title=plan::plan: --fail-on is`, code: exit.Usage, made: newRepo},
		{name: "no program of that name", inputs: []string{"PLAN_BINARY", "no-such-plan"}, log: `(?m)^::error title=plan::There is no program no-such-plan`, code: exit.Undecided, made: newRepo},
	} {
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			r := c.made(t)
			got := r.action(c.inputs...)
			if got.code != c.code || !regexp.MustCompile(c.log).MatchString(got.log) || !strings.Contains(got.output, "exit-code="+itoa(c.code)) {
				t.Errorf("exit code %d, want %d and %q; output %q; log:\n%s", got.code, c.code, c.log, got.output, got.log)
			}
			if got.summary == "" {
				t.Error("the summary is empty")
			}
		})
	}
}

// The step says the same as the command does of the same comparisons.
func TestActionCompares(t *testing.T) {
	tried := []string{
		"pull request from a fork", "pull request, merge commit at depth 1", "pull request's own tip, which merged main",
		"pull request's own tip, base 500 commits away", "force push", "force push over what is gone", "squashed", "renamed folder",
	}
	for _, c := range slices.Concat(onGitHub, locally) {
		if !slices.Contains(tried, c.name) {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			got := c.made(t).action()
			for tactic := range strings.FieldsSeq("a b c d x y") {
				want := strings.Contains(c.news, tactic)
				if shown := regexp.MustCompile(added(tactic)).MatchString(got.log); shown != want {
					t.Errorf("tactic %q is shown: %t, want %t; log:\n%s", tactic, shown, want, got.log)
				}
			}
			if c.code == exit.Undecided && (got.code != c.code || !strings.Contains(got.summary, "### ✗ The plans could not be checked")) || c.news != "" && got.code != exit.Found {
				t.Errorf("exit code %d; log:\n%s\nsummary:\n%s", got.code, got.log, got.summary)
			}
		})
	}
}

// What plans and folders are called starts no command of GitHub's.
func TestActionTrustsNobody(t *testing.T) {
	needGit(t)
	r, _ := forked(t)
	r.git("checkout", "-q", "f")
	r.write("::set-env name=x::/plan.lock.hcl", "<<<<<<< broken\n")
	r.write("::set-env name=x::/a.plan.hcl", "campaign \"x\" {}\n")
	r.save("names")
	got := r.action()
	_, rest, _ := strings.Cut(got.log, "::stop-commands::")
	token, rest, _ := strings.Cut(rest, "\n")
	if _, _, ok := strings.Cut(rest, "\n::"+token+"::\n"); !ok || token == "" {
		t.Fatalf("notices are not fenced:\n%s", got.log)
	}
	outside := strings.Replace(got.log, rest, "", 1)
	if regexp.MustCompile(`(?m)^::set-env`).MatchString(outside) {
		t.Errorf("a folder's name starts a command:\n%s", got.log)
	}
}

// A pull request that brings a link writes no report through it, be it the file or a folder.
func TestActionWritesThroughNoLink(t *testing.T) {
	needGit(t)
	for link, sarif := range map[string]string{"plan.sarif": "plan.sarif", "reports": "reports/profile"} {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		home := t.TempDir()
		profile := filepath.Join(home, "profile")
		writeTo(t, profile, "export SAFE=1\n")
		to := profile
		if link != sarif {
			to = home
		}
		if err := os.Symlink(to, filepath.Join(r.dir, link)); err != nil {
			t.Skip(err)
		}
		got := r.action("PLAN_SARIF", sarif)
		if text, err := os.ReadFile(profile); err != nil || string(text) != "export SAFE=1\n" {
			t.Errorf("%s: the file says %q; %v", sarif, text, err)
		}
		if got.code != exit.Usage || !strings.Contains(got.log, "::error title=plan::plan: --out: "+link+" is a symbolic link") || !strings.Contains(got.summary, "is a symbolic link") {
			t.Errorf("%s: exit code %d; log:\n%s\nsummary:\n%s", sarif, got.code, got.log, got.summary)
		}
	}
}

// What kept the check from deciding is said once: by plan, or for it.
func TestActionSaysOnceWhatIsUndecided(t *testing.T) {
	needGit(t)
	r, _ := forked(t)
	r.git("checkout", "-q", "f")
	got := r.action("PLAN_SARIF", "out/plan.sarif", "PLAN_BASE", "no-such-branch")
	sarif, _ := os.ReadFile(filepath.Join(r.dir, "out", "plan.sarif"))
	if got.code != exit.Undecided || strings.Count(got.log, "::error ") != 1 || strings.Count(got.summary, "### ✗ The plans could not be checked") != 1 || !strings.Contains(string(sarif), `"executionSuccessful": false`) {
		t.Errorf("exit code %d; log:\n%s\nsummary:\n%s\nSARIF:\n%s", got.code, got.log, got.summary, sarif)
	}
}

// A comment is written once and renewed after that; where nobody may write it,
// nothing fails.
func TestActionComments(t *testing.T) {
	for name, c := range map[string]struct{ gh, asked, log string }{
		"first":     {"exit 0", "--method POST repos/o/r/issues/7/comments", ""},
		"renewed":   {"case $* in *--jq*) echo 42;; esac", "--method PATCH repos/o/r/issues/comments/42", ""},
		"forbidden": {"echo 'HTTP 403' >&2; exit 1", "--method POST", "::notice title=plan::No comment could be written"},
	} {
		t.Run(name, func(t *testing.T) {
			needGit(t)
			r, _ := forked(t)
			r.git("checkout", "-q", "f")
			tools := t.TempDir()
			if err := os.WriteFile(tools+"/gh", []byte("#!/bin/sh\necho \"$*\" >>"+tools+"/asked\n"+c.gh+"\n"), 0o755); err != nil {
				t.Fatal(err)
			}
			t.Setenv("PATH", tools+string(os.PathListSeparator)+os.Getenv("PATH"))
			got := r.action("PLAN_COMMENT", "true", "PLAN_REQUEST", "7", "PLAN_TOKEN", "x", "GITHUB_REPOSITORY", "o/r")
			asked, _ := os.ReadFile(tools + "/asked")
			if got.code != exit.Found || !strings.Contains(string(asked), c.asked) || !strings.Contains(got.log, c.log) {
				t.Errorf("exit code %d; asked:\n%s\nlog:\n%s", got.code, asked, got.log)
			}
		})
	}
}

// The report is kept where the next step finds it, also of plans with findings, and of those that
// cannot be read.
func TestActionKeepsTheReport(t *testing.T) {
	needGit(t)
	r, _ := forked(t)
	r.git("checkout", "-q", "f")
	got := r.action("PLAN_REPORT", "true")
	_, file, _ := strings.Cut(got.output, "report=")
	page, _ := os.ReadFile(strings.TrimSpace(strings.SplitN(file, "\n", 2)[0]))
	if got.code != exit.Found || !strings.Contains(string(page), "As of 10 January 2027.") || !strings.Contains(string(page), "Are we on track?") {
		t.Errorf("exit code %d; output %q; page:\n%s", got.code, got.output, page)
	}
	got = r.action("PLAN_REPORT", "true", "PLAN_PATH", "nowhere")
	_, file, _ = strings.Cut(got.output, "report=")
	page, _ = os.ReadFile(strings.TrimSpace(strings.SplitN(file, "\n", 2)[0]))
	if got.code != exit.Undecided || !strings.Contains(string(page), "There is no file or folder nowhere") {
		t.Errorf("exit code %d; output %q; page:\n%s", got.code, got.output, page)
	}
}

// Every input reaches the script as a variable, and no text of others is put into
// a command.
func TestActionFile(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	file, script := read("action.yml"), read(".ci/action.sh")
	for _, m := range regexp.MustCompile(`(?m)^        (PLAN_\w+):`).FindAllStringSubmatch(file, -1) {
		if !strings.Contains(script, "$"+m[1]) && !strings.Contains(script, "${"+m[1]) {
			t.Errorf("nothing reads %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^  ([a-z-]+):\n    description`).FindAllStringSubmatch(file, -1) {
		if !strings.Contains(file, "inputs."+m[1]) && m[1] != "exit-code" {
			t.Errorf("the input %s is not handed on", m[1])
		}
	}
	for line := range strings.Lines(file) {
		if strings.Contains(line, "run:") && strings.Contains(line, "${{") {
			t.Errorf("text of others is put into a command: %s", line)
		}
	}
	if strings.Contains(script, "${{") || strings.Contains(script, "eval ") {
		t.Error("the script runs text of others")
	}
}

// What the image copies is there, and is what the program is built from.
func TestDockerfile(t *testing.T) {
	text, err := os.ReadFile("../../.ci/Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^COPY ([^-].*) \S+$`).FindAllStringSubmatch(string(text), -1) {
		for name := range strings.FieldsSeq(m[1]) {
			if _, err := os.Stat("../../" + name); err != nil {
				t.Error(err)
			}
		}
	}
	out, err := exec.Command("go", "list", "-deps", "-f", "{{if .Module}}{{if .Module.Main}}{{.ImportPath}}{{end}}{{end}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for path := range strings.FieldsSeq(string(out)) {
		room, _, _ := strings.Cut(strings.TrimPrefix(path, "github.com/plan-as-code/plan/"), "/")
		if !strings.Contains(string(text), "\nCOPY "+room+" "+room+"\n") {
			t.Errorf("%s is not copied", room)
		}
	}
}
