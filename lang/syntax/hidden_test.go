package syntax_test

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang/syntax"
)

// Signs that turn the text around or hide in it are told once a line; what scripts and
// emojis need is silent. Whether they go is for the author to say.
func TestHiddenSigns(t *testing.T) {
	for text, want := range map[string]int{
		"approved \u202e\u2066by all\u2069": 1, "a\u200eb": 1, "bud\u200bget": 1, "a\u2060b\nc\ufeffd": 2, "x\U000e0041": 1,
		"\u05d0\u202e\u05d1": 1, "\u05d0\u200f\u05d1": 0, "\u0645\u06cc\u200c\u062e\u0648": 0, "\u0915\u094d\u200d\u0937": 0,
		"\U0001F469\u200d\U0001F4BB \u2764\ufe0f\u200d\U0001F525": 0, "\U0001F3F4\U000e0067\U000e007f": 0, "\ufeffplain \u00a0 caf\u00e9": 0,
	} {
		f := syntax.Parse("a.plan.hcl", []byte(text), &syntax.Words{})
		found := f.HiddenSigns()
		if len(found) != want || want > 0 && found[0].Fixes[0].Safe {
			t.Errorf("%q: %+v", text, found)
		}
	}
}

// A carriage return alone shows a new line in editors and none to the language, so that a
// remark could hide what follows it: nothing is read, and it is said where. What it can only
// mean is mended.
func TestLoneReturns(t *testing.T) {
	const plan = "metric \"m\" {\n  unit = \"x\"\n}\n"
	for text, want := range map[string]string{
		strings.ReplaceAll(plan, "\n", "\r"):     plan,
		strings.ReplaceAll(plan, "\n", "\r\r\n"): strings.ReplaceAll(plan, "\n", "\r\n"),
		plan + "# seen\rmetric \"hidden\" {}\n":  "",
		plan + "\r":                              "",
		strings.ReplaceAll(plan, "\n", "\r\n"):   strings.ReplaceAll(plan, "\n", "\r\n"),
	} {
		f := syntax.Parse("a.plan.hcl", []byte(text), &syntax.Words{})
		if len(f.Problems) == 0 {
			if text != want {
				t.Errorf("nothing is said of %q", text)
			}
			continue
		}
		p := f.Problems[0]
		if at := p.Range.Start.Byte; !strings.Contains(p.Message, "carriage return alone") || text[at] != '\r' || strings.Contains(text[:at], "\r") || len(f.Problems) > 1 || len(f.Declarations) > 0 {
			t.Errorf("%q: %+v", text, f.Problems)
		}
		got, err := syntax.Apply([]byte(text), "a.plan.hcl", p.Fixes[0].Edits)
		if p.Fixes[0].Safe != (want != "") || want != "" && string(got) != want || err != nil || strings.Contains(strings.ReplaceAll(string(got), "\r\n", ""), "\r") {
			t.Errorf("%q becomes %q, safe: %t, %v", text, got, p.Fixes[0].Safe, err)
		}
	}
}

// What is no text is named by how it was saved, else by its line.
func TestNoText(t *testing.T) {
	for _, c := range []struct {
		src, says string
		at        int
	}{
		{"\xff\xfea\x00", "UTF-16", 0}, {"\xfe\xff\x00a", "UTF-16", 0}, {"\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32", 0}, {"\x00\x00\xfe\xff\x00\x00\x00a", "UTF-32", 0},
		{"metric \"a\" {}\n# x\x00\n# \xff", "in line 2 first", 17}, {"# ä\n\n# \xe9\n\xff", "line 3 holds", 8}, {"# \ufffd\x00", "in line 1 first", 5},
	} {
		f := syntax.Parse("a.plan.hcl", []byte(c.src), nil)
		if len(f.Problems) != 1 || !strings.Contains(f.Problems[0].Message, c.says) || f.Problems[0].Range.Start.Byte != c.at {
			t.Errorf("%q: %v", c.src, f.Problems)
		}
	}
}
