package checks

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// waivers compares what may stand, and until when. What has ended is not told, nor that
// a waiver is gone with what it covered.
func (c *shifting) waivers(s *lang.Snapshot) {
	now := c.waiversIn(s)
	if len(now)+len(c.accepted) == 0 {
		return
	}
	c.eachLast(s, now, func(at covering, w *lang.Waiver) {
		before := c.accepted[covering{at.rule, c.since().Former[at.at]}]
		switch {
		case before == nil:
			c.add(Milder, w.At(), "It waives %s at the %s until %s%s.%s", at.rule, at.at, w.Until.V, because(w), c.whenCounts(w))
		case before.Until.V != w.Until.V:
			c.add(turned(w.Until.V, before.Until.V), w.Until.Range(), "It changes the end of the waiver of %s at the %s from %s to %s.%s",
				at.rule, at.at, before.Until.V, w.Until.V, c.whenCounts(w))
		}
	})
	is := map[lang.Element]lang.Element{}
	for e, was := range c.since().Former {
		is[was] = e
	}
	c.eachLast(c.opts.Base, c.accepted, func(at covering, w *lang.Waiver) {
		if e := is[at.at]; e != nil && now[covering{at.rule, e}] == nil {
			c.add(Stricter, hcl.Range{}, "It takes away the waiver of %s at the %s, which was to end on %s.", at.rule, e, w.Until.V)
		}
	})
}

// eachLast visits those of a snapshot's waivers that are the last to end of what they
// cover and can be waived, in reading order.
func (c *shifting) eachLast(s *lang.Snapshot, last map[covering]*lang.Waiver, visit func(covering, *lang.Waiver)) {
	for _, p := range s.Plans() {
		for _, w := range p.Waivers {
			if at := (covering{w.Name(), w.Covers.To}); w.Covers.Known() && last[at] == w && c.waivable(w.Name()) {
				visit(at, w)
			}
		}
	}
}

// whenCounts says of a waiver that does not count at once when it does.
func (c *shifting) whenCounts(w *lang.Waiver) string {
	if r := c.byID[w.Name()]; r != nil && r.Guards() {
		return later
	}
	return ""
}

func because(w *lang.Waiver) string {
	if w.Reason.Known() && w.Owner.Known() {
		return fmt.Sprintf(" (%s: %s)", w.Owner.To.Label(), prose.Clip(w.Reason.V))
	}
	return ""
}
