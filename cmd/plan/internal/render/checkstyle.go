package render

import (
	"encoding/xml"
	"io"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// The report of Checkstyle: files with their errors.
type (
	checkstyleReport struct {
		XMLName xml.Name         `xml:"checkstyle"`
		Version string           `xml:"version,attr"`
		Files   []checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   string            `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// renderCheckstyle writes what could not be read and the findings that are not
// waived: the format knows no waivers. The parts of a source are what readers show as category and type.
func renderCheckstyle(w io.Writer, r *Report, _ int) error {
	out := checkstyleReport{Version: "5.0"}
	for _, file := range r.byFile(slices.Concat(r.obstacles(), r.findings)) {
		in := checkstyleFile{Name: file.path}
		for _, f := range file.findings {
			if f.Waiver != nil {
				continue
			}
			start, _ := f.places(f.Range)
			in.Errors = append(in.Errors, checkstyleError{start.Line, start.Column, f.Severity.String(),
				terminal.Sentence(f.Message) + " " + terminal.OneLine(f.Fix), "plan." + familyOf(f) + "." + f.Rule})
		}
		out.Files = append(out.Files, in)
	}
	return writeXML(w, out)
}

// familyOf is the chapter of the rule book that the rule of a finding stands in.
func familyOf(f finding) string {
	if i := slices.IndexFunc(book.Rules, func(r *checks.Rule) bool { return r.ID == f.Rule }); i >= 0 {
		return book.Rules[i].Family
	}
	if f.keepsFromDeciding() {
		return "files"
	}
	return "own"
}

func writeXML(w io.Writer, v any) error {
	text, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, verbatim.XML(xml.Header+string(text)+"\n"))
	return err
}
