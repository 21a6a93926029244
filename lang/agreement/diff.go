package agreement

import (
	"slices"
	"strconv"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Diff is a workspace held against another version of it. What moved to another
// file or folder, or was renamed by a moved block, is the same.
type Diff struct {
	Plans  []*PlanDiff                   // of all plans, changed or not, in reading order; campaigns that are gone come last
	Former map[lang.Element]lang.Element // what an element was in the other version; not of those that came
}

// PlanDiff is what differs in one plan.
type PlanDiff struct {
	Was, Is  *lang.Plan     // nil where the campaign came, or is gone
	Elements []*ElementDiff // in reading order; what is gone comes last
	Unclear  bool           // one version holds text that cannot be read: what is missing there is not told
}

// ElementDiff is an element that came, is gone, or is not as it was.
type ElementDiff struct {
	Was, Is lang.Element // nil where there is none
	Values  []ValueDiff  // that differ, in the order of the reference; where it came or went, those that are given
	Moved   bool         // to another plan in reach
}

// Kind tells what happened to an element. A tactic whose status is dropped is not
// in the plan.
func (d *ElementDiff) Kind() DifferenceKind {
	switch was, is := planned(d.Was), planned(d.Is); {
	case is && !was, d.Was == nil:
		return Added
	case was && !is, d.Is == nil:
		return Dropped
	}
	return Changed
}

func planned(e lang.Element) bool {
	t, tactic := e.(*lang.Tactic)
	return e != nil && !(tactic && t.Dropped())
}

// Element is the element as it is, or as it was where it is gone.
func (d *ElementDiff) Element() lang.Element {
	if d.Is != nil {
		return d.Is
	}
	return d.Was
}

// Renamed reports whether the element is in both versions, by another address.
func (d *ElementDiff) Renamed() bool {
	return d.Was != nil && d.Is != nil && d.Was.Address() != d.Is.Address()
}

// Value is the difference of an attribute of the element itself; nil where there
// is none.
func (d *ElementDiff) Value(attr string) *ValueDiff {
	for i := range d.Values {
		if v := &d.Values[i]; v.Block == "" && v.Name == attr {
			return v
		}
	}
	return nil
}

// Compare holds a workspace, head, against another version of it, base. before finds the
// plan of a campaign in that version; nil where there is none. The workspace's own plans
// belong together, unless one of them is that of a campaign which lies elsewhere in the
// other version.
func Compare(base, head *lang.Snapshot, before func(*lang.Plan) *lang.Plan) *Diff {
	c := pairUp(base, head, before)
	for _, d := range c.Plans {
		c.finish(d)
	}
	return c.Diff
}

// pairUp finds what is the same in both versions, and compares nothing.
func pairUp(base, head *lang.Snapshot, before func(*lang.Plan) *lang.Plan) *comparison {
	c := &comparison{Diff: &Diff{Former: map[lang.Element]lang.Element{}}, known: map[*lang.Plan]addresses{}}
	was, told := make([]*lang.Plan, len(head.Plans())), map[*lang.Plan]bool{}
	for i, p := range head.Plans() {
		was[i] = before(p)
		told[was[i]] = true
	}
	if was[0] == nil && !told[base.Plans()[0]] {
		was[0] = base.Plans()[0]
		told[was[0]] = true
	}
	for i, p := range head.Plans() {
		c.plan(was[i], p)
	}
	for _, p := range base.Plans() {
		if !told[p] {
			c.plan(p, nil)
		}
	}
	c.matchAcross()
	return c
}

type comparison struct {
	*Diff
	known map[*lang.Plan]addresses // translates the addresses of a plan into those that counted before
}

// plan finds the elements of a plan that are the same in both versions.
func (c *comparison) plan(was, is *lang.Plan) {
	d := &PlanDiff{Was: was, Is: is}
	c.Plans = append(c.Plans, d)
	before := map[string]lang.Element{}
	if was != nil {
		for _, k := range keysOf(was, unchanged) {
			before[k.key] = k.Element
		}
	}
	if is != nil {
		c.known[is] = unchanged
		if was != nil {
			c.known[is] = (&Agreement{moved: renamesSince(is, was)}).Former
		}
		for _, k := range keysOf(is, c.known[is]) {
			e := &ElementDiff{Was: before[k.key], Is: k.Element}
			delete(before, k.key)
			d.Elements = append(d.Elements, e)
		}
	}
	if was != nil {
		for _, k := range keysOf(was, unchanged) {
			if before[k.key] == k.Element {
				d.Elements = append(d.Elements, &ElementDiff{Was: k.Element})
			}
		}
	}
}

type keyed struct {
	lang.Element
	key string
}

// keysOf gives each element of a plan what it is known by: its address, for a
// waiver also what it covers, and a number where these are the same.
func keysOf(p *lang.Plan, known addresses) []keyed {
	var list []keyed
	seen := map[string]int{}
	for _, e := range p.All {
		key := known(e.Address())
		switch e := e.(type) {
		case *lang.Moved, *lang.Locals:
			continue
		case *lang.Waiver:
			if e.Covers.Known() {
				key += " " + known(e.Covers.To.Address())
			}
		case *lang.Campaign:
			if e == p.Campaign {
				key = "campaign" // the plan is the same, so it is too
			}
		}
		seen[key]++
		list = append(list, keyed{e, key + " " + strconv.Itoa(seen[key])})
	}
	return list
}

// matchAcross finds what went from one plan into another that sees it, or that it
// sees: there is no other of its name.
func (c *comparison) matchAcross() {
	gone := map[string]*ElementDiff{}
	from := map[*ElementDiff]*PlanDiff{}
	for _, p := range c.Plans {
		for _, e := range p.Elements {
			if e.Is == nil && e.Was.Kind().Label == syntax.Named && !e.Was.Kind().Local && gone[e.Was.Address()] == nil {
				gone[e.Was.Address()], from[e] = e, p
			}
		}
	}
	for _, p := range c.Plans {
		for _, e := range p.Elements {
			if e.Was != nil {
				continue
			}
			g := gone[c.known[p.Is](e.Is.Address())]
			if g == nil || !inReach(from[g].Is, p.Is) {
				continue
			}
			delete(gone, g.Was.Address())
			e.Was, e.Moved = g.Was, true
			from[g].Elements = slices.DeleteFunc(from[g].Elements, func(x *ElementDiff) bool { return x == g })
		}
	}
}

func inReach(a, b *lang.Plan) bool {
	found := false
	a.InScope(func(p *lang.Plan) { found = found || p == b })
	b.InScope(func(p *lang.Plan) { found = found || p == a })
	return found && a != nil
}

// finish keeps what differs. Where a version holds text of which not even the
// kind of element can be read, what is missing there may stand in it.
func (c *comparison) finish(d *PlanDiff) {
	holes := func(p *lang.Plan) bool { return p != nil && p.Unclear() }
	d.Elements = slices.DeleteFunc(d.Elements, func(e *ElementDiff) bool {
		if e.Was == nil && holes(d.Was) || e.Is == nil && holes(d.Is) {
			d.Unclear = true
			return true
		}
		known := addresses(unchanged)
		if e.Is != nil {
			known = c.known[d.Is]
		}
		if e.Was != nil && e.Is != nil {
			c.Former[e.Is] = e.Was
		}
		e.Values = valueDiffs(e.Was, e.Is, known)
		return e.Was != nil && e.Is != nil && len(e.Values) == 0 && !e.Renamed() && !e.Moved
	})
}
