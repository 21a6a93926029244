package checks

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// Index holds the elements that a rule judges, and the facts that rules share,
// drawn from the plans once.
//
// In it, and in all rules, a tactic is an active one: its status is not dropped.
type Index struct {
	Plans      []*lang.Plan
	Campaigns  []*lang.Campaign // one a plan
	Objectives []*lang.Objective
	Tactics    []*lang.Tactic
	Metrics    []*lang.Metric

	top   *facts   // of the workspace's own plan
	parts []*facts // of what lies below it, as far as it is known here
	home  map[*lang.Plan]*facts
}

// newIndex is for judging the elements of plans, by the facts of the workspace's
// own plan and of parts below it.
func newIndex(plans []*lang.Plan, top *facts, parts []*facts) *Index {
	return indexOf(plans, top, parts, homes(top, parts))
}

// homes tells which part a plan belongs to.
func homes(top *facts, parts []*facts) map[*lang.Plan]*facts {
	home := make(map[*lang.Plan]*facts, len(parts)+1)
	home[top.plans[0]] = top
	for _, part := range parts {
		for _, p := range part.plans {
			home[p] = part
		}
	}
	return home
}

func indexOf(plans []*lang.Plan, top *facts, parts []*facts, home map[*lang.Plan]*facts) *Index {
	x := &Index{Plans: plans, top: top, parts: parts, home: home}
	for _, p := range plans {
		if p.Campaign != nil {
			x.Campaigns = append(x.Campaigns, p.Campaign)
		}
		x.Objectives = append(x.Objectives, p.Objectives...)
		x.Metrics = append(x.Metrics, p.Metrics...)
		x.Tactics = append(x.Tactics, x.home[p].tacticsIn[p]...)
	}
	return x
}

// look asks the part that holds a plan; about the workspace's own, every part.
func look[T any](x *Index, p *lang.Plan, get func(*facts) []T) []T {
	home := x.home[p]
	if home == nil {
		return nil // a campaign beside those that are judged, which no rule asks about
	}
	list := get(home)
	if home != x.top {
		return list
	}
	list = slices.Clip(list)
	for _, part := range x.parts {
		list = append(list, get(part)...)
	}
	return list
}

// Doubt reports whether a fact is open for the elements of a plan, because
// something in it, or in a plan below, cannot be read.
func (x *Index) Doubt(f Fact, p *lang.Plan) bool {
	return slices.Contains(look(x, p, func(part *facts) []bool { return []bool{part.doubts[f][p]} }), true)
}

// ObjectivesOf lists the objectives of a tactic. It is not sure where the tactic
// says something about them that cannot be read.
func (x *Index) ObjectivesOf(t *lang.Tactic) (objectives []*lang.Objective, sure bool) {
	home := x.home[t.Plan()]
	return home.objectives[t], !home.unsure[t]
}

// TacticsOf lists the tactics of an objective, sub-campaigns' included.
func (x *Index) TacticsOf(o *lang.Objective) []*lang.Tactic {
	return look(x, o.Plan(), func(part *facts) []*lang.Tactic { return part.tactics[o] })
}

// TacticsIn lists the tactics of a campaign's own plan.
func (x *Index) TacticsIn(p *lang.Plan) []*lang.Tactic { return x.home[p].tacticsIn[p] }

// Below lists the campaigns directly below a plan.
func (x *Index) Below(p *lang.Plan) []*lang.Campaign {
	return look(x, p, func(part *facts) []*lang.Campaign { return part.below[p] })
}

// Dependants lists the tactics that require or amplify an element.
func (x *Index) Dependants(e lang.Element) []*lang.Tactic {
	return look(x, e.Plan(), func(part *facts) []*lang.Tactic { return part.dependants()[e] })
}

// DisciplinesOf lists the disciplines that contribute to an objective.
func (x *Index) DisciplinesOf(o *lang.Objective) []*lang.Discipline {
	var list []*lang.Discipline
	for _, t := range x.TacticsOf(o) {
		if t.Discipline.Known() && !slices.Contains(list, t.Discipline.To) {
			list = append(list, t.Discipline.To)
		}
	}
	return list
}
