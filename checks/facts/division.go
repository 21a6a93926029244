package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// Nearest lists those of a tactic's objectives to which none of the others leads: what a
// tactic brings to an objective that supports another one, or whose metric feeds that of
// another, it brings to that one, too.
func Nearest(t *lang.Tactic) []*lang.Objective {
	all, _ := t.Objectives()
	return slices.DeleteFunc(slices.Clone(all), func(o *lang.Objective) bool {
		return slices.ContainsFunc(all, func(other *lang.Objective) bool { return Leads(other, o) && !Leads(o, other) })
	})
}

// Leads reports that what is reached of an objective counts for another one.
func Leads(o, to *lang.Objective) bool {
	if o == to {
		return false
	}
	if o.Metric.Known() && to.Metric.Known() && Feeds(o.Metric.To, to.Metric.To) {
		return true
	}
	seen := map[*lang.Objective]bool{}
	next := []*lang.Objective{o}
	for len(next) > 0 {
		at := next[0]
		if next = next[1:]; seen[at] {
			continue
		}
		seen[at] = true
		for i := range at.Supports.Items {
			if up, ok := at.Supports.Items[i].To.(*lang.Objective); ok {
				if up == to {
					return true
				}
				next = append(next, up)
			}
		}
	}
	return false
}

// Counts is how much of the cost of a tactic counts for one of its objectives: all of it, and
// of several to which it leads apart from each other an equal part. At the nearest only, none
// of it counts for those to which these lead.
func Counts(t *lang.Tactic, o *lang.Objective, nearestOnly bool) (part float64) {
	nearest := Nearest(t)
	for _, near := range nearest {
		if near == o || !nearestOnly && Leads(near, o) {
			part += 1 / float64(len(nearest))
		}
	}
	return part
}
