package checks

import (
	"slices"
	"sync"

	"github.com/plan-as-code/plan/lang"
)

// Index holds the facts that rules share, drawn from a snapshot once.
//
// In it, and in all rules, a tactic is an active one: its status is not dropped.
type Index struct {
	*lang.Snapshot
	Campaigns  []*lang.Campaign // one a plan
	Objectives []*lang.Objective
	Tactics    []*lang.Tactic
	Metrics    []*lang.Metric

	objectives map[*lang.Tactic][]*lang.Objective
	tactics    map[*lang.Objective][]*lang.Tactic
	tacticsIn  map[*lang.Plan][]*lang.Tactic
	below      map[*lang.Plan][]*lang.Campaign
	unsure     map[*lang.Tactic]bool
	doubts     [numFacts]map[*lang.Plan]bool
	usage      map[*lang.Metric]*usage
	measures   map[*lang.Metric][]*lang.Objective
	fedBy      map[*lang.Metric][]*lang.Metric

	dependants func() map[lang.Element][]*lang.Tactic // by what they require or amplify
}

// Fact is something that may be open in a plan because a part of it is broken.
type Fact int

const (
	WhoServes   Fact = iota // which objectives tactics and strategies serve
	WhatRollsUp             // which objectives support which
	WhoMeasures             // which tactics use which metrics, and which metrics feed which
	numFacts
)

// NewIndex draws the facts from a snapshot.
func NewIndex(s *lang.Snapshot) *Index {
	tactics, objectives, metrics := 0, 0, 0
	for _, p := range s.Plans {
		tactics, objectives, metrics = tactics+len(p.Tactics), objectives+len(p.Objectives), metrics+len(p.Metrics)
	}
	x := &Index{Snapshot: s,
		Tactics:    make([]*lang.Tactic, 0, tactics),
		objectives: make(map[*lang.Tactic][]*lang.Objective, tactics),
		tactics:    make(map[*lang.Objective][]*lang.Tactic, objectives),
		usage:      make(map[*lang.Metric]*usage, metrics),
		measures:   make(map[*lang.Metric][]*lang.Objective, metrics),
		fedBy:      map[*lang.Metric][]*lang.Metric{},
		tacticsIn:  map[*lang.Plan][]*lang.Tactic{},
		below:      map[*lang.Plan][]*lang.Campaign{},
		unsure:     map[*lang.Tactic]bool{},
	}
	x.dependants = sync.OnceValue(x.findDependants)
	for i := range x.doubts {
		x.doubts[i] = map[*lang.Plan]bool{}
	}
	for _, p := range s.Plans {
		x.addPlan(p)
	}
	x.trace()
	return x
}

func (x *Index) addPlan(p *lang.Plan) {
	if p.Campaign != nil {
		x.Campaigns = append(x.Campaigns, p.Campaign)
		if up := p.Parent; up != nil {
			x.below[up] = append(x.below[up], p.Campaign)
		}
	}
	x.Objectives = append(x.Objectives, p.Objectives...)
	x.Metrics = append(x.Metrics, p.Metrics...)
	for _, t := range p.Tactics {
		if !t.Dropped() {
			x.tacticsIn[p] = append(x.tacticsIn[p], t)
		}
	}
	x.Tactics = append(x.Tactics, x.tacticsIn[p]...)
	for _, o := range p.Objectives {
		if o.Metric.Known() {
			x.measures[o.Metric.To] = append(x.measures[o.Metric.To], o)
		}
		x.doubtIf(WhatRollsUp, p, o.Supports.State == lang.Unknown)
		x.doubtIf(WhoMeasures, p, o.Metric.State == lang.Unknown)
	}
	for _, m := range p.Metrics {
		x.doubtIf(WhoMeasures, p, m.Feeds.State == lang.Unknown)
		if m.Feeds.Known() {
			x.fedBy[m.Feeds.To] = append(x.fedBy[m.Feeds.To], m)
		}
	}
	if p.Unclear() {
		for fact := range numFacts {
			x.doubtIf(fact, p, true)
		}
	}
}

// doubtIf notes that a fact is open in a plan, and so in those above it, whose
// elements may be concerned.
func (x *Index) doubtIf(f Fact, p *lang.Plan, open bool) {
	for ; open && p != nil; p = p.Parent {
		x.doubts[f][p] = true
	}
}

// Doubt reports whether a fact is open for the elements of a plan, because
// something in it, or in a plan below, cannot be read.
func (x *Index) Doubt(f Fact, p *lang.Plan) bool { return x.doubts[f][p] }

// trace finds the objectives of all tactics: those that a tactic serves by itself
// or by its strategy; only without these, those of the tactics that it supports,
// on and on.
func (x *Index) trace() {
	supporters := map[*lang.Tactic][]*lang.Tactic{} // that serve nothing by themselves
	var work []*lang.Tactic
	for _, t := range x.Tactics {
		objectives, sure := direct(t)
		x.objectives[t] = objectives
		x.unsure[t] = !sure || len(objectives) == 0 && t.Supports.State == lang.Unknown
		if len(objectives) == 0 && sure {
			for i := range t.Supports.Items {
				if up := t.Supports.Items[i].To; !up.Dropped() {
					supporters[up] = append(supporters[up], t)
				}
			}
		}
		if len(objectives) > 0 || x.unsure[t] {
			work = append(work, t)
		}
	}
	for len(work) > 0 {
		up := work[0]
		work = work[1:]
		for _, t := range supporters[up] {
			if x.inherit(t, up) {
				work = append(work, t)
			}
		}
	}
	for _, t := range x.Tactics {
		for _, o := range x.objectives[t] {
			x.tactics[o] = append(x.tactics[o], t)
		}
		x.doubtIf(WhoServes, t.Plan(), x.unsure[t])
		x.measure(t)
	}
}

// inherit passes the objectives of a tactic on to one that supports it, and
// reports whether that changed anything.
func (x *Index) inherit(t, up *lang.Tactic) bool {
	changed := x.unsure[up] && !x.unsure[t]
	x.unsure[t] = x.unsure[t] || x.unsure[up]
	for _, o := range x.objectives[up] {
		if !slices.Contains(x.objectives[t], o) {
			x.objectives[t] = append(x.objectives[t], o)
			changed = true
		}
	}
	return changed
}

// direct is what a tactic serves by itself or by its strategy.
func direct(t *lang.Tactic) (objectives []*lang.Objective, sure bool) {
	if objectives = distinct(&t.Serves); len(objectives) > 0 || t.Serves.State == lang.Unknown {
		return objectives, t.Serves.State != lang.Unknown
	}
	if t.Strategy.Known() {
		serves := &t.Strategy.To.Serves
		return distinct(serves), serves.State != lang.Unknown
	}
	return nil, t.Strategy.State != lang.Unknown
}

func distinct(refs *lang.Refs[*lang.Objective]) []*lang.Objective {
	if len(refs.Items) == 0 {
		return nil
	}
	list := make([]*lang.Objective, 0, len(refs.Items))
	for i := range refs.Items {
		if to := refs.Items[i].To; !slices.Contains(list, to) {
			list = append(list, to)
		}
	}
	return list
}

// ObjectivesOf lists the objectives of a tactic. It is not sure where the tactic
// says something about them that cannot be read.
func (x *Index) ObjectivesOf(t *lang.Tactic) (objectives []*lang.Objective, sure bool) {
	return x.objectives[t], !x.unsure[t]
}

// TacticsOf lists the tactics of an objective, sub-campaigns' included.
func (x *Index) TacticsOf(o *lang.Objective) []*lang.Tactic { return x.tactics[o] }

// TacticsIn lists the tactics of a campaign's own plan.
func (x *Index) TacticsIn(p *lang.Plan) []*lang.Tactic { return x.tacticsIn[p] }

// Below lists the campaigns directly below a plan.
func (x *Index) Below(p *lang.Plan) []*lang.Campaign { return x.below[p] }

// DisciplinesOf lists the disciplines that contribute to an objective.
func (x *Index) DisciplinesOf(o *lang.Objective) []*lang.Discipline {
	var list []*lang.Discipline
	for _, t := range x.tactics[o] {
		if t.Discipline.Known() && !slices.Contains(list, t.Discipline.To) {
			list = append(list, t.Discipline.To)
		}
	}
	return list
}
