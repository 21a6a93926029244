package render

import (
	"io"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// The Reviewdog Diagnostic Format. Columns count bytes from 1, ends are exclusive.
type (
	rdResult struct {
		Source      rdSource       `json:"source"`
		Severity    string         `json:"severity,omitempty"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
	}
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Source      rdSource       `json:"source"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"related_locations,omitempty"`
	}
	rdCode struct {
		Value string `json:"value"`
	}
	rdLocation struct {
		Path  string  `json:"path"`
		Range rdRange `json:"range"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRelated struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
)

var rdSeverities = map[lang.Severity]string{lang.Error: "ERROR", lang.Warning: "WARNING", lang.Info: "INFO"}

// renderRDJSON writes what could not be read and the findings that are not waived, with every change that
// reviewdog can offer at their place.
func renderRDJSON(w io.Writer, r *Report, _ int) error {
	source := rdSource{"plan"}
	out := rdResult{Source: source, Severity: rdSeverities[r.Worst()], Diagnostics: []rdDiagnostic{}}
	return jsonOf(w, out, `"diagnostics": []`, each(r.entries(), func(f finding) rdDiagnostic {
		d := rdDiagnostic{
			Message: verbatim.Disarmed(strings.TrimSpace(terminal.OneLine(f.Message) + "\n" + whyAndFix(f.Why, f.Fix))), Location: r.rdLocation(f, f.Range),
			Severity: rdSeverities[f.Severity], Source: source, Code: rdCode{f.Rule},
		}
		for _, fix := range f.Fixes {
			if s, ok := suggestion(f, fix); ok {
				d.Suggestions = append(d.Suggestions, s)
			}
		}
		for _, rel := range f.Related {
			d.Related = append(d.Related, rdRelated{verbatim.Disarmed(terminal.OneLine(rel.Message)), r.rdLocation(f, rel.Range)})
		}
		return d
	}))
}

func (r *Report) rdLocation(f finding, at hcl.Range) rdLocation {
	return rdLocation{r.path(f, at.Filename), f.rdRange(at)}
}

func (f finding) rdRange(at hcl.Range) rdRange {
	file := f.file(at.Filename)
	if file == nil {
		first := rdPosition{max(at.Start.Line, 1), 1}
		return rdRange{first, first}
	}
	position := func(offset int) rdPosition {
		line := file.Line(offset)
		start, _ := file.LineSpan(line)
		return rdPosition{line, offset - start + 1}
	}
	return rdRange{position(at.Start.Byte), position(at.End.Byte)}
}

// suggestion is a fix as one replacement in the finding's own file, since each
// suggestion is taken or left by itself. What waits for a name cannot be taken as
// it is.
func suggestion(f finding, fix syntax.Fix) (rdSuggestion, bool) {
	file := f.file(f.Range.Filename)
	edits := slices.Clone(fix.Edits)
	if file == nil || len(edits) == 0 || slices.ContainsFunc(edits, func(e syntax.Edit) bool {
		return e.Range.Filename != f.Range.Filename || strings.Contains(e.Text, "NAME")
	}) {
		return rdSuggestion{}, false
	}
	slices.SortStableFunc(edits, func(a, b syntax.Edit) int { return a.Range.Start.Byte - b.Range.Start.Byte })
	start, end := edits[0].Range.Start.Byte, edits[0].Range.Start.Byte
	var text strings.Builder
	for _, e := range edits {
		text.Write(file.Src[end:e.Range.Start.Byte])
		text.WriteString(e.Text)
		end = e.Range.End.Byte
	}
	return rdSuggestion{f.rdRange(file.Range(start, end)), text.String()}, true
}
