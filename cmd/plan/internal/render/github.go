package render

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/verbatim"
)

const (
	mostAnnotations   = 10   // of one level, as GitHub shows them for a step
	longestAnnotation = 4000 // characters; GitHub cuts at 4,096
)

var githubLevels = map[lang.Severity]string{lang.Error: "error", lang.Warning: "warning", lang.Info: "notice"}

// renderGitHub writes workflow commands that GitHub turns into annotations, the
// weightiest first, and the findings for whoever reads the log. Where a level has
// more findings than GitHub shows, those of one rule in one file share an
// annotation, and the last annotation counts the rest.
func renderGitHub(w io.Writer, r *Report, _ int) error {
	var b bytes.Buffer
	for _, severity := range []lang.Severity{lang.Error, lang.Warning, lang.Info} {
		r.annotate(&b, severity)
	}
	var log bytes.Buffer
	if err := renderBrief(&log, r, 0); err != nil {
		return err
	}
	b.WriteString(verbatim.Log(log.String()))
	_, err := terminal.Unlogged(w).Write(b.Bytes())
	return err
}

// annotate writes the annotations of one level.
func (r *Report) annotate(b *bytes.Buffer, severity lang.Severity) {
	found := slices.DeleteFunc(r.entries(), func(f finding) bool { return f.Severity != severity })
	groups := make([][]finding, len(found))
	for i, f := range found {
		groups[i] = []finding{f}
	}
	if len(found) > mostAnnotations {
		groups = grouped(found)
	}
	if len(groups) <= mostAnnotations {
		for _, g := range groups {
			r.annotation(b, g)
		}
		return
	}
	for _, g := range groups[:mostAnnotations-1] {
		r.annotation(b, g)
	}
	rest := len(slices.Concat(groups[mostAnnotations-1:]...))
	level := githubLevels[severity]
	fmt.Fprintf(b, "::%s title=plan::%s\n", level, verbatim.Command(more(rest, severity.String())+"; the log lists them all."))
}

// grouped gathers the findings of each rule in each file, in the order of the
// first of them.
func grouped(found []finding) [][]finding {
	type cause struct {
		in         *workspace.Workspace
		file, rule string
	}
	var groups [][]finding
	known := map[cause]int{}
	for _, f := range found {
		c := cause{f.in, f.Range.Filename, f.Rule}
		i, ok := known[c]
		if !ok {
			i, groups = len(groups), append(groups, nil)
			known[c] = i
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

// annotation writes one annotation, at the first of its findings.
func (r *Report) annotation(b *bytes.Buffer, group []finding) {
	f := group[0]
	if f.Rule == undecided { // which is in no file
		fmt.Fprintf(b, "::error title=plan::%s\n", verbatim.Command(annotationText(group)))
		return
	}
	start, end := f.places(f.Range)
	fmt.Fprintf(b, "::%s ", githubLevels[f.Severity])
	if start.Line == end.Line { // GitHub takes columns within one line only
		fmt.Fprintf(b, "col=%d,endColumn=%d,", start.Column, end.Column)
	}
	fmt.Fprintf(b, "endLine=%d,file=%s,line=%d,title=%s::%s\n", end.Line, verbatim.CommandPath(r.repositoryPath(f, f.Range.Filename)),
		start.Line, verbatim.CommandProperty(f.Rule), verbatim.Command(annotationText(group)))
}

// annotationText says what is wrong, why it matters and what to do, and where
// else the same is found.
func annotationText(group []finding) string {
	f := group[0]
	text := terminal.OneLine(f.Message)
	for i, g := range group[1:] {
		start, _ := g.places(g.Range)
		line := "\nLine " + strconv.Itoa(start.Line) + ": " + terminal.OneLine(g.Message)
		if len(text)+len(line)+len(f.Why)+len(f.Fix) > longestAnnotation {
			text += "\n" + more(len(group)-1-i, "place") + " in this file."
			break
		}
		text += line
	}
	fix := f.Fix
	if slices.ContainsFunc(group, func(g finding) bool { return g.Fix != fix }) {
		fix = "" // each has its own
	}
	if rest := whyAndFix(f.Why, fix); rest != "" {
		text += "\n" + rest
	}
	return text
}

// more words a number of further findings: 3 more errors.
func more(n int, noun string) string {
	number, noun, _ := strings.Cut(prose.Count(n, noun), " ")
	return number + " more " + noun
}
