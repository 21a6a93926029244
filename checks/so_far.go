package checks

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/syntax"
)

// FoundSoFar is what can be said at once of a later snapshot of the workspace that says
// something else, for who shows something until it is judged: what the language finds in
// the plans of edited files, and what was found before by all others where that still
// stands. It has no fixes but for the language's, and the elements are partly those of the
// snapshot that was judged. Plans below those of edited files are not built for it. There is
// none where no edited file has so many plans below it, where more files are edited than
// somebody types into at a time, where files or agreements came, went or changed, and where is
// to be judged otherwise.
func (r *Result) FoundSoFar(s *lang.Snapshot, opts Options, below int) (findings []*Finding, some bool) {
	edits, same := s.Changed(r.snapshot)
	has := func(c lang.Changed) bool { return s.Below(c.To.Path) >= below }
	if !same || len(edits) > mostEdited || opts.Base != nil || !r.policy.opts.equal(&opts) || !slices.ContainsFunc(edits, has) {
		return nil, false
	}
	moved, read := map[string]*syntax.Moved{}, map[string]bool{}
	var fresh []*Finding
	for _, e := range edits {
		moved[e.To.Path] = syntax.Edited(e.From, e.To)
		p := s.PlanOf(e.To.Path)
		if was := r.snapshot.PlanOf(e.To.Path); !read[e.To.Path] {
			for _, d := range ruling.Diagnostics(p) {
				if !isHistory(p, &d) {
					fresh = append(fresh, &Finding{Diagnostic: r.snapshot.Sighted(was, d), Campaign: p.Campaign, read: true})
				}
			}
		}
		for _, f := range p.Files {
			read[f.Path] = true
		}
	}
	r.policy.finish(fresh)
	findings = fresh
	for _, f := range r.Findings {
		if f.read && read[f.Range.Filename] {
			continue
		}
		if again := f.stillAt(moved); again != nil {
			findings = append(findings, again)
		}
	}
	return sorted(findings), true
}

// mostEdited is how many files may be edited for their plans to be read at once.
const mostEdited = 8

// stillAt is a finding where its places are after edits, without those that are no more; nil
// where its own is none. It is the finding itself where none of its places moved.
func (f *Finding) stillAt(moved map[string]*syntax.Moved) *Finding {
	within := func(at hcl.Range) bool { return moved[at.Filename] != nil }
	related := func(rel syntax.Related) bool { return within(rel.Range) }
	part := func(one *Finding) bool { return within(one.Range) || slices.ContainsFunc(one.Related, related) }
	if !part(f) && !slices.ContainsFunc(f.collapsed, part) {
		return f
	}
	gone := func(at hcl.Range) bool {
		m := moved[at.Filename]
		if m == nil {
			return false
		}
		_, known := m.Range(at)
		return !known
	}
	relatedGone := func(rel syntax.Related) bool { return gone(rel.Range) }
	again := *f
	again.wasMendable = f.Mendable()
	again.Fixes, again.Proposes = nil, nil
	again.Related = slices.DeleteFunc(slices.Clone(f.Related), relatedGone)
	again.collapsed = slices.DeleteFunc(slices.Clone(f.collapsed), func(one *Finding) bool {
		return gone(one.Range) || slices.ContainsFunc(one.Related, relatedGone)
	})
	if was := f.Range; !again.move(moved) || !f.read && unreads(moved[was.Filename], was, again.Range) {
		return nil
	}
	return &again
}

// unreads reports that a place lies in an element that can no longer be read, of which nothing
// but that is found. m is nil where the place did not move.
func unreads(m *syntax.Moved, was, is hcl.Range) bool {
	unread := func(f *syntax.File, at hcl.Range) bool {
		return slices.ContainsFunc(f.Declarations, func(d *syntax.Declaration) bool { return d.Block == nil && d.Whole.Holds(syntax.SpanOf(at)) })
	}
	return m != nil && unread(m.To, is) && !unread(m.From, was)
}
