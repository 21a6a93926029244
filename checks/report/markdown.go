package report

import (
	"regexp"
	"strings"

	"github.com/plan-as-code/plan/lang/verbatim"
)

// escape writes a text of the author's into a page, on one line.
func escape(s string) string { return verbatim.Markdown(s) }

// code writes a name of the author's into a page.
func code(s string) string { return verbatim.CodeSpan(s) }

// Plain is a page without its marks, for those who cannot show Markdown.
func Plain(page string) string {
	var b strings.Builder
	code := false
	for line := range strings.Lines(strings.TrimSpace(page)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "```"):
			code = !code
			continue
		case code:
			line = "    " + line
		case line == "---":
			line = "----"
		case tableRule.MatchString(line):
			continue
		default:
			line = plainLine(line)
		}
		b.WriteString(line + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

var (
	tableRule   = regexp.MustCompile(`^\|(---\|)+$`)
	headingMark = regexp.MustCompile(`^#+ `)
	linked      = regexp.MustCompile(`\[([^\]\\]*)\]\(([^)]*)\)`)
	emphasis    = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])|\\*+|`")
)

func plainLine(s string) string {
	s = headingMark.ReplaceAllString(s, "")
	s = linked.ReplaceAllString(s, "$1: $2")
	return emphasis.ReplaceAllString(strings.ReplaceAll(s, verbatim.Hidden, ""), "$1")
}
