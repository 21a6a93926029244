package verbatim

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible is a text in which � stands for what would take effect rather than be
// seen, and for bytes that are no text. Tabs and the ends of lines stay.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r != '\n' && r != '\t' && TakesEffect(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// Line is Visible on one line, with single blanks between its words.
func Line(s string) string {
	if isLine(s) {
		return s
	}
	return strings.Join(strings.Fields(Visible(s)), " ")
}

// isLine reports that a text of ASCII, as most are, is one line already.
func isLine(s string) bool {
	blank := true // before it, and behind the last word
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == ' ' && blank {
			return false
		}
		blank = s[i] == ' '
	}
	return !blank || s == ""
}

// Name is Visible for the name of a file, in which an end of a line and a tab are no more
// than signs; its blanks stay as they are.
func Name(s string) string { return breaks.Replace(Visible(s)) }

var breaks = strings.NewReplacer("\n", "\ufffd", "\t", "\ufffd")

// Lines is Visible for text that ends its lines as files do, be it on Windows.
func Lines(s string) string {
	if !strings.Contains(s, "\r\n") {
		return Visible(s)
	}
	lines := strings.Split(s, "\r\n")
	for i, line := range lines {
		lines[i] = Visible(line)
	}
	return strings.Join(lines, "\r\n")
}

// TakesEffect reports the characters that a terminal or an editor obeys: controls, what
// turns the direction of writing round, and what ends a line that is none in a file.
func TakesEffect(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
