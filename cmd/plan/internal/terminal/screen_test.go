package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/verbatim"
	"pgregory.net/rapid"
)

// Whatever is written to a terminal, in whatever parts, nothing of it takes effect but
// colours, and what is harmless comes out as it is.
func TestScreen(t *testing.T) {
	pieces := []string{"\x1b]0;PWNED\a", "\x1b[31m", "\x1b[0m", "\x1b[2J", "\u009b31m", "\u202e", "\u200f", "\x7f", "\r", "\r\n", "\n", "Ä", "日本", "🎉", "words of text", "\xff", "\xed\xa0", "\t", " "}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "text"), "") + "."
		var b bytes.Buffer
		s := &screen{to: &b}
		for rest := []byte(text); len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "part")
			if wrote, err := s.Write(rest[:n]); wrote != n || err != nil {
				t.Fatal(wrote, err)
			}
			rest = rest[n:]
		}
		shown := b.String()
		if bare := escapes.ReplaceAllString(strings.ReplaceAll(shown, "\r\n", "\n"), ""); verbatim.TakesEffectIn(bare) {
			t.Fatalf("%q is %q", text, shown)
		}
		if bare := escapes.ReplaceAllString(strings.ReplaceAll(text, "\r\n", "\n"), ""); !verbatim.TakesEffectIn(bare) && !strings.Contains(bare, "\r") && utf8.ValidString(text) && shown != text {
			t.Fatalf("%q has become %q", text, shown)
		}
	})
}

// Messages are broken between words, below their first; a word stays whole.
func TestScreenBreaksNoWord(t *testing.T) {
	var b bytes.Buffer
	s := &screen{to: &b, columns: 40}
	path := "plans/" + strings.Repeat("long", 20) + ".plan.hcl"
	if _, err := s.Write([]byte("plan: there is no file or folder " + path + ", nor anything else of that name\n")); err != nil {
		t.Fatal(err)
	}
	if want := "plan: there is no file or folder\n      " + path + ",\n      nor anything else of that name\n"; b.String() != want {
		t.Errorf("%q", b.String())
	}
}

// A trace and a list go on below their words.
func TestWrapped(t *testing.T) {
	got := Wrapped("Title\n\n  - serves the objective of the plan, which is long (tactic)\nend\n", 30)
	if want := "Title\n\n  - serves the objective of\n    the plan, which is long\n    (tactic)\nend\n"; got != want {
		t.Errorf("%q", got)
	}
}

// Bytes are kept where an output is a file, and nowhere else.
func TestKeepsBytes(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "x"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if !KeepsBytes(f) || KeepsBytes(w) || KeepsBytes(&bytes.Buffer{}) {
		t.Errorf("%t %t %t", KeepsBytes(f), KeepsBytes(w), KeepsBytes(&bytes.Buffer{}))
	}
}

// Whatever is written to a log, in whatever parts, no CI system finds a command in it; what
// has none comes out as it is, all of it, and no line waits for the next.
func TestLog(t *testing.T) {
	obeyed := regexp.MustCompile(`(?m)^[\s\x{a0}]*::|##\[|##vso\[|##teamcity\[`)
	pieces := []string{"::error::x", ":", ": ", "::", "#", "##", "##[", "##v", "##vso[task]", "##teamcity[x]", "##team", " ", "\t", "\n", "\r\n", "\u00a0", "Ä", "words of text"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "text"), "")
		var b bytes.Buffer
		w := Screen(&b, false)
		for rest := []byte(text); len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "part")
			if wrote, err := w.Write(rest[:n]); wrote != n || err != nil {
				t.Fatal(wrote, err)
			}
			if done := text[:len(text)-len(rest)+n]; strings.HasSuffix(done, "x\n") && !strings.HasSuffix(b.String(), "x\n") {
				t.Fatalf("of %q there is only %q", done, b.String())
			}
			rest = rest[n:]
		}
		if err := Flush(w); err != nil {
			t.Fatal(err)
		}
		shown := b.String()
		if obeyed.MatchString(shown) || !obeyed.MatchString(text) && shown != text || strings.NewReplacer(" ", "").Replace(shown) != strings.NewReplacer(" ", "").Replace(text) {
			t.Fatalf("%q is %q", text, shown)
		}
	})
	var b bytes.Buffer
	if Unlogged(Screen(&b, false)) != &b {
		t.Error("what is no text goes through a log")
	}
}
