package syntax

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
)

// Edits that overlap, or lie beyond the text, are refused and change nothing.
func TestEditsThatDoNotFit(t *testing.T) {
	edit := func(start, end int) Edit {
		return Edit{Range: hcl.Range{Filename: "a.plan.hcl", Start: hcl.Pos{Byte: start}, End: hcl.Pos{Byte: end}}, Text: "x"}
	}
	for _, edits := range [][]Edit{{edit(0, 3), edit(2, 4)}, {edit(2, 4), edit(0, 3)}, {edit(0, 4), edit(1, 2)}, {edit(3, 2)}, {edit(2, 7)}} {
		if got, err := Apply([]byte("abcdef"), "a.plan.hcl", edits); err == nil {
			t.Errorf("%v: %q", edits, got)
		}
	}
	if got, err := Apply([]byte("abcdef"), "a.plan.hcl", []Edit{edit(3, 6), edit(0, 2), edit(2, 2)}); err != nil || string(got) != "xxcx" {
		t.Errorf("%q, %v", got, err)
	}
}
