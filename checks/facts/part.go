package facts

import (
	"slices"
	"sync"

	"github.com/plan-as-code/plan/lang"
)

// Part is what one part of a workspace says about its elements, and about those of
// the workspace's own plan: a part is that plan, or a campaign below it with all
// campaigns within. It never changes, and goroutines share it; the engine makes a new
// one where one of its plans, or the workspace's own, is another.
type Part struct {
	Plans []*lang.Plan // in reading order

	above *Part // of the workspace's own plan; nil for its own

	active     []*lang.Tactic
	objectives map[*lang.Tactic][]*lang.Objective
	tactics    map[*lang.Objective][]*lang.Tactic
	tacticsIn  map[*lang.Plan][]*lang.Tactic
	below      map[*lang.Plan][]*lang.Campaign
	unsure     map[*lang.Tactic]bool
	doubts     [numFacts]map[*lang.Plan]bool
	usage      map[*lang.Metric]*usage
	measures   map[*lang.Metric][]*lang.Objective
	fedBy      map[*lang.Metric][]*lang.Metric
	supporters map[*lang.Objective][]*lang.Objective
	goalsBy    map[*lang.Metric][]*lang.Goal
	carriers   map[*lang.Message][]*lang.Tactic

	// Worked out once, in the goroutine that asks first.
	dependants    func() map[lang.Element][]*lang.Tactic // by what they require or amplify
	served        func() map[*lang.Objective]bool
	reaching      func() map[*lang.Objective]bool
	exchange      func() *exchange
	activity      func() *activity
	teamwork      func() *teamwork
	promises      func() *promises
	mentioned     func() *mentioned
	likes         func() *likes
	supported     func() map[*lang.Goal]bool
	readings      func() *readings
	actions       func() *actions
	collaboration func() *collaboration
	spent         func() map[lang.Element][]*lang.Spend
	alike         func() map[likeness][]*lang.Campaign
}

// Fact is something that may be open in a plan because a part of it is broken.
type Fact int

const (
	WhoServes      Fact = iota // which objectives tactics and strategies serve
	WhatRollsUp                // which objectives support which
	WhoMeasures                // which tactics use which metrics, and which metrics feed which
	WhatGoalsCount             // which metrics measure goals
	WhoCarries                 // which tactics carry which messages
	numFacts
)

// NewPart reads the facts of plans; above is the part of the workspace's own plan,
// nil where that is the one that is read.
func NewPart(plans []*lang.Plan, above *Part) *Part {
	tactics, objectives, metrics := 0, 0, 0
	for _, p := range plans {
		tactics, objectives, metrics = tactics+len(p.Tactics), objectives+len(p.Objectives), metrics+len(p.Metrics)
	}
	x := &Part{above: above, Plans: plans,
		active:     make([]*lang.Tactic, 0, tactics),
		objectives: make(map[*lang.Tactic][]*lang.Objective, tactics),
		tactics:    make(map[*lang.Objective][]*lang.Tactic, objectives),
		usage:      make(map[*lang.Metric]*usage, metrics),
		measures:   make(map[*lang.Metric][]*lang.Objective, metrics),
		fedBy:      map[*lang.Metric][]*lang.Metric{},
		supporters: map[*lang.Objective][]*lang.Objective{},
		goalsBy:    map[*lang.Metric][]*lang.Goal{},
		carriers:   map[*lang.Message][]*lang.Tactic{},
		tacticsIn:  map[*lang.Plan][]*lang.Tactic{},
		below:      map[*lang.Plan][]*lang.Campaign{},
		unsure:     map[*lang.Tactic]bool{},
	}
	x.dependants = sync.OnceValue(x.findDependants)
	x.served = sync.OnceValue(x.findServed)
	x.reaching = sync.OnceValue(x.findReaching)
	x.exchange = sync.OnceValue(x.findExchange)
	x.activity = sync.OnceValue(x.findActivity)
	x.teamwork = sync.OnceValue(x.findTeamwork)
	x.promises = sync.OnceValue(x.findPromises)
	x.mentioned = sync.OnceValue(x.findMentioned)
	x.likes = sync.OnceValue(x.findLikes)
	x.supported = sync.OnceValue(x.findSupported)
	x.readings = sync.OnceValue(x.findReadings)
	x.actions = sync.OnceValue(x.findActions)
	x.collaboration = sync.OnceValue(x.findCollaboration)
	x.spent = sync.OnceValue(x.findSpent)
	x.alike = sync.OnceValue(x.findAlike)
	for i := range x.doubts {
		x.doubts[i] = map[*lang.Plan]bool{}
	}
	for _, p := range plans {
		x.addPlan(p)
	}
	x.trace()
	return x
}

func (x *Part) addPlan(p *lang.Plan) {
	if p.Campaign != nil && p.Parent != nil {
		x.below[p.Parent] = append(x.below[p.Parent], p.Campaign)
	}
	for _, t := range p.Tactics {
		if !t.Dropped() {
			x.tacticsIn[p] = append(x.tacticsIn[p], t)
		}
	}
	x.active = append(x.active, x.tacticsIn[p]...)
	for _, o := range p.Objectives {
		x.addObjective(o)
	}
	for _, g := range p.Goals {
		x.addGoal(g)
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

func (x *Part) addObjective(o *lang.Objective) {
	if o.Metric.Known() {
		x.measures[o.Metric.To] = append(x.measures[o.Metric.To], o)
	}
	for i := range o.Supports.Items {
		if up, ok := o.Supports.Items[i].To.(*lang.Objective); ok {
			x.supporters[up] = append(x.supporters[up], o)
		}
	}
	x.doubtIf(WhatRollsUp, o.Plan(), o.Supports.State == lang.Unknown)
	x.doubtIf(WhoMeasures, o.Plan(), o.Metric.State == lang.Unknown)
}

// doubtIf notes that a fact is open in a plan, and so in those above it, whose
// elements may be concerned.
func (x *Part) doubtIf(f Fact, p *lang.Plan, open bool) { markUp(x.doubts[f], p, open) }

// trace finds the objectives of all tactics: those that a tactic serves by itself
// or by its strategy; only without these, those of the tactics that it supports,
// on and on.
func (x *Part) trace() {
	supporters := map[*lang.Tactic][]*lang.Tactic{} // that serve nothing by themselves
	var work []*lang.Tactic
	for _, t := range x.active {
		objectives, sure := direct(t)
		x.objectives[t] = objectives
		if !sure || len(objectives) == 0 && t.Supports.State == lang.Unknown {
			x.unsure[t] = true
		}
		if len(objectives) == 0 && sure {
			for i := range t.Supports.Items {
				switch up := t.Supports.Items[i].To; {
				case up.Dropped():
				case x.above != nil && up.Plan() == x.above.Plans[0]:
					x.inherit(t, up, x.above)
				default:
					supporters[up] = append(supporters[up], t)
				}
			}
		}
		if len(x.objectives[t]) > 0 || x.unsure[t] {
			work = append(work, t)
		}
	}
	for len(work) > 0 {
		up := work[0]
		work = work[1:]
		for _, t := range supporters[up] {
			if x.inherit(t, up, x) {
				work = append(work, t)
			}
		}
	}
	for _, t := range x.active {
		for _, o := range x.objectives[t] {
			x.tactics[o] = append(x.tactics[o], t)
		}
		x.doubtIf(WhoServes, t.Plan(), x.unsure[t])
		x.measure(t)
		x.carry(t)
	}
}

// inherit passes the objectives of a tactic, as a part knows them, on to one that
// supports it, and reports whether that changed anything.
func (x *Part) inherit(t, up *lang.Tactic, from *Part) bool {
	changed := from.unsure[up] && !x.unsure[t]
	if from.unsure[up] {
		x.unsure[t] = true
	}
	for _, o := range from.objectives[up] {
		if !slices.Contains(x.objectives[t], o) {
			x.objectives[t] = append(x.objectives[t], o)
			changed = true
		}
	}
	return changed
}

// direct is what a tactic serves by itself or by its strategy. It is not sure where that
// cannot be read.
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

// distinct lists the objectives that references lead to, each once.
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
