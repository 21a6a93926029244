package syntax_test

import (
	"testing"

	"github.com/plan-as-code/plan/lang/syntax"
)

// Signs that turn the text around or hide in it are told once a line; what scripts and
// emojis need is silent. Deleting them is safe where nothing is written from the right.
func TestHiddenSigns(t *testing.T) {
	for text, want := range map[string]struct {
		n    int
		safe bool
	}{
		"approved \u202e\u2066by all\u2069": {1, true}, "a\u200eb": {1, true}, "bud\u200bget": {1, true}, "a\u2060b\nc\ufeffd": {2, true}, "x\U000e0041": {1, true},
		"\u05d0\u202e\u05d1": {1, false}, "\u05d0\u200f\u05d1": {0, false}, "\u0645\u06cc\u200c\u062e\u0648": {0, false}, "\u0915\u094d\u200d\u0937": {0, false},
		"\U0001F469\u200d\U0001F4BB \u2764\ufe0f\u200d\U0001F525": {0, false}, "\U0001F3F4\U000e0067\U000e007f": {0, false}, "\ufeffplain \u00a0 caf\u00e9": {0, false},
	} {
		f := syntax.Parse("a.plan.hcl", []byte(text), &syntax.Words{})
		found := f.HiddenSigns()
		if len(found) != want.n || want.n > 0 && found[0].Fixes[0].Safe != want.safe {
			t.Errorf("%q: %+v", text, found)
		}
	}
}
