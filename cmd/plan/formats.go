package main

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang"
	"github.com/spf13/cobra"
)

// format is a way to show a report.
type format struct {
	name   string
	render func(w io.Writer, r *report, width int) error
}

// formats are the ways to show a report, over the same findings.
var formats = []format{
	{"text", renderText},
	{"brief", renderBrief},
	{"json", renderJSON},
	{"sarif", renderSARIF},
	{"junit", renderJUnit},
	{"checkstyle", renderCheckstyle},
	{"github", renderGitHub},
	{"gitlab", renderGitLab},
	{"rdjson", renderRDJSON},
	{"markdown", renderComment},
}

func formatNames() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// formatNamed is the format of a name that knownFormat accepts.
func formatNamed(name string) format {
	return formats[slices.IndexFunc(formats, func(f format) bool { return f.name == name })]
}

func knownFormat(name string) error {
	if !slices.Contains(formatNames(), name) {
		return exit.Errorf(exit.Usage, "there is no format called %s; there is %s", name, lang.List(formatNames()))
	}
	return nil
}

// completeOut completes FORMAT=, and leaves the file to the shell.
func completeOut(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	if strings.Contains(typed, "=") {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var words []string
	for _, name := range formatNames() {
		words = append(words, name+"=")
	}
	return words, cobra.ShellCompDirectiveNoSpace
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
