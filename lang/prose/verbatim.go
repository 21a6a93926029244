package prose

import (
	"strings"
	"unicode"
)

// Verbatim puts a text between quotes as it stands, each blank in it, so that whoever wrote
// it sees what was read: ⏎ stands for the end of a line, ␍ for one of old, ⇥ for a tab, and ␣ for a blank that
// is not the ordinary one, or for a sign without width. Of a long text, the start.
func Verbatim(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '⏎'
		case r == '\r':
			return '␍'
		case r == '\t':
			return '⇥'
		case r != ' ' && unicode.IsSpace(r), r >= 0x200B && r <= 0x200C, r == 0x2060, r == 0xFEFF:
			return '␣'
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	const longest = 60
	if start := first(s, longest); len(start) < len(s) {
		s = first(start, longest-1) + "…"
	}
	return `"` + s + `"`
}

// BlanksAround is the word about a text that has blanks at its ends, as the end of a
// sentence; "" where it has none.
func BlanksAround(s string) string {
	before, after := strings.TrimLeftFunc(s, unicode.IsSpace) != s, strings.TrimRightFunc(s, unicode.IsSpace) != s
	switch {
	case strings.TrimSpace(s) == "":
		return ""
	case before && after:
		return " It has blanks at both ends."
	case before:
		return " It begins with a blank."
	case after:
		return " It ends with a blank."
	}
	return ""
}
