package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
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

// The walkthrough calls what mends the sample plan as the light bulb does.
func TestWalkthroughNamesWhatMends(t *testing.T) {
	sample, err := os.ReadFile(vscode + "walkthrough/spring.plan.hcl")
	try(t, err)
	says, err := os.ReadFile(vscode + "walkthrough/3-mend.md")
	try(t, err)
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"spring.plan.hcl": sample})
	day, _ := lang.ParseDate("2026-11-22")
	named := bold.FindAllStringSubmatch(string(says), -1)
	found := checks.Run(s, book.Rules, checks.Options{AsOf: day}).Findings
	if len(named) != len(found) {
		t.Fatalf("the walkthrough names %d ways to mend %d findings", len(named), len(found))
	}
	for i, f := range found {
		if do := report.Remedy(s.Plans()[0], f); !strings.HasPrefix(do, named[i][1]) {
			t.Errorf("the walkthrough says %q, the light bulb %q", named[i][1], do)
		}
	}
}

var bold = regexp.MustCompile(`\*\*(.*?)\*\*`)

var (
	ruleID      = regexp.MustCompile(`\[[a-z-]+\]`)
	choice      = regexp.MustCompile(`\$\{\d+\|([^,|]*)[^}]*\}`)
	placeholder = regexp.MustCompile(`\$\{\d+:((?:[^{}]|\{[^{}]*\})*)\}`)
	mirrored    = regexp.MustCompile(`\$(\d+)`)
	clock       = strings.NewReplacer("${CURRENT_YEAR}", "2026", "${CURRENT_MONTH}", "11", "${CURRENT_DATE}", "22")
)

// A snippet is text of the language, and the whole campaign holds together. Of what a plan has
// else and a snippet names, nothing can be found.
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
		args := []string{"check", "--format", "brief", "--as-of", "2026-11-22", "-"}
		whole := within(t, text)
		if !strings.HasPrefix(text, "campaign") {
			args = append(args, "--only", "unknown-reference")
		}
		out, _, _ := planCommand(t, whole, args...)
		for _, rule := range ruleID.FindAllString(out, -1) {
			if strings.HasPrefix(text, "campaign") || rule != "[unknown-reference]" {
				t.Errorf("%s:\n%s\n%s", name, whole, out)
				break
			}
		}
		if laid, _, _ := planCommand(t, text, "fmt", "-"); laid != text {
			t.Errorf("%s is not laid out:\n%s", name, laid)
		}
	}
	for _, word := range []string{"phase", "task", "risk", "spend", "step", "limit", "money", "contribution", "milestone", "reading", "amendment", "value", "tactic"} {
		if !strings.Contains(string(src), `"`+word+" ") {
			t.Errorf("there is no snippet for %s", word)
		}
	}
}

// within is a snippet in an element that takes it, where it is a block.
func within(t *testing.T, text string) string {
	t.Helper()
	word, _, _ := strings.Cut(text, " ")
	if lang.KindNamed(word) != nil {
		return text
	}
	for _, k := range lang.Kinds() {
		if k.Block(word) != nil && k.Name != "campaign" {
			about := map[string]string{
				"objective": "  statement = \"1,200 people take a test ride\"\n",
				"tactic":    "  start = \"2027-03-01\"\n  end = \"2027-06-30\"\n",
				"amendment": "  on = \"2027-03-01\"\n  reason = \"Half of it is gone\"\n",
			}[k.Name]
			return k.Name + " \"it\" {\n" + about + text + "}\n"
		}
	}
	t.Fatalf("no element takes %s", word)
	return ""
}

// expand is a snippet as it stands before anything is typed.
func expand(snippet string) string {
	text := clock.Replace(snippet)
	given := map[string]string{"0": ""}
	for _, m := range regexp.MustCompile(`\$\{(\d+):([^{}]*)\}`).FindAllStringSubmatch(text, -1) {
		given[m[1]] = m[2]
	}
	text = placeholder.ReplaceAllString(choice.ReplaceAllString(text, "$1"), "$1")
	return mirrored.ReplaceAllStringFunc(text, func(m string) string { return given[m[1:]] })
}
