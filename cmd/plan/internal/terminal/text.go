package terminal

import (
	"regexp"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// Clean is verbatim.Visible: what a terminal might take for a command is �.
func Clean(s string) string { return verbatim.Visible(s) }

// OneLine is verbatim.Line, the same on one line.
func OneLine(s string) string { return verbatim.Line(s) }

// Sentence is a text on one line that ends like a sentence; an empty one stays empty.
func Sentence(s string) string {
	s = OneLine(s)
	if s != "" && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
		s += "."
	}
	return s
}

// Wrap breaks a text between words into lines of at most first columns for the
// first and rest for the others, and of no fewer than 20. A longer word stays whole.
func Wrap(s string, first, rest int) []string {
	var lines []string
	start, end, room := 0, 0, max(first, 20) // the line that is being filled is s[start:end]
	for word := range strings.SplitAfterSeq(s, " ") {
		if end > start && Width(s[start:end])+Width(strings.TrimRight(word, " ")) > room {
			lines = append(lines, strings.TrimRight(s[start:end], " "))
			start, room = end, max(rest, 20)
		}
		end += len(word)
	}
	return append(lines, strings.TrimRight(s[start:end], " "))
}

// Wrapped breaks the lines of a text between words where they are longer than width.
// What follows stands below their words, behind the mark of a list, or what plan is called
// at the start of what it says.
func Wrapped(text string, width int) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		words := strings.TrimLeft(line, " ")
		indent := len(line) - len(words)
		for _, sign := range []string{"- ", "✗ ", "Fix  ", "plan: "} {
			if strings.HasPrefix(words, sign) {
				indent += Width(sign)
			}
		}
		lines[i] = strings.Join(Wrap(line, width, width-indent), "\n"+strings.Repeat(" ", indent))
	}
	return strings.Join(lines, "\n")
}

var escapes = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// Width is how many columns a text takes; its colours take none.
func Width(s string) int {
	if strings.Contains(s, "\x1b") {
		s = escapes.ReplaceAllString(s, "")
	}
	return runewidth.StringWidth(s)
}
