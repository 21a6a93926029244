package prose_test

import (
	"testing"

	"github.com/plan-as-code/plan/lang/prose"
)

func TestSimilarity(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"", "", 0},
		{"!", "?", 0},
		{"Ride first", "ride, FIRST!", 1},
		{"abcdefghij", "abcdefghiX", 0.9},
		{"äöüßéèàçñó", "äöüßéèàçñx", 0.9},
		{"abcdefghij", "abcdefgXYZ", 0},
		{"short", "a text that is much longer", 0},
	} {
		if got := prose.Similarity(c.a, c.b, 0.85); got < c.want-0.001 || got > c.want+0.001 {
			t.Errorf("Similarity(%q, %q) is %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
