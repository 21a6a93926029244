package checks

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// unit is a campaign below the workspace's own plan with all campaigns within,
// and what was found in it.
type unit struct {
	plans    []*lang.Plan
	folder   string // of the first, a slash at its end
	part     *facts.Part
	own      []*Finding // by the rules that look at nothing else
	ownUsed  []*lang.Waiver
	findings []*Finding // all, in reading order
	folded   []*Finding // without those that others in the unit make superfluous
	used     []*lang.Waiver
	asked    map[facts.QueryKey]bool // of all campaigns, for the other rules; nil: not judged by these
	shared   bool                    // some findings are about what campaigns share
	abroad   bool                    // some findings stand in files that campaigns share
}

// holds reports whether a unit was judged, and by what still is so.
func (u *unit) holds(store *facts.Store) bool {
	return u.asked != nil && !slices.ContainsFunc(store.Changed, func(q facts.QueryKey) bool { return u.asked[q] })
}

// take keeps all that was found in a unit, in reading order.
func (u *unit) take(findings []*Finding) {
	u.findings, u.folded = findings, fold(slices.Clone(findings))
	u.shared = slices.ContainsFunc(findings, func(f *Finding) bool { return f.Element != nil && !slices.Contains(u.plans, f.Element.Plan()) })
	u.abroad = slices.ContainsFunc(findings, func(f *Finding) bool { return !u.holdsFile(f.Range.Filename) })
}

// holdsFile reports whether a file belongs to the unit's campaigns.
func (u *unit) holdsFile(name string) bool {
	return strings.HasPrefix(name, u.folder)
}

// division is a workspace in units, which are in reading order.
type division struct {
	plans []*lang.Plan // all of the workspace, its own first
	home  []int        // the unit of each of them but the first
	units []*unit
}

// divide makes units of the plans of a snapshot, or takes those over in which
// nothing changed.
func divide(s *lang.Snapshot, before *division) *division {
	if before != nil && slices.EqualFunc(s.Plans, before.plans, func(a, b *lang.Plan) bool { return a.Folder == b.Folder }) {
		return before.with(s.Plans)
	}
	d := &division{plans: s.Plans}
	highest := map[*lang.Plan]*unit{}
	for _, p := range s.Plans[1:] {
		u := highest[p.Parent]
		if u == nil {
			u = &unit{folder: p.Folder + "/"}
			d.units = append(d.units, u)
		}
		u.plans, highest[p] = append(u.plans, p), u
	}
	slices.SortFunc(d.units, func(a, b *unit) int { return strings.Compare(a.folder, b.folder) })
	at := map[*unit]int{}
	for i, u := range d.units {
		at[u] = i
	}
	for _, p := range s.Plans[1:] {
		d.home = append(d.home, at[highest[p]])
	}
	if before != nil {
		d.takeOver(before)
	}
	return d
}

// with is the division of other plans in the same folders.
func (d *division) with(plans []*lang.Plan) *division {
	next := &division{plans: plans, home: d.home, units: slices.Clone(d.units)}
	for i, at := range d.home {
		was, is := d.plans[i+1], plans[i+1]
		if was == is {
			continue
		}
		if u := d.units[at]; next.units[at] == u {
			next.units[at] = &unit{folder: u.folder, plans: slices.Clone(u.plans)}
		}
		u := next.units[at]
		u.plans[slices.Index(u.plans, was)] = is
	}
	return next
}

// takeOver puts the units of an earlier division in the place of those that hold
// the same plans.
func (d *division) takeOver(before *division) {
	known := map[*lang.Plan]*unit{}
	for _, u := range before.units {
		known[u.plans[0]] = u
	}
	for i, u := range d.units {
		if was := known[u.plans[0]]; was != nil && slices.Equal(was.plans, u.plans) {
			d.units[i] = was
		}
	}
}

// rewaive empties the units in which other waivers count than before: a waiver of
// what campaigns share counts in all of them.
func (d *division) rewaive(was, is *policy) {
	if slices.Equal(was.abroad, is.abroad) {
		return
	}
	otherwise := func(f *Finding) bool { return was.waiver(f) != is.waiver(f) }
	for i, u := range d.units {
		if slices.ContainsFunc(u.findings, func(f *Finding) bool { return otherwise(f) || slices.ContainsFunc(f.gathered, otherwise) }) {
			d.units[i] = &unit{folder: u.folder, plans: u.plans}
		}
	}
}
