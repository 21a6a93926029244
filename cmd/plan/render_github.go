package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// mostAnnotations is how many annotations of one kind GitHub shows for a step.
const mostAnnotations = 10

var githubLevels = map[lang.Severity]string{lang.Error: "error", lang.Warning: "warning", lang.Info: "notice"}

// renderGitHub writes workflow commands that GitHub turns into annotations. Of
// each kind, the last that GitHub would show counts the ones it would not.
func renderGitHub(w io.Writer, r *report, _ int) error {
	total, written := map[lang.Severity]int{}, map[lang.Severity]int{}
	for _, f := range r.shown() {
		total[f.Severity]++
	}
	for _, f := range r.shown() {
		written[f.Severity]++
		level := githubLevels[f.Severity]
		switch n := written[f.Severity]; {
		case n < mostAnnotations || n == mostAnnotations && total[f.Severity] == mostAnnotations:
			start, end := f.places(f.Range)
			body := f.Message + "\nWhy: " + f.Why + "\nFix: " + f.Fix
			fmt.Fprintf(w, "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n", level,
				property(f.in.display(f.in.repository(r.base), f.Range.Filename)), start.Line, end.Line, start.Column, end.Column, property(f.Rule), commandData(body))
		case n == mostAnnotations:
			fmt.Fprintf(w, "::%s title=plan::%s\n", level, commandData(fmt.Sprintf("%s; the log lists them all.", more(total[f.Severity]-mostAnnotations+1, level))))
		}
	}
	return renderBrief(w, r, 0)
}

// commandData escapes the text of a workflow command.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(clean(s))
}

// property escapes a property of a workflow command.
func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandData(s))
}

// more words a number of further annotations: 3 more errors.
func more(n int, level string) string {
	number, noun, _ := strings.Cut(lang.Count(n, level), " ")
	return number + " more " + noun
}
