// Package render knows how what was found is shown: findings, as text and in the
// formats of forges, editors and build servers; what changed since a base; and pages
// at the terminal. It neither reads plans nor judges them, and knows nothing of
// where a base comes from.
//
// A Report gathers findings, a Diff what changed. Both are filled by Add and shown by
// Write, in one of the formats that Formats and DiffFormats name. Page is for pages.
package render

import (
	"encoding/json"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/verbatim"
)

// formats are the ways to show a report, over the same findings.
var formats = formatsOf[*Report]{
	{"text", renderText},
	{"brief", renderBrief},
	{"json", renderJSON},
	{"sarif", renderSARIF},
	{"junit", renderJUnit},
	{"checkstyle", renderCheckstyle},
	{"github", renderGitHub},
	{"gitlab", renderGitLab},
	{"rdjson", renderRDJSON},
	{"markdown", renderMarkdown},
}

// Formats lists the names of the formats of a report.
func Formats() []string { return formats.names() }

// Write shows a report in a format, which is one of Formats. width is how many
// columns there are, for what people read. An error says that w took not all of it.
func (r *Report) Write(w io.Writer, format string, width int) error {
	return formats.write(w, r, format, width)
}

// formatsOf are the ways to show something, in the order in which help names them.
type formatsOf[T any] []struct {
	name   string
	render func(w io.Writer, what T, width int) error
}

func (list formatsOf[T]) names() []string {
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = f.name
	}
	return names
}

func (list formatsOf[T]) write(w io.Writer, what T, format string, width int) error {
	return list[slices.Index(list.names(), format)].render(w, what, width)
}

// JSON writes data as all JSON of the command is written: indented by two blanks,
// with the characters of HTML as they are, and with those that would take effect as numbers. An error says that w took not all of it.
func JSON(w io.Writer, v any) error {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, verbatim.JSON(b.String()))
	return err
}

// jsonOf is JSON for data in which a list is long: it is empty there, written as such, and gets
// its items one by one, so that what they become is nowhere as a whole.
func jsonOf[T any](w io.Writer, v any, list string, items iter.Seq[T]) error {
	var b strings.Builder
	if err := JSON(&b, v); err != nil {
		return err
	}
	head, tail, _ := strings.Cut(b.String(), list)
	indent := head[strings.LastIndexByte(head, '\n')+1:]
	indent = indent[:len(indent)-len(strings.TrimLeft(indent, " "))]
	before, end := head+strings.TrimSuffix(list, "]"), ""
	for item := range items {
		b.Reset()
		if err := JSON(&b, item); err != nil {
			return err
		}
		text := strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\n", "\n  "+indent)
		if _, err := io.WriteString(w, before+"\n  "+indent+text); err != nil {
			return err
		}
		before, end = ",", "\n"+indent
	}
	if end == "" {
		end = before
	}
	_, err := io.WriteString(w, end+"]"+tail)
	return err
}

// each are what becomes of the items of a list, one after another.
func each[T, R any](list []T, of func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		for _, one := range list {
			if !yield(of(one)) {
				return
			}
		}
	}
}
