package syntax

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HiddenSigns warns, once a line, of signs that nobody sees in it and that turn the order of
// the text around, or hide something. What a script or an emoji needs is none of them.
func (f *File) HiddenSigns() (list []Problem) {
	if !hasHidden(bytes.TrimPrefix(f.Src, BOM)) || !utf8.Valid(f.Src) {
		return nil
	}
	for n := 1; n <= f.Lines(); n++ {
		start, end := f.LineSpan(n)
		if n == 1 && bytes.HasPrefix(f.Src, BOM) {
			start += len(BOM)
		}
		if p := f.hiddenIn(start, end); p.Message != "" {
			list = append(list, p)
		}
	}
	return list
}

// hasHidden reports that a text has such signs, needed or not.
func hasHidden(text []byte) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if turns(r) || hides(r) {
			return true
		}
		i += size
	}
	return false
}

// hiddenIn is the warning about a line; one without a message where there is nothing to warn
// of.
func (f *File) hiddenIn(start, end int) (p Problem) {
	line, turned := f.Src[start:end], false
	fromRight := bytes.ContainsFunc(line, writtenFromRight)
	var edits []Edit
	before := rune(0)
	for at := 0; at < len(line); {
		r, size := utf8.DecodeRune(line[at:])
		after, _ := utf8.DecodeRune(line[at+size:])
		if turns(r) && !(fromRight && isMark(r)) || hides(r) && !needed(before, r, after) {
			turned = turned || turns(r)
			edits = append(edits, Edit{Range: f.Range(start+at, start+at+size)})
		}
		before, at = r, at+size
	}
	if len(edits) == 0 {
		return p
	}
	does := "hide in the text"
	if turned {
		does = "turn the order of the text around"
	}
	p = Problem{Rule: "syntax", Detail: "hidden signs", Slip: "hidden signs " + does, Range: edits[0].Range, Fix: "Delete them, and read the line again",
		Message: "This line holds invisible signs that " + does + "."}
	p.Fixes = []Fix{{Title: "Delete the invisible signs", Edits: edits}}
	return p
}

// turns reports a sign that turns the direction of writing.
func turns(r rune) bool { return isMark(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// isMark reports a sign that text from right to left has for its order.
func isMark(r rune) bool { return r == 0x200E || r == 0x200F || r == 0x061C }

// hides reports a sign that has no width.
func hides(r rune) bool {
	return r >= 0x200B && r <= 0x200D || r >= 0x2060 && r <= 0x2064 || r >= 0x206A && r <= 0x206F || r == 0xFEFF || r == 0x3164 || r == 0xFFA0 || r == 0x180E ||
		r >= 0xE0000 && r <= 0xE007F
}

// needed reports that a sign without width belongs where it stands: in an emoji, or in a
// script that is written with it.
func needed(before, r, after rune) bool {
	switch {
	case r >= 0xE0000:
		return before == 0x1F3F4 || before >= 0xE0000 && before <= 0xE007F // a flag
	case r == 0x200D && isEmoji(before) && isEmoji(after):
		return true
	case r >= 0x200B && r <= 0x200D:
		return !unicode.In(before, unicode.Latin, unicode.Greek, unicode.Cyrillic) && (unicode.IsLetter(before) || unicode.IsMark(before)) && before > 0x7F
	}
	return false
}

// isEmoji reports a sign of a picture, or what changes one.
func isEmoji(r rune) bool {
	return unicode.Is(unicode.So, r) || r == 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF || r == 0x2640 || r == 0x2642
}

// writtenFromRight reports a letter of a script that is written from right to left.
func writtenFromRight(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko) && unicode.IsLetter(r)
}

// withBreaks is the fix that ends the lines of a file with line feeds which end with
// carriage returns alone; safe where all of them do, or all of those stand before an end of
// a line.
func (f *File) withBreaks() []Fix {
	text := strings.ReplaceAll(f.Content, "\r\r\n", "\r\n")
	safe := loneReturn([]byte(text)) < 0
	if !safe {
		safe = !strings.Contains(text, "\n")
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return []Fix{{Title: "End its lines with line feeds", Safe: safe, Edits: []Edit{{f.Range(0, len(f.Src)), text}}}}
}
