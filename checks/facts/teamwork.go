package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// teamwork is what joins the disciplines of a part: who has tactics where, which
// tactics are for each other, and what is waited for.
type teamwork struct {
	within    map[*lang.Plan][]*lang.Discipline
	campaigns map[*lang.Discipline][]*lang.Campaign
	joined    map[place]bool
	handed    map[place]bool
	amplified map[*lang.Tactic]bool           // by a tactic of another discipline
	awaited   map[*lang.Tactic][]lang.Element // handoffs and milestones that name it
	loose     map[*lang.Plan]bool             // something may join any disciplines here
	unheard   map[*lang.Plan]bool             // a tactic may amplify any here
}

// place is a discipline in one plan.
type place struct {
	plan       *lang.Plan
	discipline *lang.Discipline
}

func (x *Part) findTeamwork() *teamwork {
	found := &teamwork{
		map[*lang.Plan][]*lang.Discipline{}, map[*lang.Discipline][]*lang.Campaign{},
		map[place]bool{}, map[place]bool{}, map[*lang.Tactic]bool{}, map[*lang.Tactic][]lang.Element{}, map[*lang.Plan]bool{}, map[*lang.Plan]bool{},
	}
	for _, p := range x.Plans {
		found.addPlan(p, x)
	}
	return found
}

func (x *teamwork) addPlan(p *lang.Plan, part *Part) {
	markUp(x.loose, p, p.Unclear())
	markUp(x.unheard, p, p.Unclear())
	seen := map[*lang.Discipline]bool{}
	for _, t := range part.tacticsIn[p] {
		d := t.Discipline.To
		if t.Discipline.Known() && !seen[d] {
			seen[d] = true
			x.within[p] = append(x.within[p], d)
			if p.Campaign != nil {
				x.campaigns[d] = append(x.campaigns[d], p.Campaign)
			}
		}
		x.addTactic(t)
	}
	for _, h := range p.Handoffs {
		x.addHandoff(h, part.needing(h))
	}
	for _, in := range p.Inputs {
		markUp(x.loose, p, OpenNeeds(in))
		for _, t := range part.needing(in) {
			x.provide(t, in)
		}
	}
	for _, m := range p.Milestones {
		x.await(m, part.needing(m))
	}
}

// addTactic notes the tactics that one amplifies, supports or requires.
func (x *teamwork) addTactic(t *lang.Tactic) {
	for i := range t.Amplifies.Items {
		to := t.Amplifies.Items[i].To
		x.join(t, to)
		if apart(t, to) {
			x.amplified[to] = true
		}
	}
	for i := range t.Supports.Items {
		x.join(t, t.Supports.Items[i].To)
	}
	for i := range t.Requires.Items {
		switch needed := t.Requires.Items[i].To.(type) {
		case *lang.Tactic:
			x.join(t, needed)
		case *lang.Input:
			x.provide(t, needed)
		}
	}
	unheard := t.Amplifies.State == lang.Unknown
	markUp(x.unheard, t.Plan(), unheard)
	markUp(x.loose, t.Plan(), unheard || t.Supports.State == lang.Unknown || t.Requires.State == lang.Unknown || !t.Discipline.Known())
}

// join notes that two tactics are for each other, where both are to be done.
func (x *teamwork) join(t, other *lang.Tactic) {
	if !other.Dropped() && apart(t, other) {
		x.joined[place{t.Plan(), t.Discipline.To}] = true
		x.joined[place{other.Plan(), other.Discipline.To}] = true
	}
}

// apart reports whether two tactics are, or may be, of different disciplines.
func apart(t, other *lang.Tactic) bool {
	return !t.Discipline.Known() || !other.Discipline.Known() || t.Discipline.To != other.Discipline.To
}

// provide notes that a tactic requires what another discipline brings.
func (x *teamwork) provide(t *lang.Tactic, in *lang.Input) {
	markUp(x.loose, in.Plan(), in.Provider.State == lang.Unknown)
	if d, ok := in.Provider.To.(*lang.Discipline); ok && in.Provider.Known() && d != t.Discipline.To && !t.Dropped() {
		x.joined[place{t.Plan(), t.Discipline.To}] = true
		x.joined[place{t.Plan(), d}] = true
	}
}

func (x *teamwork) addHandoff(h *lang.Handoff, neededBy []*lang.Tactic) {
	markUp(x.loose, h.Plan(), !h.From.Known() || !h.To.Known())
	if h.From.Known() && h.To.Known() && h.From.To != h.To.To {
		x.handed[place{h.Plan(), h.From.To}] = true
		x.handed[place{h.Plan(), h.To.To}] = true
	}
	x.await(h, neededBy)
}

func (x *teamwork) await(e lang.Element, neededBy []*lang.Tactic) {
	for _, t := range neededBy {
		x.awaited[t] = append(x.awaited[t], e)
	}
}

// DisciplinesIn lists the disciplines that have tactics in a plan, in the order in which
// they are met, sub-campaigns' aside.
func (x *Index) DisciplinesIn(p *lang.Plan) []*lang.Discipline {
	return x.store.home[p].teamwork().within[p]
}

// CampaignsWith lists the campaigns in which a discipline has tactics, each once.
func (x *Index) CampaignsWith(d *lang.Discipline) []*lang.Campaign {
	return campaignsWith.ask(x, d.Plan(), d)
}

// AmplifiedByOthers reports whether a tactic of another discipline amplifies a
// tactic, or may do so.
func (x *Index) AmplifiedByOthers(t *lang.Tactic) bool {
	return amplifiedByOthers.ask(x, t.Plan(), t)
}

// Joined reports whether a handoff, amplification, support or requirement joins a
// discipline's tactics in a plan with another discipline, or may do so. Handoffs
// of the plans above count.
func (x *Index) Joined(p *lang.Plan, d *lang.Discipline) bool {
	joined := joinedIn.ask(x, p, place{p, d})
	for ; p != nil && !joined; p = p.Parent {
		joined = x.store.home[p].teamwork().handed[place{p, d}]
	}
	return joined
}

// Awaited lists the handoffs and milestones that say that a tactic needs them.
func (x *Index) Awaited(t *lang.Tactic) []lang.Element {
	return awaited.ask(x, t.Plan(), t)
}

var (
	campaignsWith     = list(func(part *Part, d *lang.Discipline) []*lang.Campaign { return part.teamwork().campaigns[d] })
	awaited           = list(func(part *Part, t *lang.Tactic) []lang.Element { return part.teamwork().awaited[t] })
	amplifiedByOthers = whether(func(part *Part, t *lang.Tactic) bool {
		return part.teamwork().amplified[t] || part.teamwork().unheard[t.Plan()]
	})
	joinedIn = whether(func(part *Part, at place) bool {
		return part.teamwork().joined[at] || part.teamwork().loose[at.plan]
	})
)

// JudgedTogether lists the plans whose disciplines a rule judges together with
// those of these plans. A campaign is judged by itself, unless a discipline that
// the rule may speak of belongs to the workspace's own plan and works in the
// campaign: then it is judged with that plan, and with all campaigns of which the
// same is true, where that plan is judged. The list is nil where it is not.
func (x *Index) JudgedTogether(spoken func(*lang.Discipline) bool) []*lang.Plan {
	home := x.store.home[x.Plans[0]]
	if home != x.store.top {
		if home.shares(spoken) {
			return nil
		}
		return x.Plans
	}
	list := slices.Clip(x.store.top.Plans)
	for _, part := range x.store.parts {
		if part.shares(spoken) {
			list = append(list, part.Plans...)
		}
	}
	return list
}

// shares reports whether one of these disciplines of the plan above has tactics
// in the part.
func (x *Part) shares(spoken func(*lang.Discipline) bool) bool {
	for _, p := range x.above.Plans {
		for _, d := range p.Disciplines {
			if spoken(d) && len(x.teamwork().campaigns[d]) > 0 {
				return true
			}
		}
	}
	return false
}
