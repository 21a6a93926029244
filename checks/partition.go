package checks

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// partition is a campaign below the workspace's own plan with all campaigns within,
// and what was found in it. The judgement that makes it fills it, one goroutine at a
// time. Once that has ended it never changes, and later ones may share it.
type partition struct {
	plans    []*lang.Plan // in reading order
	folder   string       // of the first, a slash at its end
	part     *facts.Part  // nil: not judged yet
	own      []*Finding   // by the rules that look at nothing else
	ownUsed  []*lang.Waiver
	findings []*Finding // all, in reading order
	visible  []*Finding // without those that others in the partition make superfluous
	used     []*lang.Waiver
	asked    map[facts.QueryKey]bool // of all campaigns, for the other rules; nil: not judged by these
	shared   bool                    // some findings are about what campaigns share
	outside  bool                    // some findings stand in files that campaigns share
}

// holds reports whether a partition was judged, and by what still is so.
func (pt *partition) holds(store *facts.Store) bool {
	return pt.asked != nil && !slices.ContainsFunc(store.Changed, func(q facts.QueryKey) bool { return pt.asked[q] })
}

// take keeps all that was found in a partition, in reading order.
func (pt *partition) take(findings []*Finding) {
	pt.findings, pt.visible = findings, suppress(slices.Clone(findings))
	pt.shared = slices.ContainsFunc(findings, func(f *Finding) bool { return f.Element != nil && !slices.Contains(pt.plans, f.Element.Plan()) })
	pt.outside = slices.ContainsFunc(findings, func(f *Finding) bool { return !pt.holdsFile(f.Range.Filename) })
}

// holdsFile reports whether a file belongs to the partition's campaigns.
func (pt *partition) holdsFile(name string) bool {
	return strings.HasPrefix(name, pt.folder)
}

// partitioning is a workspace in partitions, which are in reading order. It belongs to
// one judgement, which puts judged partitions in the place of others.
type partitioning struct {
	plans      []*lang.Plan // all of the workspace, its own first
	home       []int        // the partition of each of them but the first; shared, and not written to
	partitions []*partition
}

// split makes partitions of the plans of a snapshot, or takes those over in which
// nothing changed.
func split(s *lang.Snapshot, before *partitioning) *partitioning {
	if before != nil && slices.EqualFunc(s.Plans(), before.plans, func(a, b *lang.Plan) bool { return a.Folder == b.Folder }) {
		return before.with(s.Plans())
	}
	d := &partitioning{plans: s.Plans()}
	highest := map[*lang.Plan]*partition{}
	for _, p := range s.Plans()[1:] {
		pt := highest[p.Parent]
		if pt == nil {
			pt = &partition{folder: p.Folder + "/"}
			d.partitions = append(d.partitions, pt)
		}
		pt.plans, highest[p] = append(pt.plans, p), pt
	}
	slices.SortFunc(d.partitions, func(a, b *partition) int { return strings.Compare(a.folder, b.folder) })
	at := map[*partition]int{}
	for i, pt := range d.partitions {
		at[pt] = i
	}
	for _, p := range s.Plans()[1:] {
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
		if pt := d.partitions[at]; next.partitions[at] == pt {
			next.partitions[at] = &partition{folder: pt.folder, plans: slices.Clone(pt.plans)}
		}
		pt := next.partitions[at]
		pt.plans[slices.Index(pt.plans, was)] = is
	}
	return next
}

// takeOver puts the partitions of an earlier partitioning in the place of those that hold
// the same plans.
func (d *partitioning) takeOver(before *partitioning) {
	known := map[*lang.Plan]*partition{}
	for _, pt := range before.partitions {
		known[pt.plans[0]] = pt
	}
	for i, pt := range d.partitions {
		if was := known[pt.plans[0]]; was != nil && slices.Equal(was.plans, pt.plans) {
			d.partitions[i] = was
		}
	}
}

// rewaive empties the partitions in which other waivers count than before: a waiver of
// what campaigns share counts in all of them.
func (d *partitioning) rewaive(was, is *policy) {
	if slices.Equal(was.outsiders, is.outsiders) {
		return
	}
	otherwise := func(f *Finding) bool { return was.waiver(f) != is.waiver(f) }
	for i, pt := range d.partitions {
		if slices.ContainsFunc(pt.findings, func(f *Finding) bool { return otherwise(f) || slices.ContainsFunc(f.collapsed, otherwise) }) {
			d.partitions[i] = &partition{folder: pt.folder, plans: pt.plans}
		}
	}
}
