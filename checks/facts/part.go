package facts

import (
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
	tactics    map[*lang.Objective][]*lang.Tactic
	tacticsIn  map[*lang.Plan][]*lang.Tactic
	below      map[*lang.Plan][]*lang.Campaign
	doubts     [numFacts]map[*lang.Plan]bool
	usage      map[*lang.Metric]*usage
	measures   map[*lang.Metric][]*lang.Objective
	fedBy      map[*lang.Metric][]*lang.Metric
	supporters map[*lang.Objective][]*lang.Objective
	goalsBy    map[*lang.Metric][]*lang.Goal
	carriers   map[*lang.Message][]*lang.Tactic

	// Worked out once, in the goroutine that asks first.
	dependants func() map[lang.Element][]*lang.Tactic // by what they require or amplify
	served     func() map[*lang.Objective]bool
	reaching   func() map[*lang.Objective]bool
	exchange   func() *exchange
	activity   func() *activity
	teamwork   func() *teamwork
	promises   func() *promises
	mentioned  func() *mentioned
	likes      func() *likes
	supported  func() map[*lang.Goal]bool
	readings   func() *readings
	actions    func() *actions
	spent      func() map[lang.Element][]*lang.Spend
	phased     func() map[*lang.Phase][]*lang.Tactic
	alike      func() map[likeness][]*lang.Campaign
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
		tactics:    make(map[*lang.Objective][]*lang.Tactic, objectives),
		usage:      make(map[*lang.Metric]*usage, metrics),
		measures:   make(map[*lang.Metric][]*lang.Objective, metrics),
		fedBy:      map[*lang.Metric][]*lang.Metric{},
		supporters: map[*lang.Objective][]*lang.Objective{},
		goalsBy:    map[*lang.Metric][]*lang.Goal{},
		carriers:   map[*lang.Message][]*lang.Tactic{},
		tacticsIn:  map[*lang.Plan][]*lang.Tactic{},
		below:      map[*lang.Plan][]*lang.Campaign{},
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
	x.spent = sync.OnceValue(x.findSpent)
	x.phased = sync.OnceValue(x.findPhased)
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

// trace finds the tactics of all objectives.
func (x *Part) trace() {
	for _, t := range x.active {
		objectives, sure := t.Objectives()
		for _, o := range objectives {
			x.tactics[o] = append(x.tactics[o], t)
		}
		x.doubtIf(WhoServes, t.Plan(), !sure)
		x.measure(t)
		x.carry(t)
	}
}
