package report

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
)

// Edge is one step of the line of sight, which runs from the goals down to the
// work and to what it needs and is measured by. The verb says what the lower
// element does for the higher: a tactic serves an objective, a metric measures a
// tactic.
type Edge struct {
	Verb    string       // such as serves, supports, belongs to
	Element lang.Element // at the other end
	Range   hcl.Range    // the reference that says so, in the text of either
}

// Above lists what an element serves, supports, feeds, is needed by …: what it
// says itself first, then what others say of it, in reading order.
func Above(s *lang.Snapshot, e lang.Element) []Edge { return edges(s, e, up, down) }

// Below lists what serves, supports, feeds, measures … an element, in the same
// order.
func Below(s *lang.Snapshot, e lang.Element) []Edge { return edges(s, e, down, up) }

func up(a *lang.Attr) string   { return a.Up }
func down(a *lang.Attr) string { return a.Down }

func edges(s *lang.Snapshot, e lang.Element, own, others func(*lang.Attr) string) []Edge {
	return join(e, lang.RelationsFrom(e), s.RelationsTo(e, func(a *lang.Attr) bool { return others(a) != "" }), own, others)
}

// join lists the edges that the element's own attributes say, and those that the
// attributes of others say; of several that say the same, the first.
func join(e lang.Element, from, to []lang.Relation, own, others func(*lang.Attr) string) []Edge {
	type step struct {
		verb string
		end  lang.Element
	}
	var list []Edge
	known := map[step]bool{}
	add := func(verb string, end lang.Element, at hcl.Range) {
		if x := (step{verb, end}); verb != "" && end != e && !known[x] {
			known[x] = true
			list = append(list, Edge{verb, end, at})
		}
	}
	for _, r := range from {
		add(own(r.Attr), r.To, r.At)
	}
	for _, r := range to {
		add(others(r.Attr), r.From, r.At)
	}
	return list
}

// ladder is the kinds that say what a campaign is for and what is done for it,
// from the top down.
var ladder = map[string]int{"goal": 1, "objective": 2, "strategy": 3, "tactic": 4}

// OnLadder reports whether an element is a goal, an objective, a strategy or a
// tactic.
func OnLadder(e lang.Element) bool { return ladder[e.Kind().Name] > 0 }

// Over lists the goals, objectives, strategies and tactics that an element is
// for.
func Over(s *lang.Snapshot, e lang.Element) []lang.Element {
	return rungs(Above(s, e), func(x Edge) bool { return over(x, x.Element, e) })
}

// Under lists the objectives, strategies and tactics that are for an element.
func Under(s *lang.Snapshot, e lang.Element) []lang.Element {
	return rungs(Below(s, e), func(x Edge) bool { return over(x, e, x.Element) })
}

// over reports whether a step leads from one rung to a lower one; on the same
// rung, only what supports another is below it.
func over(x Edge, high, low lang.Element) bool {
	h, l := ladder[high.Kind().Name], ladder[low.Kind().Name]
	return h > 0 && l > 0 && (h < l || h == l && x.Verb == "supports")
}

func rungs(edges []Edge, fits func(Edge) bool) []lang.Element {
	var list []lang.Element
	seen := map[lang.Element]bool{}
	for _, x := range edges {
		if fits(x) && !seen[x.Element] {
			seen[x.Element] = true
			list = append(list, x.Element)
		}
	}
	return list
}
