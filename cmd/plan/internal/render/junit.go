package render

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// The report of JUnit, in the dialect that Jenkins describes and GitLab reads: a
// suite is a file, a case a finding.
type (
	junitReport struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		File     string      `xml:"file,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Error   *junitOutcome `xml:"error"`
		Failure *junitOutcome `xml:"failure"`
		Skipped *junitOutcome `xml:"skipped"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitOutcome struct {
		Type    string `xml:"type,attr,omitempty"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// renderJUnit writes a failure for every finding that makes the exit code 1, a case
// that passes and says so for every other, a skipped one where it is waived, an error
// for whatever kept the check from deciding, and one case that passes for every file
// in order.
func renderJUnit(w io.Writer, r *Report, _ int) error {
	out := junitReport{Name: "plan check"}
	for _, file := range r.byFile(slices.Concat(r.obstacles(), r.findings)) {
		suite := junitSuite{Name: terminal.Clean(file.path), File: file.path}
		class, seen := className(suite.Name), map[string]int{}
		for _, f := range file.findings {
			c := r.junitCase(f, class)
			if seen[c.Name]++; seen[c.Name] > 1 { // readers take cases of one name for one
				c.Name += fmt.Sprintf(" (%d)", seen[c.Name])
			}
			suite.add(c)
		}
		if len(suite.Cases) == 0 {
			suite.add(junitCase{Name: "no findings", Class: class})
		}
		out.Tests += suite.Tests
		out.Failures += suite.Failures
		out.Errors += suite.Errors
		out.Suites = append(out.Suites, suite)
	}
	return writeXML(w, out)
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	if c.Error != nil {
		s.Errors++
	}
	if c.Failure != nil {
		s.Failures++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

func (r *Report) junitCase(f finding, class string) junitCase {
	message := terminal.OneLine(f.Message)
	c := junitCase{Name: f.Rule + ": " + message, Class: class}
	start, _ := f.places(f.Range)
	text := fmt.Sprintf("\n%s:%d:%d\n%s\n", verbatim.Name(r.path(f, f.Range.Filename)), start.Line, start.Column, whyAndFix(f.Why, f.Fix))
	if f.Waiver != nil {
		c.Skipped = &junitOutcome{Message: waived(f) + " " + message}
		return c
	}
	outcome := &junitOutcome{f.Severity.String(), message, text}
	switch {
	case f.keepsFromDeciding():
		c.Error = outcome
	case r.fails(f):
		c.Failure = outcome
	default:
		c.Out = fmt.Sprintf("%s: %s\n%s", f.Severity, message, strings.TrimSpace(text))
	}
	return c
}

// className names a file as readers of JUnit name classes: by folders and file,
// with dots between.
func className(path string) string {
	return strings.NewReplacer("/", ".", ".", "_").Replace(strings.TrimSuffix(path, discovery.Suffix))
}

// whyAndFix says why a finding matters and what to do, each on a line.
func whyAndFix(why, fix string) string {
	var lines []string
	for _, part := range []struct{ label, text string }{{"Why: ", why}, {"Fix: ", fix}} {
		if part.text != "" {
			lines = append(lines, part.label+terminal.OneLine(part.text))
		}
	}
	return strings.Join(lines, "\n")
}

// waived says until when a finding may stand, and for what reason.
func waived(f finding) string {
	text := "Waived"
	if until := f.Waiver.Until; until.Known() {
		text += " until " + until.V.String()
	}
	if reason := terminal.OneLine(f.Waiver.Reason.V); reason != "" {
		text += ": " + reason
	}
	return terminal.Sentence(text)
}
