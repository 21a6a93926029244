package main

import (
	"fmt"
	"io"
)

// renderBrief writes one line a finding, as editors and scripts like to read
// them.
func renderBrief(w io.Writer, r *report, _ int) error {
	for _, f := range r.shown() {
		start, _ := f.places(f.Range)
		line := fmt.Sprintf("%s:%d:%d: %s: %s [%s]", r.path(f, f.Range.Filename), start.Line, start.Column, f.Severity, f.Message, f.Rule)
		if _, err := fmt.Fprintln(w, clean(line)); err != nil {
			return err
		}
	}
	for _, line := range r.relaxes() {
		if _, err := fmt.Fprintln(w, clean("This change relaxes: "+line)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w, r.summary())
	return err
}
