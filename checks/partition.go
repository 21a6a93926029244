package checks

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// partition is a campaign below the workspace's own plan with all campaigns within,
// and what was found in it.
type partition struct {
	plans    []*lang.Plan
	folder   string // of the first, a slash at its end
	part     *facts.Part
	own      []*Finding // by the rules that look at nothing else
	ownUsed  []*lang.Waiver
	findings []*Finding // all, in reading order
	visible  []*Finding // without those that others in the partition make superfluous
	used     []*lang.Waiver
	asked    map[facts.QueryKey]bool // of all campaigns, for the other rules; nil: not judged by these
	shared   bool                    // some findings are about what campaigns share
	outside  bool                    // some findings stand in files that campaigns share
}

// holds reports whether a partition was judged, and by what still is so.
func (u *partition) holds(store *facts.Store) bool {
	return u.asked != nil && !slices.ContainsFunc(store.Changed, func(q facts.QueryKey) bool { return u.asked[q] })
}

// take keeps all that was found in a partition, in reading order.
func (u *partition) take(findings []*Finding) {
	u.findings, u.visible = findings, suppress(slices.Clone(findings))
	u.shared = slices.ContainsFunc(findings, func(f *Finding) bool { return f.Element != nil && !slices.Contains(u.plans, f.Element.Plan()) })
	u.outside = slices.ContainsFunc(findings, func(f *Finding) bool { return !u.holdsFile(f.Range.Filename) })
}

// holdsFile reports whether a file belongs to the partition's campaigns.
func (u *partition) holdsFile(name string) bool {
	return strings.HasPrefix(name, u.folder)
}

// partitioning is a workspace in partitions, which are in reading order.
type partitioning struct {
	plans      []*lang.Plan // all of the workspace, its own first
	home       []int        // the partition of each of them but the first
	partitions []*partition
}

// split makes partitions of the plans of a snapshot, or takes those over in which
// nothing changed.
func split(s *lang.Snapshot, before *partitioning) *partitioning {
	if before != nil && slices.EqualFunc(s.Plans, before.plans, func(a, b *lang.Plan) bool { return a.Folder == b.Folder }) {
		return before.with(s.Plans)
	}
	d := &partitioning{plans: s.Plans}
	highest := map[*lang.Plan]*partition{}
	for _, p := range s.Plans[1:] {
		u := highest[p.Parent]
		if u == nil {
			u = &partition{folder: p.Folder + "/"}
			d.partitions = append(d.partitions, u)
		}
		u.plans, highest[p] = append(u.plans, p), u
	}
	slices.SortFunc(d.partitions, func(a, b *partition) int { return strings.Compare(a.folder, b.folder) })
	at := map[*partition]int{}
	for i, u := range d.partitions {
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

// with is the partitioning of other plans in the same folders.
func (d *partitioning) with(plans []*lang.Plan) *partitioning {
	next := &partitioning{plans: plans, home: d.home, partitions: slices.Clone(d.partitions)}
	for i, at := range d.home {
		was, is := d.plans[i+1], plans[i+1]
		if was == is {
			continue
		}
		if u := d.partitions[at]; next.partitions[at] == u {
			next.partitions[at] = &partition{folder: u.folder, plans: slices.Clone(u.plans)}
		}
		u := next.partitions[at]
		u.plans[slices.Index(u.plans, was)] = is
	}
	return next
}

// takeOver puts the partitions of an earlier partitioning in the place of those that hold
// the same plans.
func (d *partitioning) takeOver(before *partitioning) {
	known := map[*lang.Plan]*partition{}
	for _, u := range before.partitions {
		known[u.plans[0]] = u
	}
	for i, u := range d.partitions {
		if was := known[u.plans[0]]; was != nil && slices.Equal(was.plans, u.plans) {
			d.partitions[i] = was
		}
	}
}

// rewaive empties the partitions in which other waivers count than before: a waiver of
// what campaigns share counts in all of them.
func (d *partitioning) rewaive(was, is *policy) {
	if slices.Equal(was.outside, is.outside) {
		return
	}
	otherwise := func(f *Finding) bool { return was.waiver(f) != is.waiver(f) }
	for i, u := range d.partitions {
		if slices.ContainsFunc(u.findings, func(f *Finding) bool { return otherwise(f) || slices.ContainsFunc(f.collapsed, otherwise) }) {
			d.partitions[i] = &partition{folder: u.folder, plans: u.plans}
		}
	}
}
