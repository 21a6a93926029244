package syntax

import (
	"testing"
	"unicode/utf8"
)

// A range ends where its last byte is, on whatever line and behind whatever
// letters.
func TestRangeAgreesWithPosition(t *testing.T) {
	for _, src := range []string{"", "a", "\xef\xbb\xbfgoal \"ä\" {\r\n}\r\n", "é\n\n日本 = 1\n", "x\ny"} {
		f := Parse("a.plan.hcl", []byte(src), testWords)
		for start := range len(src) + 1 {
			if start < len(src) && !utf8.RuneStart(src[start]) {
				continue
			}
			for end := start; end <= len(src); end++ {
				r := f.Range(start, end)
				for _, pos := range []struct{ offset, line, column int }{{start, r.Start.Line, r.Start.Column}, {end, r.End.Line, r.End.Column}} {
					if line, column := f.Position(pos.offset); pos.line != line || pos.column != column {
						t.Errorf("%q from %d to %d: byte %d at %d:%d, want %d:%d", src, start, end, pos.offset, pos.line, pos.column, line, column)
					}
				}
			}
		}
	}
}
