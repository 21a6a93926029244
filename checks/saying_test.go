package checks

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What is put in the place of one part's list stands where joining all lists
// would put it.
func TestReplaceIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lists := rapid.SliceOfN(rapid.SliceOf(rapid.IntRange(0, 12)), 1, 4)
		parts, is := lists.Draw(t, "parts"), rapid.SliceOf(rapid.IntRange(0, 12)).Draw(t, "is")
		n := rapid.IntRange(0, len(parts)-1).Draw(t, "the part")
		all, was := slices.Concat(parts...), parts[n]
		parts[n] = is
		if replaced, sure := replaceIn(all, was, is); sure && !slices.Equal(replaced, slices.Concat(parts...)) {
			t.Fatalf("%v with %v in the place of %v is %v", all, is, was, replaced)
		}
	})
}
