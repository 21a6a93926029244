package lsp

import (
	"slices"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"pgregory.net/rapid"
)

// The files in which something else is found are those whose findings are not the
// same, one by one.
func TestDiffering(t *testing.T) {
	names := []string{"a", "b", "c", "d"}
	rapid.Check(t, func(t *rapid.T) {
		var known []*checks.Finding
		draw := func(what string) (list []*checks.Finding) {
			for _, name := range names {
				for range rapid.IntRange(0, 3).Draw(t, what) {
					f := &checks.Finding{}
					f.Range.Filename = name
					if old := findingsIn(name, known); len(old) > 0 && rapid.Bool().Draw(t, "known") {
						f = rapid.SampledFrom(old).Draw(t, "one")
					}
					list = append(list, f)
				}
			}
			return list
		}
		known = draw("before")
		next := draw("after")
		var want []string
		for _, name := range names {
			if !slices.Equal(findingsIn(name, known), findingsIn(name, next)) {
				want = append(want, name)
			}
		}
		if got := differing(known, next); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
