package checks

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

// evidenceIn is what a run can judge by.
func evidenceIn(s *lang.Snapshot, opts *Options) Evidence {
	e := Text | Date
	if slices.ContainsFunc(s.Plans(), func(p *lang.Plan) bool {
		return p.Campaign != nil && p.Lock != nil && agreement.LockOf(p).Problem == nil
	}) {
		e |= Agreement
	}
	if opts.Base != nil {
		e |= Base
	}
	return e
}

// LockProblems lists the agreements of a workspace that cannot be read, or that
// belong to no campaign, by their files.
func LockProblems(s *lang.Snapshot) []*agreement.LockProblem {
	if len(s.Locks) == 0 {
		return nil // as in most workspaces, and after each keystroke
	}
	var list []*agreement.LockProblem
	held := map[*lang.LockFile]*lang.Plan{}
	for _, p := range s.Plans() {
		if p.Lock != nil {
			held[p.Lock] = p
		}
	}
	for _, l := range s.Locks {
		p, lock := held[l], (*agreement.Lock)(nil)
		if p != nil {
			lock = agreement.LockOf(p)
		} else {
			lock = agreement.Read(l.Path, l.Src)
		}
		switch {
		case lock.Problem != nil:
			list = append(list, lock.Problem)
		case p == nil || p.Campaign == nil && !p.Unclear():
			list = append(list, &agreement.LockProblem{File: l.Path, Line: 1, Message: "This agreement stands in a folder without a campaign, so there is nothing to hold against it.",
				Advice: agreement.Advice{Words: "Take the campaign back from git, or, where it is over, delete the agreement with it"}})
		}
	}
	slices.SortFunc(list, func(a, b *agreement.LockProblem) int { return strings.Compare(a.File, b.File) })
	return list
}
