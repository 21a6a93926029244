package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const vscode = "../../editors/vscode/"

// The sample plan has the three findings that the walkthrough speaks of, the
// first two can be mended at once, and it is laid out.
func TestSamplePlan(t *testing.T) {
	sample, err := os.ReadFile(vscode + "walkthrough/spring.plan.hcl")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "spring.plan.hcl")
	if err := os.WriteFile(file, sample, 0o644); err != nil {
		t.Fatal(err)
	}
	found := func(args ...string) string {
		out, _, _ := planCommand(t, "", append([]string{"check", "--format", "brief", "--as-of", "2026-11-22", dir}, args...)...)
		return strings.Join(ruleID.FindAllString(out, -1), " ")
	}
	if got, want := found(), "[unquoted-date] [unknown-reference] [tactic-without-owner]"; got != want {
		t.Errorf("the sample plan has %s; the walkthrough speaks of %s", got, want)
	}
	if got, want := found("--fix"), "[tactic-without-owner]"; got != want {
		t.Errorf("after mending, the sample plan has %s; the walkthrough speaks of %s", got, want)
	}
	if out, _, code := planCommand(t, "", "fmt", "--check", dir); code != 0 {
		t.Errorf("the sample plan is not laid out: %s", out)
	}
}

var (
	ruleID      = regexp.MustCompile(`\[[a-z-]+\]`)
	placeholder = regexp.MustCompile(`\$\{\d+:((?:[^{}]|\{[^{}]*\})*)\}`)
	mirrored    = regexp.MustCompile(`\$(\d+)`)
	clock       = strings.NewReplacer("${CURRENT_YEAR}", "2026", "${CURRENT_MONTH}", "11", "${CURRENT_DATE}", "22")
)

// A snippet is text of the language, and the whole campaign holds together.
func TestSnippets(t *testing.T) {
	src, err := os.ReadFile(vscode + "snippets/plan.json")
	if err != nil {
		t.Fatal(err)
	}
	var snippets map[string]struct{ Body []string }
	if err := json.Unmarshal(src, &snippets); err != nil {
		t.Fatal(err)
	}
	for name, s := range snippets {
		text := expand(strings.Join(s.Body, "\n"))
		out, _, _ := planCommand(t, text, "check", "--format", "brief", "--as-of", "2026-11-22", "-")
		for _, rule := range ruleID.FindAllString(out, -1) {
			if strings.HasPrefix(text, "campaign") || rule != "[unknown-reference]" {
				t.Errorf("%s:\n%s\n%s", name, text, out)
				break
			}
		}
		if laid, _, _ := planCommand(t, text, "fmt", "-"); laid != text {
			t.Errorf("%s is not laid out:\n%s", name, laid)
		}
	}
}

// expand is a snippet as it stands before anything is typed.
func expand(snippet string) string {
	text := clock.Replace(snippet)
	given := map[string]string{"0": ""}
	for _, m := range regexp.MustCompile(`\$\{(\d+):([^{}]*)\}`).FindAllStringSubmatch(text, -1) {
		given[m[1]] = m[2]
	}
	text = placeholder.ReplaceAllString(text, "$1")
	return mirrored.ReplaceAllStringFunc(text, func(m string) string { return given[m[1:]] })
}
