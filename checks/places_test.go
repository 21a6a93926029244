package checks

import (
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"pgregory.net/rapid"
)

// The files in which something else is marked are those whose findings are not the same,
// one by one: those at their places, and those for which others stand.
func TestPlacesDiffer(t *testing.T) {
	names := []string{"a", "b", "c", "d"}
	all := func(*Finding) bool { return true }
	rapid.Check(t, func(t *rapid.T) {
		newFinding := func(name string) *Finding {
			f := &Finding{}
			f.Range.Filename, f.Message = name, "It is."
			if rapid.IntRange(0, 3).Draw(t, "slip") == 0 {
				f.Slip = "slip"
			}
			return f
		}
		draw := func(known []*Finding) (list []*Finding) {
			for _, name := range names {
				for range rapid.IntRange(0, 3).Draw(t, "findings") {
					if old := FindingsIn(name, known); len(old) > 0 && rapid.Bool().Draw(t, "known") {
						list = append(list, rapid.SampledFrom(old).Draw(t, "one"))
						continue
					}
					f := newFinding(name)
					if f.Slip == "" && rapid.Bool().Draw(t, "stands for others") {
						f.standFor([]*Finding{newFinding(rapid.SampledFrom(names).Draw(t, "part")), newFinding(name)})
					}
					list = append(list, f)
				}
			}
			return list
		}
		known := draw(nil)
		before, after := PlacesOf(known, all), PlacesOf(draw(known), all)
		got := after.Differ(before)
		for _, name := range names {
			if same := slices.Equal(before.In(name), after.In(name)); !same && !got[name] {
				t.Fatalf("%s is not among %v", name, slices.Sorted(maps.Keys(got)))
			}
		}
		if len(before.instead)+len(after.instead)+len(before.parts)+len(after.parts) > 0 {
			return
		}
		for name := range got {
			if slices.Equal(before.In(name), after.In(name)) {
				t.Fatalf("%s is the same", name)
			}
		}
	})
}

// What is marked where another finding stands for it is made for that: the finding stays as it
// was.
func TestPlacesChangeNoFinding(t *testing.T) {
	at := hcl.Range{Filename: "a"}
	part := (&Finding{}).RestsOn(at)
	part.Range = at
	f := &Finding{}
	f.standFor([]*Finding{part})
	marked := PlacesOf([]*Finding{f}, func(*Finding) bool { return true }).In("a")
	if len(marked) != 1 || !marked[0].Elsewhere() || marked[0].Here() != part {
		t.Fatalf("marked are %v", marked)
	}
	if part.Elsewhere() {
		t.Error("the finding was changed")
	}
}

// What is marked in a file are those of all that are marked that lie in it.
func TestPlacesInFiles(t *testing.T) {
	at := func(name string, byte int) *Finding {
		f := &Finding{}
		f.Range.Filename, f.Range.Start.Byte = name, byte
		return f
	}
	f, g, h := at("a", 1), at("a", 7), at("b", 2)
	f.standFor([]*Finding{at("a", 5), at("b", 9), at("b", 1)})
	places := PlacesOf([]*Finding{f, g, h}, func(f *Finding) bool { return f.Range.Start.Byte != 9 })
	type place struct {
		file      string
		at        int
		elsewhere bool
	}
	marked := func(list []*Finding) (all []place) {
		for _, f := range list {
			all = append(all, place{f.Range.Filename, f.Range.Start.Byte, f.Elsewhere()})
		}
		return all
	}
	want := []place{{"a", 1, false}, {"a", 5, true}, {"a", 7, false}, {"b", 1, true}, {"b", 2, false}}
	if got := marked(places.All()); !slices.Equal(got, want) {
		t.Errorf("all are %v, want %v", got, want)
	}
	if got := marked(slices.Concat(places.In("a"), places.In("b"))); !slices.Equal(got, want) {
		t.Errorf("file by file they are %v, want %v", got, want)
	}
	if len(places.In("c")) > 0 {
		t.Error("something is marked in a file without findings")
	}
}
