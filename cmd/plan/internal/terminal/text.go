package terminal

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// Clean replaces what a terminal might take for a command, and bytes that are no
// text, by �. Tabs and the ends of lines stay.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' || isBidi(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// isBidi reports the invisible characters that turn the direction of writing
// round, and could make a line show other than it is.
func isBidi(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// OneLine is a text on one line, without what is no text.
func OneLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

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

var escapes = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// Width is how many columns a text takes; its colours take none.
func Width(s string) int {
	if strings.Contains(s, "\x1b") {
		s = escapes.ReplaceAllString(s, "")
	}
	return runewidth.StringWidth(s)
}

// ShellWord writes a path so that a shell takes it for one word.
func ShellWord(p string) string {
	if p != "" && strings.Trim(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:@%") == "" {
		return p
	}
	return "'" + strings.ReplaceAll(p, "'", `'\''`) + "'"
}
