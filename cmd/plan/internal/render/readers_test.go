package render

import (
	"encoding/json"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/joshdk/go-junit"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/sethvargo/go-githubactions"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// readers read what a format writes and complain of what they cannot read. They
// are called in the top folder of the repository.
var readers = map[string]func(t *testing.T, out string){
	"text": readText, "brief": readText, "json": readJSON, "sarif": readSARIF, "junit": readJUnit, "checkstyle": readCheckstyle,
	"github": readGitHub, "gitlab": readGitLab, "rdjson": readRDJSON, "markdown": readMarkdown,
}

var control = regexp.MustCompile(`[\x00-\x08\x0b-\x1f\x7f-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]`)

// fileNames are the true names of files in GitHub's annotations, which find them by these.
var fileNames = regexp.MustCompile(`,file=[^,]*,`)

func readText(t *testing.T, out string) {
	t.Helper()
	if bad := control.FindString(out); bad != "" || !utf8.ValidString(out) {
		t.Errorf("the output has %q, or is no text", bad)
	}
}

func decode[T any](t *testing.T, out string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func readJSON(t *testing.T, out string) { plantest.Validate(t, "cmd/plan/findings.schema.json", out) }

// readSARIF also holds what GitHub demands beyond the schema: a place for every
// result, a relative path, and a rule that the index leads to.
func readSARIF(t *testing.T, out string) {
	t.Helper()
	plantest.Validate(t, "testdata/schemas/sarif-2.1.0.json", out)
	run := decode[sarifLog](t, out).Runs[0]
	for _, r := range run.Results {
		if rule := run.Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.RuleID || rule.Help.Markdown == "" {
			t.Errorf("the rule of %s is %s", r.RuleID, rule.ID)
		}
		if len(r.Locations) != 1 || r.Locations[0].Physical.Region.StartLine < 1 || strings.HasPrefix(r.Locations[0].Physical.Artifact.URI, "/") {
			t.Errorf("%s has no place that GitHub takes: %v", r.RuleID, r.Locations)
		}
		if r.Fingerprints[fingerprintKey] == "" {
			t.Errorf("%s has no fingerprint", r.RuleID)
		}
		if strings.Contains(r.Message.Text, "](") {
			t.Errorf("a title became a link: %s", r.Message.Text)
		}
	}
}

func readRDJSON(t *testing.T, out string) {
	t.Helper()
	plantest.Validate(t, "testdata/schemas/rdjson.json", out)
	for _, d := range decode[rdResult](t, out).Diagnostics {
		tame(t, d.Message)
	}
}

func readJUnit(t *testing.T, out string) {
	t.Helper()
	structuredJUnit(t, out)
	suites, err := junit.Ingest([]byte(out))
	if err != nil {
		t.Fatal(err)
	}
	counted := decodeXML[junitReport](t, out)
	if len(suites) != len(counted.Suites) {
		t.Fatalf("%d suites are read of %d", len(suites), len(counted.Suites))
	}
	for i, s := range suites {
		if c, n := counted.Suites[i], s.Totals; n.Tests != c.Tests || n.Failed != c.Failures || n.Skipped != c.Skipped || n.Error != c.Errors || n.Tests == 0 {
			t.Errorf("%s counts %+v wrongly", s.Name, n)
		}
		names := map[string]bool{}
		for _, test := range s.Tests {
			if names[test.Name] {
				t.Errorf("%s has two cases %s", s.Name, test.Name)
			}
			names[test.Name] = true
		}
	}
}

// checkstyleRead is a report as build servers read it, whoever wrote it.
type checkstyleRead struct {
	XMLName xml.Name `xml:"checkstyle"`
	Files   []struct {
		Name   string `xml:"name,attr"`
		Errors []struct {
			Line     int    `xml:"line,attr"`
			Column   int    `xml:"column,attr"`
			Severity string `xml:"severity,attr"` // ignore, info, warning or error
			Message  string `xml:"message,attr"`
			Source   string `xml:"source,attr"` // of which the last two words are category and type
		} `xml:"error"`
	} `xml:"file"`
}

func readCheckstyle(t *testing.T, out string) {
	t.Helper()
	for _, file := range decodeXML[checkstyleRead](t, out).Files {
		for _, e := range file.Errors {
			if file.Name == "" || e.Line < 1 || e.Column < 1 || e.Message == "" || strings.Count(e.Source, ".") != 2 || !slices.Contains([]string{"info", "warning", "error"}, e.Severity) {
				t.Errorf("%s: %+v", file.Name, e)
			}
		}
	}
}

func decodeXML[T any](t *testing.T, out string) T {
	t.Helper()
	var v T
	if err := xml.Unmarshal([]byte(out), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// readGitLab holds what GitLab documents; the fingerprints must differ.
func readGitLab(t *testing.T, out string) {
	t.Helper()
	structuredGitLab(t, out)
	seen := map[string]bool{}
	for _, i := range decode[[]gitlabIssue](t, out) {
		if i.Description == "" || i.CheckName == "" || i.Fingerprint == "" || seen[i.Fingerprint] || i.Location.Lines.Begin < 1 ||
			i.Location.Path == "" || strings.HasPrefix(i.Location.Path, "./") || !strings.Contains(" info minor major critical blocker ", " "+i.Severity+" ") {
			t.Errorf("%+v", i)
		}
		seen[i.Fingerprint] = true
	}
}

var command = regexp.MustCompile(`^::(error|warning|notice) (.*?)::(.*)$`)

// readGitHub takes a line for a command where GitHub does, and compares it with
// what GitHub's own tools would write of the same values.
func readGitHub(t *testing.T, out string) {
	t.Helper()
	readText(t, fileNames.ReplaceAllString(out, ","))
	count := map[string]int{}
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if strings.Contains(line, "##[") {
			t.Errorf("GitHub would take this for a command: %s", line)
		}
		if !strings.HasPrefix(strings.TrimSpace(line), "::") {
			continue
		}
		m := command.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("no annotation: %s", line)
		}
		unescape := strings.NewReplacer("%3A", ":", "%2C", ",", "%0A", "\n", "%0D", "\r", "%25", "%")
		c := githubactions.Command{Name: m[1], Message: strings.NewReplacer("%0A", "\n", "%0D", "\r", "%25", "%").Replace(m[3]), Properties: map[string]string{}}
		for property := range strings.SplitSeq(m[2], ",") {
			key, value, _ := strings.Cut(property, "=")
			c.Properties[key] = unescape.Replace(value)
		}
		if c.String() != line {
			t.Errorf("GitHub's tools write it differently:\n%s\n%s", line, c.String())
		}
		if count[m[1]]++; count[m[1]] > mostAnnotations || utf8.RuneCountInString(c.Message) > 4096 {
			t.Errorf("GitHub does not show all of this: %s", line)
		}
	}
}

// readMarkdown looks for what a page must not have: links, pictures, HTML and
// mentions.
func readMarkdown(t *testing.T, out string) {
	t.Helper()
	readText(t, out)
	if n := comment.length(out); n > comment.most {
		t.Errorf("%d characters do not fit into a comment", n)
	}
	src := []byte(out)
	page := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(src))
	err := ast.Walk(page, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link, *ast.Image, *ast.AutoLink, *ast.RawHTML, *ast.HTMLBlock, *ast.FencedCodeBlock, *ast.CodeBlock:
			t.Errorf("the page has a %s:\n%s", n.Kind(), out)
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			tame(t, string(n.Segment.Value(src)))
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var wild = regexp.MustCompile(`@\w|[#!]\d|https?://|www\.|<\w|\]\(`)

// tame reports what a forge makes of a text beyond showing it.
func tame(t *testing.T, s string) {
	t.Helper()
	if found := wild.FindString(s); found != "" {
		t.Errorf("%q in %q", found, s)
	}
}

// withoutRules is a SARIF file without the pages of the rules, which tests of
// their own hold.
func withoutRules(t *testing.T, out string) string {
	t.Helper()
	log := decode[sarifLog](t, out)
	if rules := log.Runs[0].Tool.Driver.Rules; len(rules) == 0 {
		t.Error("no rules")
	}
	log.Runs[0].Tool.Driver.Rules = []sarifRule{}
	for i := range log.Runs[0].Results {
		log.Runs[0].Results[i].RuleIndex = 0
	}
	for i := range log.Runs[0].Invocations[0].NotRun {
		log.Runs[0].Invocations[0].NotRun[i].Rule = nil
	}
	var b strings.Builder
	if err := JSON(&b, log); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// regexpNumber is the number that a pattern captures.
func regexpNumber(t *testing.T, s, pattern string) int {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(s)
	if m == nil {
		t.Fatalf("no %s", pattern)
	}
	n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}
