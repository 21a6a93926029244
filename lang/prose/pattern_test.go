package prose_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang/prose"
	"pgregory.net/rapid"
)

// A wording is said by the texts that its regular expression matches, whatever may be looked for
// before that: of each way in which one can be written, and of letters of all kinds.
func TestWording(t *testing.T) {
	for expr, text := range map[string]string{"(?i)was|were": "It WAS", "(?i)kus": "ku\u017f", "K[us]": "Ks", `\b(?:re-?build|cost (?:per|of a) click)s?\b`: "cost of a clicks", "(?i)über": "ÜBER"} {
		if !prose.WordingOf(expr).In(text) {
			t.Errorf("%q is not in %q", expr, text)
		}
	}
	piece := rapid.SampledFrom([]string{"was", "re-?", "kus", "(?:cost|price)", "s?", "[dt]", `\w*`, `\b`, "^", "$", `\d+`, "(?:über|für|)", "[^ ]+", " ", "x*", "(?:a|an){0,2}", "K", "(ab|cd)+", "é", "."})
	letters := rapid.StringOf(rapid.SampledFrom([]rune("waskuretdxbcé ü1KſKW-")))
	rapid.Check(t, func(t *rapid.T) {
		branches := make([]string, rapid.IntRange(1, 3).Draw(t, "branches"))
		for i := range branches {
			branches[i] = strings.Join(rapid.SliceOfN(piece, 1, 4).Draw(t, "pieces"), "")
		}
		expr := rapid.SampledFrom([]string{"", "(?i)", "(?si)"}).Draw(t, "flag") + strings.Join(branches, "|")
		texts := []string{"was", "über", "repricedcost", "KUS", "\u212aus", "ku\u017f", ""}
		text := letters.Draw(t, "before") + rapid.SampledFrom(texts).Draw(t, "text") + letters.Draw(t, "behind")
		re, w := regexp.MustCompile(expr), prose.WordingOf(expr)
		if got := w.In(text); got != re.MatchString(text) {
			t.Fatalf("%q in %q is %v", expr, text, got)
		}
		if got := w.Find(text); strings.Join(got, "\n") != strings.Join(re.FindStringSubmatch(text), "\n") {
			t.Fatalf("%q finds %q in %q", expr, got, text)
		}
	})
}

// Normalise leaves small letters and digits with single blanks between them, of any alphabet.
func TestNormalise(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"page copy":                "page copy",
		"Page_Copy":                "page copy",
		"  two  blanks ":           "two blanks",
		"one ":                     "one",
		" one":                     "one",
		"Über-Größe, 3. Teil":      "über größe 3 teil",
		"a\u00a0b":                 "a b",
		"\u212aelvin, \xff broken": "kelvin broken",
		"日本":                       "日本",
		"...":                      "",
	} {
		if got := prose.Normalise(text); got != want {
			t.Errorf("Normalise(%q) is %q", text, got)
		}
	}
}
