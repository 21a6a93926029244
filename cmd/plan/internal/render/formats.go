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
