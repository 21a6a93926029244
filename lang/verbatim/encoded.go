package verbatim

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// JSON writes text that is JSON so that nothing in it takes effect on whoever looks
// at it, and no command in a log of a CI system. What it says stays the same.
func JSON(text string) string { return jsonApart.Replace(encoded(text, `\u%04x`)) }

// XML does the same with text that is XML.
func XML(text string) string { return xmlApart.Replace(encoded(text, "&#x%X;")) }

var jsonApart, xmlApart = commandsAs(`#\u0023`), commandsAs("#&#x23;")

// encoded writes the number of each character that takes effect in its place. Outside
// of their texts, neither language has any but ends of lines and tabs.
func encoded(text, number string) string {
	if !TakesEffectIn(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		if encodes(r) {
			fmt.Fprintf(&b, number, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// TakesEffectIn reports whether a text has characters that take effect, tabs and the ends
// of lines left aside.
func TakesEffectIn(text string) bool {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if c < ' ' && encodes(rune(c)) || c == 0x7f {
				return true
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if encodes(r) {
			return true
		}
		i += size
	}
	return false
}

func encodes(r rune) bool { return r != '\n' && r != '\r' && r != '\t' && TakesEffect(r) }
