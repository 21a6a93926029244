package checks

import (
	"cmp"
	"iter"
	"slices"
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
)

// Cause is a finding, and how many findings go with it.
type Cause struct {
	*Finding
	// With is how many go with it and with no cause before, its own among them: those about
	// its element, and those that speak of a place within it. Of one that stands for many,
	// it is these.
	With int
}

// Before reports that a cause is worth more to mend than another that stands behind it: it
// weighs more, or as much and more goes with it.
func (c Cause) Before(other Cause) bool {
	return cmp.Or(cmp.Compare(c.Severity, other.Severity), cmp.Compare(c.With, other.With)) > 0
}

// Causes are those of a workspace's findings, which are in reading order, that are worth most
// to mend, and at most so many. What goes with one is no other.
func Causes(found []*Finding, most int) []Cause {
	about := byElement(found)
	gone := map[*Finding]bool{}
	var causes []Cause
	for len(causes) < most {
		var next Cause
		left := map[lang.Element]int{}
		for e, list := range about {
			left[e] = countLeft(slices.Values(list), gone)
		}
		for _, f := range found {
			c := Cause{f, countLeft(f.each, gone)}
			if c.With > 0 && f.single() {
				c.With = left[f.Element]
			}
			if c.With > 0 && (next.Finding == nil || c.Before(next)) {
				next = c
			}
		}
		if next.Finding == nil {
			break
		}
		for f := range next.each {
			gone[f] = true
		}
		if next.single() {
			for _, f := range about[next.Element] {
				gone[f] = true
			}
		}
		causes = append(causes, next)
	}
	return causes
}

// each visits what a finding stands for: those at its campaign, or itself and those of the
// same slip.
func (f *Finding) each(yield func(*Finding) bool) {
	parts := f.collapsed
	if len(parts) == 0 {
		if !yield(f) {
			return
		}
		parts = f.Alike
	}
	for _, one := range parts {
		if !yield(one) {
			return
		}
	}
}

// single reports that a finding is about one element and stands for itself alone.
func (f *Finding) single() bool {
	return f.Element != nil && len(f.collapsed) == 0 && len(f.Alike) == 0
}

func countLeft(list iter.Seq[*Finding], gone map[*Finding]bool) int {
	n := 0
	for f := range list {
		if !gone[f] {
			n++
		}
	}
	return n
}

// byElement lists, for each element that a finding is about, what is found about it and what
// speaks of a place within it, each once.
func byElement(found []*Finding) map[lang.Element][]*Finding {
	about, in, seen := map[lang.Element][]*Finding{}, map[string][]lang.Element{}, map[lang.Element]bool{}
	for _, f := range found {
		if e := f.Element; f.single() && !seen[e] {
			seen[e] = true
			in[e.Whole().Filename] = append(in[e.Whole().Filename], e)
		}
	}
	for _, list := range in {
		slices.SortFunc(list, func(a, b lang.Element) int { return cmp.Compare(a.Whole().Start.Byte, b.Whole().Start.Byte) })
	}
	at := func(place hcl.Range) lang.Element {
		list := in[place.Filename]
		i := sort.Search(len(list), func(i int) bool { return list[i].Whole().Start.Byte > place.Start.Byte })
		if i == 0 || !within(place, list[i-1].Whole()) {
			return nil
		}
		return list[i-1]
	}
	var to []lang.Element
	for _, f := range found {
		for one := range f.each {
			to = append(to[:0], one.Element)
			for _, rel := range one.Related {
				to = append(to, at(rel.Range))
			}
			for i, e := range to {
				if e != nil && !slices.Contains(to[:i], e) {
					about[e] = append(about[e], one)
				}
			}
		}
	}
	return about
}
