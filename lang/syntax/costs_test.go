package syntax

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"pgregory.net/rapid"
)

// Word by word a text is the same as at once, wherever it is cut, and whatever lacks its
// end.
func TestEachWord(t *testing.T) {
	for few := 2; few < 40; few++ { // a remark that ends behind all of them
		sameWords(t, []byte("a = 1\n/* x\n\nb = 2\n\n y */\nc = 3\n"), few)
	}
	pieces := []string{"a = 1\n", "\n", "\r\n", "\"", "${", "}", "%{ if a }", "<<E\n", "<<-E\n", "E\n", "  E\n", "# x\n", "// \"\n", "/*", "*/", "é", "\"x\"", "{\n", "[", "]", " ", "$${", "\\", "\r", "(", "1.5", "…\n"}
	rapid.Check(t, func(t *rapid.T) {
		src := []byte(strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "text"), ""))
		sameWords(t, src, rapid.IntRange(2, 40).Draw(t, "bytes at once"))
	})
}

// sameWords holds the words of a text, read a few bytes at once, against those of hcl.
func sameWords(t rapid.TB, src []byte, few int) {
	want, _ := hclsyntax.LexConfig(src, "a", hcl.InitialPos)
	n := 0
	whole := wordsBy(few, src, "a", hcl.InitialPos, func(got *hclsyntax.Token) bool {
		if got.Type == hclsyntax.TokenEOF && n < len(want)-1 {
			return true // of some lines
		}
		if w := want[n]; got.Type != w.Type || got.Range != w.Range || string(got.Bytes) != string(w.Bytes) {
			t.Fatalf("word %d is %v, and at once %v", n, got, w)
		}
		n++
		return true
	})
	if !whole || n != len(want) {
		t.Fatalf("%d of %d words of %q", n, len(want), src)
	}
}

// Nothing that hides brackets from who counts them has hcl, or the plain reader, go deeper
// than either may; what stands beside it is read.
func TestNothingIsReadTooDeep(t *testing.T) {
	if testing.Short() {
		t.Skip("one thing after another: nothing to race")
	}
	many := func(s string) string { return strings.Repeat(s, 6_000) }
	for name, value := range map[string]string{
		"brackets":                      many("("),
		"behind a bracket that closes":  many("]") + "\n  unit = " + many("("),
		"closing in texts":              many(`[")",`),
		"closing in remarks":            many("(/*)*/"),
		"blocks":                        "1\n" + many("m {\n"),
		"brackets that close":           many("[") + many("]"),
		"blocks that close":             "1\n" + many("m {\n") + many("}\n"),
		"texts that close":              many(`"${`) + "1" + many(`}"`),
		"operators":                     "1" + many("+1"),
		"operators between names":       "local.l" + many("+local.l"),
		"operators over lines":          "(1" + many("+\n1"),
		"an index of an index":          "local.l" + many("[a]"),
		"all of all":                    "local.l" + many(".*"),
		"texts within texts":            many(`"${`),
		"texts within texts over lines": "<<E\n" + many("${<<E\n"),
	} {
		for _, before := range []string{"", "metric \"open {\n}\n", "metric \"open {\n}\nmetric \"a\" {\n  unit = 'x'\n}\n"} {
			f := Parse("a.plan.hcl", []byte(before+"metric \"m\" {\n  unit = "+value+"\n}\nmetric \"n\" {\n  unit = \"x\"\n}\n"), testWords)
			told, beside := false, false
			for _, p := range f.Problems {
				told = told || strings.Contains(p.Message, "more than 500 deep")
			}
			for _, d := range f.Declarations {
				beside = beside || d.Name == "n" && d.Block != nil
			}
			if over := strings.Contains(value, "<<"); !over && !(told && beside) { // a text over lines takes all that follows
				t.Errorf("%s, behind %q: told: %t, the next one read: %t", name, before, told, beside)
			}
		}
	}
}

// As many brackets and operators as may stand within each other are read.
func TestAsDeepAsMayBe(t *testing.T) {
	for _, value := range []string{strings.Repeat("[", maxDepth-1) + strings.Repeat("]", maxDepth-1), "1" + strings.Repeat("+1", maxOperators), "a" + strings.Repeat("+a", maxOperators),
		strings.Repeat("[", maxDepth-1) + "'" + strings.Repeat("]", maxDepth-1)} {
		f := Parse("a.plan.hcl", []byte("metric \"m\" {\n  unit = "+value+"\n}\n"), testWords)
		for _, p := range f.Problems {
			if strings.Contains(p.Message, "deep") {
				t.Error(p.Message)
			}
		}
	}
}

// What is too long for hcl is said of the element, and hcl does not see it.
func TestNothingIsReadTooLong(t *testing.T) {
	if testing.Short() {
		t.Skip("one thing after another: nothing to race")
	}
	for name, value := range map[string]string{"words": strings.Repeat("a ", maxWords), "lines": strings.Repeat("a\n", maxWords), "closing braces": strings.Repeat("}\n", maxWords),
		"one line": "'" + strings.Repeat("x", maxLine), "quotes": strings.Repeat("\"", maxWords), "remarks": "[\n" + strings.Repeat("#\n", maxWords)} {
		f := Parse("a.plan.hcl", []byte("metric \"m\" {\n  unit = "+value+"\n}\nmetric \"n\" {\n  unit = \"x\"\n}\n"), testWords)
		if len(f.Problems) != 1 || !strings.Contains(f.Problems[0].Message, "too long to be read") || f.Declarations[len(f.Declarations)-1].Block == nil {
			t.Errorf("%s: %v", name, f.Problems)
		}
	}
}

// Signs that begin and end remarks, or are neither, take little memory, however many of
// them stand where.
func TestRemarksTakeLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("one thing after another: nothing to race")
	}
	const size = 900_000
	for _, piece := range []string{"/*", "*/", "/**/", "/*/", "/* x */", "/*\n*/", "a=/*", "metric \"m\" {\n/*", "*//", "x */ ", "# /*\n", "// */"} {
		src := []byte(strings.Repeat(piece, size/len(piece)))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Parse("a.plan.hcl", src, testWords)
		runtime.ReadMemStats(&after)
		if each := int(after.TotalAlloc-before.TotalAlloc) / size; each > 160 {
			t.Errorf("%q over and over: %d bytes for each byte", piece, each)
		}
	}
}

// mortal is a context that ends by itself after it was asked so many times whether it has.
type mortal struct {
	context.Context
	lives int
}

func (c *mortal) Err() error {
	if c.lives--; c.lives >= 0 {
		return nil
	}
	return context.Canceled
}

// Who reads a file stops where its context ends, between two elements.
func TestReadingStops(t *testing.T) {
	src := []byte(strings.Repeat("metric \"m\" {\n  unit = =\n}\n", 100))
	for lives := range 20 {
		if f := ParseContext(&mortal{context.Background(), lives}, "a.plan.hcl", src, testWords); len(f.Problems) != lives {
			t.Errorf("%d of 100 elements are read, and %d should be", len(f.Problems), lives)
		}
	}
}

// In a file of which all of a lot is wrong, it is said of most that they cannot be read, and
// no more; nobody waits long for it.
func TestExplainingEnds(t *testing.T) {
	if testing.Short() {
		t.Skip("one thing after another: nothing to race")
	}
	const broken, words = 500, 2_000
	f := Parse("a.plan.hcl", []byte(strings.Repeat("metric \"m\" {\n  unit = "+strings.Repeat("a b ", words)+"\n}\n", broken)), testWords)
	said := map[bool]int{}
	for _, p := range f.Problems {
		said[strings.Contains(p.Message, "no quotes around it")]++
	}
	if most := maxExplained / (8 * 4 * words); said[true] == 0 || said[true] > most || said[true]+said[false] != broken {
		t.Errorf("%d are explained and %d not; %d at most", said[true], said[false], most)
	}
}
