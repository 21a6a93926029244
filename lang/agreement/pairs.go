package agreement

import "github.com/plan-as-code/plan/lang"

// Pairs says what belongs together in a workspace, head, and another version of it, base.
// Nothing in it may be changed.
type Pairs struct {
	Plans  map[*lang.Plan]*lang.Plan     // all of head, with what each was; nil for those that came
	Former map[lang.Element]lang.Element // what an element of head was; not of those that came

	known map[*lang.Plan]addresses
}

// Pair finds what Compare finds to belong together, and compares nothing yet.
func Pair(base, head *lang.Snapshot, before func(*lang.Plan) *lang.Plan) *Pairs {
	c := pairUp(base, head, before)
	p := &Pairs{Plans: map[*lang.Plan]*lang.Plan{}, Former: c.Former, known: c.known}
	for _, d := range c.Plans {
		if d.Is != nil {
			p.Plans[d.Is] = d.Was
		}
		for _, e := range d.Elements {
			if e.Was != nil && e.Is != nil {
				p.Former[e.Is] = e.Was
			}
		}
	}
	return p
}

// Values lists the values of an element of head that are not what they were, in the order
// of the reference; those that are given of one that came.
func (p *Pairs) Values(e lang.Element) []ValueDiff {
	return valueDiffs(p.Former[e], e, p.known[e.Plan()])
}
