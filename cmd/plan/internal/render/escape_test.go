package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// oneOf is a finding over a stretch of a file, in a report.
func oneOf(name, src string, start, end int) (*Report, finding, *syntax.File) {
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{name: []byte(src)})
	f := s.Files[name]
	w := &workspace.Workspace{Top: "/", Root: ".", Wanted: []string{"."}, Snapshot: s}
	return New("", 0, "/"), finding{&checks.Finding{Diagnostic: lang.Diagnostic{Severity: lang.Error, Problem: syntax.Problem{Rule: "own", Message: "m", Range: f.Range(start, end)}}}, w}, f
}

// A folder with a colon is no scheme, and edits of one file are one change of it.
func TestSARIFOfOneFile(t *testing.T) {
	r, f, file := oneOf("q1:q2/a.plan.hcl", "goal \"a\" {}\n", 0, 4)
	if uri := r.sarifArtifact(f, f.Range.Filename).URI; uri != "q1%3Aq2/a.plan.hcl" {
		t.Errorf("the file is called %s", uri)
	}
	changes := r.sarifChanges(f, syntax.Fix{Edits: []syntax.Edit{{Range: file.Range(0, 4), Text: "x"}, {Range: file.Range(6, 7), Text: "b"}}})
	if len(changes) != 1 || len(changes[0].Replacements) != 2 {
		t.Errorf("%+v", changes)
	}
}

// Readers of SARIF take [x](y) in a sentence for a link: what an author wrote is none, wherever
// it is said.
func TestSARIFHasNoLinksOfAuthors(t *testing.T) {
	const link = "[l](https://x.example)"
	r, f, file := oneOf("a.plan.hcl", "goal \"a\" {}\n", 0, 4)
	f.Message, f.Fix = "The goal is called "+link, "Call it "+link
	f.Fixes = []syntax.Fix{{Title: f.Fix, Edits: []syntax.Edit{{Range: file.Range(0, 4), Text: "x"}}}}
	f.Related = []syntax.Related{{Range: f.Range, Message: link}}
	r.findings, r.workspaces = []finding{f}, []*workspace.Workspace{f.in}
	result := decode[sarifLog](t, shown(t, r, "sarif")).Runs[0].Results[0]
	for _, said := range []string{result.Message.Text, result.Related[0].Message.Text, result.Fixes[0].Description.Text} {
		if strings.Contains(said, "](") || !strings.Contains(said, "x.example") {
			t.Errorf("a link stands in %s", said)
		}
	}
}

// Formats for machines call a file what it is called, so that they find it; people see
// what would take effect as �.
func TestFilesHaveTheirNames(t *testing.T) {
	const name = "r\u202el\u009b, 5%: x.plan.hcl"
	r, f, _ := oneOf(name, "goal \"a\" {}\n", 0, 4)
	r.findings, r.workspaces = []finding{f}, []*workspace.Workspace{f.in}
	for format, want := range map[string]string{
		"sarif": `"uri": "r%E2%80%AEl%C2%9B,%205%25%3A%20x.plan.hcl"`, "github": "file=r\u202el\u009b%2C 5%25%3A x.plan.hcl,", "gitlab": `"path": "r\u202el\u009b, 5%: x.plan.hcl"`,
		"json": `"file": "r\u202el\u009b, 5%: x.plan.hcl"`, "rdjson": `"path": "r\u202el\u009b, 5%: x.plan.hcl"`, "checkstyle": `name="r&#x202E;l&#x9B;, 5%: x.plan.hcl"`,
		"junit": `file="r&#x202E;l&#x9B;, 5%: x.plan.hcl"`, "text": "r�l�, 5%: x.plan.hcl:1:1", "brief": "r�l�, 5%: x.plan.hcl:1:1", "markdown": "`r�l�, 5%: x.plan.hcl`",
	} {
		if out := shown(t, r, format); !strings.Contains(out, want) {
			t.Errorf("%s:\n%s", format, out)
		}
	}
}

// GitHub takes columns within one line, and no line of the log for a command.
func TestAnnotationOfSeveralLines(t *testing.T) {
	for end, want := range map[int]bool{4: true, 20: false} {
		r, f, _ := oneOf("a.plan.hcl", "goal \"a\" {\n  target = 1\n}\n", 0, end)
		var b bytes.Buffer
		r.annotation(&b, []finding{f})
		if got := strings.Contains(b.String(), "col="); got != want {
			t.Errorf("%s", b.String())
		}
	}
	for line, want := range map[string]string{"::error::x\n": ": :error::x\n", "  ::error::x\n": "  : :error::x\n", "a.plan.hcl:1:1: x ##[error]\n": "a.plan.hcl:1:1: x ## [error]\n"} {
		if got := verbatim.LogLine(line); got != want {
			t.Errorf("%q becomes %q", line, got)
		}
	}
}
