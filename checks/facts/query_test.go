package facts

import (
	"slices"
	"testing"

	"github.com/plan-as-code/plan/lang"
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

// What is put in the place of one part's readings stands where reading all of them
// by day would put it.
func TestReplaceReadings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOfN(rapid.IntRange(1, 3), 0, 4)
		part := func(label string) (list []*lang.Reading) {
			for _, day := range days.Draw(t, label) {
				list = append(list, &lang.Reading{On: lang.Value[lang.Date]{V: lang.Date(day)}})
			}
			return byDay(list)
		}
		parts := [][]*lang.Reading{part("one"), part("two"), part("three")}
		n := rapid.IntRange(0, len(parts)-1).Draw(t, "the part")
		all, was, is := byDay(slices.Concat(parts...)), parts[n], part("is")
		parts[n] = is
		if replaced, sure := readingsOf.replace(all, was, is); sure && !slices.Equal(replaced, byDay(slices.Concat(parts...))) {
			t.Fatalf("%v with %v in the place of %v is %v", all, is, was, replaced)
		}
	})
}
