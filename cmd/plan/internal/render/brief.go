package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// renderBrief writes one line a finding, as editors and scripts like to read
// them.
func renderBrief(w io.Writer, r *Report, _ int) error {
	for _, f := range r.shown() {
		start, _ := f.places(f.Range)
		line := fmt.Sprintf("%s:%d:%d: %s: %s [%s]", verbatim.Name(r.path(f, f.Range.Filename)), start.Line, start.Column, f.Severity, f.Message, f.Rule)
		if _, err := fmt.Fprintln(w, terminal.Clean(line)); err != nil {
			return err
		}
	}
	for to, heading := range shifted {
		for _, line := range r.shifts(checks.Direction(to)) {
			if _, err := fmt.Fprintln(w, terminal.Clean(heading+": "+line)); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintln(w, strings.Join(append(r.aloud(), terminal.Clean(r.summary())), "\n"))
	return err
}
