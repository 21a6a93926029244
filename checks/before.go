package checks

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

// baseOf is a campaign's plan as it was in the base; nil where there is no base,
// or none that holds the campaign. A campaign is the same by its name and those of
// the campaigns above it, wherever its folder lies, be they renamed since; else by its
// agreement, which goes with it.
func (pol *policy) baseOf(p *lang.Plan) *lang.Plan { return pol.bases[p] }

// findBase finds what baseOf answers.
func (pol *policy) findBase(p *lang.Plan) *lang.Plan {
	if p.Campaign == nil {
		return nil
	}
	alike := pol.before[campaignPath(p.Campaign)]
	if len(alike) == 0 {
		for _, path := range formerPaths(p) {
			if alike = slices.DeleteFunc(slices.Clone(pol.before[path]), pol.overIn); len(alike) > 0 {
				break
			}
		}
	}
	if lock := agreement.LockOf(p); len(alike) == 0 && lock != nil {
		alike = slices.DeleteFunc(slices.Clone(pol.sealedBefore[lock.First()]), pol.overIn)
	}
	if i := slices.IndexFunc(alike, func(b *lang.Plan) bool { return b.Folder == p.Folder }); i >= 0 {
		return alike[i]
	}
	if len(alike) == 1 {
		return alike[0]
	}
	return nil
}

// overIn reports that a campaign of the base was closed for good there.
func (pol *policy) overIn(base *lang.Plan) bool {
	return facts.Closed(agreement.Of(base), base, pol.opts.AsOf)
}

// compareWith finds, for each campaign of a snapshot, what it was in the base, and the
// sealed ones of the base that are gone.
func (pol *policy) compareWith(s *lang.Snapshot) {
	if pol.opts.Base == nil {
		return
	}
	pol.before, pol.below, pol.sealedBefore = campaignsIn(pol.opts.Base), campaignsBelow(pol.opts.Base), sealedIn(pol.opts.Base)
	pol.bases = map[*lang.Plan]*lang.Plan{}
	for _, p := range s.Plans() {
		if base := pol.findBase(p); base != nil {
			pol.bases[p] = base
		}
	}
	pol.vanished = pol.vanishedFrom(s)
}

// vanishedFrom lists the sealed campaigns of the base that the workspace no longer has,
// under no name that a moved block leads to, the uppermost of those that went together. One
// may go that was closed there for good, where a moved block says so, or that an approved
// amendment of the campaign above drops.
func (pol *policy) vanishedFrom(s *lang.Snapshot) []*lang.Plan {
	now, moved := map[*lang.Plan]*lang.Plan{}, map[string]bool{}
	for _, p := range s.Plans() {
		if base := pol.baseOf(p); base != nil {
			now[base] = p
		}
		for _, m := range p.Moves {
			moved[m.Old()] = true
		}
	}
	var list []*lang.Plan
	for _, p := range pol.opts.Base.Plans() {
		switch above := facts.CampaignAbove(p); {
		case p.Campaign == nil || p.Lock == nil || now[p] != nil || !pol.inPart(p):
		case pol.overIn(p) && moved[p.Campaign.Address()]:
		case above != nil && slices.Contains(list, above.Plan()):
		case above != nil && droppedBy(now[above.Plan()], p):
		default:
			list = append(list, p)
		}
	}
	return list
}

// inPart reports that a plan of the base stood in what is the workspace now.
func (pol *policy) inPart(p *lang.Plan) bool {
	part := pol.opts.BasePart
	return part == "" || p.Folder == part || strings.HasPrefix(p.Folder, part+"/")
}

// droppedBy reports that an amendment of the plan above, which may be nil, drops a campaign
// of the base, and that those who decided on the campaign approved it. That others did, is
// judged where the amendment is.
func droppedBy(above, base *lang.Plan) bool {
	if above == nil {
		return false
	}
	sponsor := agreement.ConsentOf(base).Sponsor
	return slices.ContainsFunc(above.Amendments, func(m *lang.Amendment) bool {
		approved := sponsor == nil || slices.ContainsFunc(m.ApprovedBy.Items, func(r lang.Ref[lang.Element]) bool { return r.To.Address() == sponsor.Address() })
		return approved && agreedToDrop(m, agreement.Of(base)) && agreement.Readable(m) && slices.Contains(m.Dropped(), base.Campaign.Address())
	})
}

// Vanished lists the sealed campaigns of the base that are gone, for the workspace's own
// plan; none for any other. StoodAt is where one of them stood.
func (p *Pass) Vanished(plan *lang.Plan) []*lang.Plan {
	if plan.Parent != nil {
		return nil
	}
	return p.policy.vanished
}

// StoodAt is where the campaign of a base's plan would stand in the workspace as it is.
func (p *Pass) StoodAt(base *lang.Plan) hcl.Range {
	at := base.Campaign.At()
	if part := p.policy.opts.BasePart; part != "" {
		at.Filename = strings.TrimPrefix(at.Filename, part+"/")
	}
	return at
}

// agreedToDrop reports that the disciplines of all tactics of an agreed campaign agreed to an
// amendment that drops it.
func agreedToDrop(m *lang.Amendment, agreed *agreement.Agreement) bool {
	if agreed == nil {
		return true
	}
	for address := range agreed.Agreed {
		for _, discipline := range agreed.Disciplines(address) {
			if !slices.ContainsFunc(m.AgreedBy.Items, func(r lang.Ref[*lang.Discipline]) bool { return r.To.Address() == discipline }) {
				return false
			}
		}
	}
	return true
}

// formerPaths are the paths that a campaign had before it, or one above it, was renamed,
// once or several times.
func formerPaths(p *lang.Plan) []string {
	names := agreement.FormerNames(p, p.Campaign)
	above := facts.CampaignAbove(p)
	if above == nil {
		return names
	}
	var paths []string
	for _, path := range append(formerPaths(above.Plan()), campaignPath(above)) {
		for _, name := range append(names, p.Campaign.Name()) {
			paths = append(paths, path+"/"+name)
		}
	}
	return paths
}

// sealedIn lists the plans of a snapshot by the seal that their agreement begins with.
func sealedIn(s *lang.Snapshot) map[string][]*lang.Plan {
	bySeal := map[string][]*lang.Plan{}
	for _, p := range s.Plans() {
		if lock := agreement.LockOf(p); p.Campaign != nil && lock != nil && lock.Problem == nil {
			bySeal[lock.First()] = append(bySeal[lock.First()], p)
		}
	}
	return bySeal
}

// campaignsIn lists the plans of a snapshot by their campaign's path.
func campaignsIn(s *lang.Snapshot) map[string][]*lang.Plan {
	byPath := map[string][]*lang.Plan{}
	for _, p := range s.Plans() {
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
// against the base. It is nil where there is neither, where the base has the very same
// plan, and where the agreement cannot be read or is of another campaign.
func (p *Pass) Since(plan *lang.Plan) *agreement.Agreement {
	if plan.Lock != nil {
		if a := p.Agreed(plan); a != nil && a.Other == "" {
			return a
		}
		return nil
	}
	if base := p.BaseOf(plan); base != nil && base != plan {
		return agreement.Since(plan, base)
	}
	return nil
}

// Differences is how a campaign differs from what was agreed of it, its campaigns below
// included; the agreement is nil where there is none whose seals hold.
func (p *Pass) Differences(plan *lang.Plan) (*agreement.Agreement, []*agreement.Difference) {
	before := p.Earlier(plan)
	a := agreement.OfSince(plan, before)
	if a == nil || a.Other != "" || a.Lock.Flaw() != "" {
		return nil, nil
	}
	held, anywhere := p.BelowAgreed(plan)
	all, closed := slices.Concat(a.Differences, a.Below(held, anywhere)), facts.Closed(a, plan, p.AsOf)
	if before != nil {
		all = slices.Concat(a.Differences, a.BelowSince(before.Below, held, anywhere))
		closed = closed && facts.Closed(agreement.Of(before.Plan), before.Plan, p.AsOf)
	}
	if closed {
		all = slices.DeleteFunc(all, func(d *agreement.Difference) bool { return d.Element != nil && d.Element.Plan() != plan })
	}
	return a, all
}

// Agreed is a campaign held against its sealed agreement, and, in what the edition of that
// does not seal yet, against the base; nil where there is none that can be read.
func (p *Pass) Agreed(plan *lang.Plan) *agreement.Agreement {
	return agreement.OfSince(plan, p.Earlier(plan))
}

// Earlier is a campaign as it was in the base; nil where there is none, or none that holds
// it.
func (p *Pass) Earlier(plan *lang.Plan) *agreement.Earlier {
	base, pol := p.BaseOf(plan), p.policy
	if base == nil {
		return nil
	}
	return &agreement.Earlier{Plan: base, Below: agreement.Below(base, func(p *lang.Plan) []*lang.Campaign { return pol.below[p] })}
}

// campaignsBelow lists the campaigns of a snapshot by the plan directly above them.
func campaignsBelow(s *lang.Snapshot) map[*lang.Plan][]*lang.Campaign {
	below := map[*lang.Plan][]*lang.Campaign{}
	for _, p := range s.Plans() {
		if p.Campaign != nil && p.Parent != nil {
			below[p.Parent] = append(below[p.Parent], p.Campaign)
		}
	}
	return below
}
