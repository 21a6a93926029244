package prose_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/plan-as-code/plan/lang/prose"
	"pgregory.net/rapid"
)

func TestVerbatim(t *testing.T) {
	for text, want := range map[string]string{
		" 2027-05-01 ": `" 2027-05-01 "`, "a  b": `"a  b"`, "a\nb": `"a⏎b"`, "a\r\nb": `"a⏎b"`, "\ta": `"⇥a"`, "a\u00a0b": `"a␣b"`, "a\rb": `"a␍b"`, "a\u200bb\ufeff": `"a␣b␣"`,
		strings.Repeat("x", 60): `"` + strings.Repeat("x", 60) + `"`, strings.Repeat("x", 61): `"` + strings.Repeat("x", 59) + `…"`,
	} {
		if got := prose.Verbatim(text); got != want {
			t.Errorf("%q is quoted as %s", text, got)
		}
	}
	for text, want := range map[string]string{"a b": "", " a": " It begins with a blank.", "a\n": " It ends with a blank.", " a ": " It has blanks at both ends.", "  ": ""} {
		if got := prose.BlanksAround(text); got != want {
			t.Errorf("of %q is said %q", text, got)
		}
	}
}

// Two short texts that differ in blanks are quoted as two; what is quoted has one line.
func TestVerbatimTellsTextsApart(t *testing.T) {
	blanks := rapid.StringOfN(rapid.SampledFrom([]rune(" \t\n\rab\u00a0")), 0, 20, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := strings.ReplaceAll(blanks.Draw(t, "a"), "\r\n", "\n"), strings.ReplaceAll(blanks.Draw(t, "b"), "\r\n", "\n")
		if quoted := prose.Verbatim(a); a != b && quoted == prose.Verbatim(b) || strings.ContainsFunc(quoted, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) {
			t.Errorf("%q and %q: %s", a, b, quoted)
		}
	})
}
