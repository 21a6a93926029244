package checks

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

// evidenceIn is what a run can judge by.
func evidenceIn(s *lang.Snapshot, opts *Options) Evidence {
	e := Text | Date
	if slices.ContainsFunc(s.Plans, func(p *lang.Plan) bool {
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
	for _, p := range s.Plans {
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
				Advice: agreement.Advice{Before: "Take the campaign back from git, or delete the agreement with it"}})
		}
	}
	slices.SortFunc(list, func(a, b *agreement.LockProblem) int { return strings.Compare(a.File, b.File) })
	return list
}

// baseOf is a campaign's plan as it was in the base; nil where there is no base,
// or none that holds the campaign. A campaign is the same by its name and those of
// the campaigns above it, wherever its folder lies.
func (pol *policy) baseOf(p *lang.Plan) *lang.Plan {
	if p.Campaign == nil || pol.opts.Base == nil {
		return nil
	}
	path := campaignPath(p.Campaign)
	alike := pol.before[path]
	if len(alike) == 0 {
		alike = pol.before[formerPath(p)]
	}
	if i := slices.IndexFunc(alike, func(b *lang.Plan) bool { return b.Folder == p.Folder }); i >= 0 {
		return alike[i]
	}
	if len(alike) == 1 {
		return alike[0]
	}
	return nil
}

// formerPath is the path of a campaign before it, or one above it, was renamed.
func formerPath(p *lang.Plan) string {
	was := agreement.FormerName(p, p.Campaign)
	if above := facts.CampaignAbove(p); above != nil {
		return formerPath(above.Plan()) + "/" + was
	}
	return was
}

// campaignsIn lists the plans of a snapshot by their campaign's path.
func campaignsIn(s *lang.Snapshot) map[string][]*lang.Plan {
	byPath := map[string][]*lang.Plan{}
	if s == nil {
		return nil
	}
	for _, p := range s.Plans {
		if p.Campaign != nil {
			path := campaignPath(p.Campaign)
			byPath[path] = append(byPath[path], p)
		}
	}
	return byPath
}

// BaseOf is a campaign's plan as it was in the base; nil where there is none.
func (p *Pass) BaseOf(plan *lang.Plan) *lang.Plan { return p.policy.baseOf(plan) }

// BaseOf is a campaign's plan as it was in the base of the run; nil where there
// is none.
func (r *Result) BaseOf(plan *lang.Plan) *lang.Plan { return r.policy.baseOf(plan) }

// Since is a campaign held against what was agreed of it; where nothing was,
// against the base. It is nil where there is neither, and where the agreement
// cannot be read or is of another campaign.
func (p *Pass) Since(plan *lang.Plan) *agreement.Agreement {
	if plan.Lock != nil {
		if a := agreement.Of(plan); a != nil && a.Other == "" {
			return a
		}
		return nil
	}
	if base := p.BaseOf(plan); base != nil {
		return agreement.Since(plan, base)
	}
	return nil
}
