package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"
)

// hostileText is what somebody might write to have it take effect at a terminal, in a log
// or in a page.
const hostileText = "\x1b[31mRED\x1b]0;PWNED\a \u202eEVIL\u2066 \u200f \u061c \u009b31m \x7f \u2028 ``` `code` | <img src=x onerror=alert(1)> [a](javascript:alert(1)) " +
	"![i](http://127.0.0.1/x.png) [c](command:x) ::error::x ##[error]x ##vso[task.complete]x %0A::stop-commands::z ]]> <!-- @octocat #12 :rocket: $x$ www.evil.test evil@x.test &lt; *b* _i_ ~~~"

// writeHostile writes plans that have it wherever texts, names and names of files stand.
func writeHostile(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	folder := "r\u202el\x1b[31m\u009b<b>[x](y)"
	plan := "# H\nworkspace {\n  title = \"H\"\n  profile = \"H\"\n}\n"
	campaign := `campaign "c" {
  title   = "H"
  start   =   "2027-04-01" # H
  end     = 2027-06-30 # H
  sponsor = person.jo
}
discipline "pr" {
  title = "H"
}
person "jo" {
  title = "H"
}
goal "g" {
  title = "H"
}
objective "o" {
  title     = "H"
  statement = "H"
  serves    = [goal.g]
}
tactic "H" {
  title = "H"
}
tactic "t" {
  title      = "::warning::H"
  note       = "\n::error::x\n  ::error::H"
  discipline = discipline.pr
  serves     = [objective.o, objective.nope]
  stages     = [stage.awareness]
  budget     = 100
}
tactic "s" {
  title      = "H"
  discipline = discipline.pr
  serves     = [objective.o]
  stages     = [stage.awareness]
  budget     = 100
}
rule "own" {
  title     = "H"
  for_each  = tactics
  condition = each.approver != null && each.title != "H"
  message   = "H ${each.title} \n::error::x"
  why       = "H"
  fix       = "H"
  example "bad" {
    tactic "a" {
      title = "H"
    }
  }
}
waiver "rule.own" {
  covers = tactic.t
  reason = "H"
  owner  = person.jo
  until  = "2027-12-31"
}
`
	lock := filepath.Join(folder, "deep", "plan.lock.hcl")
	for name, text := range map[string]string{"workspace.plan.hcl": plan, filepath.Join(folder, "r\u202el.plan.hcl"): campaign, filepath.Join("was", "a.plan.hcl"): strings.Replace(campaign, "title      = \"H\"", "title = \"Was\"", 1),
		filepath.Join(folder, "deep", "a.plan.hcl"): "campaign \"d\" {\n}\n", filepath.Join(folder, "n\n::error::l.plan.hcl"): "tactic \"n\" {\n  titel = 1\n}\n", filepath.Join(folder, "torn.plan.hcl"): "tactic \"\xff\x80\" {\n  H\n}\n", lock: "version = 1\n# H\n<<<<<<< H\n"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Skip(err) // where files cannot be called so
		}
		if err := os.WriteFile(name, []byte(strings.ReplaceAll(text, "H", hostileText)), 0o666); err != nil {
			t.Skip(err)
		}
	}
}

// obeyed is a line of a log that a CI system obeys; annotation is one of plan's own.
var (
	obeyed     = regexp.MustCompile(`^\s*::|##\[|##vso\[`)
	annotation = regexp.MustCompile(`^::(error|warning|notice) `)
)

// annotated is the name of a file in an annotation, which is the one that the file has.
var annotated = regexp.MustCompile(`,file=[^,]*,`)

// No text of an author takes effect at a terminal, in a log or in a page, whatever the
// command and the format, on both outputs.
func TestNothingHostileTakesEffect(t *testing.T) {
	plantest.Sequential(t)
	writeHostile(t)
	var commands [][]string
	for _, format := range render.Formats() {
		commands = append(commands, []string{"check", "--as-of", "2027-02-01", "--profile", "integrated", "--format", format})
	}
	for _, format := range []string{"text", "json", "markdown"} {
		commands = append(commands, []string{"explain", "rule.own", "--format", format}, []string{"rules", "--format", format}, []string{"diff", "--base", "was", "--format", format})
	}
	for _, format := range reportFormats {
		commands = append(commands, []string{"report", "--as-of", "2027-02-01", "--format", format}, []string{"report", "--since", "was", "--format", format})
	}
	for _, format := range []string{"text", "json"} { // the picture has no texts of authors but titles, as those of graph
		commands = append(commands, []string{"score", "--format", format})
	}
	for _, view := range graph.Views() {
		for _, format := range graph.Formats {
			commands = append(commands, []string{"graph", "--view", view, "--format", format})
		}
	}
	for _, format := range traceFormats {
		commands = append(commands, []string{"trace", "objective.o", "--in", "was", "--format", format})
	}
	commands = append(commands, []string{"check", "--diff"}, []string{"fmt", "--diff"}, []string{"fmt", "--check"}, []string{"test"}, []string{"test", "--format", "json"}, []string{"doctor"},
		[]string{"agree", "--dry-run", "--despite-errors", "was"}, []string{"agree", "--dry-run", "was"}, []string{"agree", hostileText}, []string{"check", hostileText}, []string{hostileText},
		[]string{"check", "--format", hostileText}, []string{"check", "--only", hostileText}, []string{"check", "--out", "json=" + hostileText + "/x/\x00"}, []string{"trace", "tactic." + hostileText}, []string{"explain", hostileText}, []string{"report", "--since", hostileText}, []string{"graph", "--view", hostileText},
		[]string{"check", "--base", hostileText}, []string{"diff", "--base", hostileText}, []string{"check", "--" + hostileText}, []string{"__complete", "trace", ""})
	for _, args := range commands {
		out, stderr, _ := planCommand(t, "", args...)
		if quiet := slices.Contains([]string{"__complete", "test"}, args[0]) || args[len(args)-1] == "--check"; !quiet && !strings.Contains(out+stderr, "EVIL") || out+stderr == "" || strings.Contains(stderr, "a mistake in plan itself") {
			t.Errorf("%q does not say what the author wrote, but %q", args, out+stderr)
		}
		for _, said := range []string{out, stderr} {
			if said = annotated.ReplaceAllString(said, ","); verbatim.TakesEffectIn(said) || strings.Contains(said, "\xff") {
				at := strings.IndexFunc(said, func(r rune) bool { return r != '\n' && r != '\t' && verbatim.TakesEffect(r) })
				t.Errorf("%q says %q", args, said[max(at-60, 0):min(max(at, 0)+60, len(said))])
			}
		}
		if strings.Contains(strings.Join(args, " "), "markdown") && strings.HasPrefix(args[0], "check") || args[len(args)-1] == "markdown" {
			inert(t, args, out)
		}
		for line := range strings.Lines(out + stderr) {
			if obeyed.MatchString(line) && !(strings.Contains(strings.Join(args, " "), "--format github") && annotation.MatchString(line)) {
				t.Errorf("%q starts a command: %s", args, line)
			}
		}
	}
}

// Nor does any from a file that is shown in the log afterwards; commands are those of the
// format for GitHub alone.
func TestNothingHostileTakesEffectFromFiles(t *testing.T) {
	plantest.Sequential(t)
	writeHostile(t)
	check := []string{"check", "--as-of", "2027-02-01", "--profile", "integrated"}
	files := map[string][]string{}
	for _, format := range render.Formats() {
		files["check."+format] = nil
		check = append(check, "--out", format+"=check."+format)
	}
	planCommand(t, "", check...)
	for _, format := range reportFormats {
		files["report."+format] = []string{"report", "--format", format}
	}
	for _, format := range graph.Formats {
		files["graph."+format] = []string{"graph", "--view", "map", "--format", format}
	}
	for name, args := range files {
		if args != nil {
			planCommand(t, "", append(args, "--as-of", "2027-02-01", "--out", name)...)
		}
		text, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(text), "EVIL") {
			t.Errorf("%s: %v, and it does not say what the author wrote", name, err)
		}
		for line := range strings.Lines(string(text)) {
			if obeyed.MatchString(line) && !(name == "check.github" && annotation.MatchString(line)) {
				t.Errorf("%s starts a command: %s", name, line)
			}
		}
	}
}

// What is exported for programs says all, and nothing of it takes effect where it is shown.
func TestExportTakesNoEffect(t *testing.T) {
	t.Chdir(t.TempDir())
	const title = "a\u009b31m \u202eb\u2066 ##[error]x"
	writeTo(t, "a.plan.hcl", "goal \"g\" {\n  statement = \""+title+"\"\n}\n")
	out, stderr, _ := planCommand(t, "", "export", "--format", "json")
	var said struct {
		Plans []struct {
			Elements []struct {
				Attributes map[string]struct{ Value any }
			}
		}
	}
	err := json.Unmarshal([]byte(out), &said)
	if verbatim.TakesEffectIn(out) || strings.Contains(out, "##[") || err != nil || stderr != "" {
		t.Errorf("%q, %s, %v", out, stderr, err)
	}
	if !strings.Contains(fmt.Sprint(said), title) {
		t.Errorf("%v does not say %q", said, title)
	}
}

// Nor does anything of a calendar, whose readers know no other way to write it.
func TestCalendarTakesNoEffect(t *testing.T) {
	t.Chdir(t.TempDir())
	writeTo(t, "a.plan.hcl", "campaign \"c\" {\n  start = \"2027-04-01\"\n  end = \"2027-04-30\"\n}\ntactic \"t\" {\n  title = \"a\u009b31m \u202eb\u2066\u2028c\"\n  note = \"\\u001b[2J\"\n  start = \"2027-04-02\"\n}\n")
	planCommand(t, "", "export", "--out", "a.ics")
	said := strings.ReplaceAll(contentOf(t, "a.ics"), "\r\n", "\n")
	if verbatim.TakesEffectIn(said) || !strings.Contains(said, "SUMMARY:a 31m  b  c\n") {
		t.Errorf("%q", said)
	}
}

// inert looks for what a page must not have.
func inert(t *testing.T, args []string, page string) {
	t.Helper()
	src := []byte(page)
	_ = ast.Walk(goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(gtext.NewReader(src)), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Image, *ast.RawHTML, *ast.HTMLBlock, *ast.AutoLink:
			t.Errorf("%q: a %s in %s", args, n.Kind(), page)
		case *ast.Link:
			if to := string(n.Destination); !strings.HasPrefix(to, "checks/") && !strings.HasPrefix(to, "https://github.com/plan-as-code/") {
				t.Errorf("%q: a link to %s", args, to)
			}
		}
		return ast.WalkContinue, nil
	})
}
