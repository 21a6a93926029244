package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

// Index holds the elements that a rule judges, and the facts that rules share,
// drawn from the plans once.
//
// In it, and in all rules, a tactic is an active one: its status is not dropped.
//
// An answer counts what the store knows. Lists may be shared and must not be changed.
// While Asked is nil any goroutine may ask; else only one may.
type Index struct {
	Plans      []*lang.Plan      // that are judged, in reading order
	Campaigns  []*lang.Campaign  // of these plans, one a plan
	Objectives []*lang.Objective // of these plans
	Tactics    []*lang.Tactic    // of these plans, the active ones
	Metrics    []*lang.Metric    // of these plans

	// For the engine, which sets them before a rule asks.
	Asked map[QueryKey]bool // notes what all parts were asked; nil: not noted
	Alone bool              // nothing else is judged meanwhile: rules can run side by side

	// Before is the plan of a campaign as it was before the change that is judged; nil where
	// there is no earlier version. Set by the engine, too.
	Before func(*lang.Plan) *lang.Plan

	store *Store
}

// NewIndex is for judging the elements of plans, which the store knows.
func NewIndex(plans []*lang.Plan, store *Store) *Index {
	x := &Index{Plans: plans, store: store}
	for _, p := range plans {
		if p.Campaign != nil {
			x.Campaigns = append(x.Campaigns, p.Campaign)
		}
		x.Objectives = append(x.Objectives, p.Objectives...)
		x.Metrics = append(x.Metrics, p.Metrics...)
		x.Tactics = append(x.Tactics, x.store.home[p].tacticsIn[p]...)
	}
	return x
}

// Doubt reports whether a fact is open for the elements of a plan, because
// something in it, or in a plan below, cannot be read.
func (x *Index) Doubt(f Fact, p *lang.Plan) bool {
	return doubted.ask(x, p, doubt{f, p})
}

type doubt struct {
	Fact
	in *lang.Plan
}

var doubted = whether(func(part *Part, d doubt) bool { return part.doubts[d.Fact][d.in] })

// TacticsOf lists the tactics of an objective, sub-campaigns' included.
func (x *Index) TacticsOf(o *lang.Objective) []*lang.Tactic {
	return tacticsOf.ask(x, o.Plan(), o)
}

var tacticsOf = list(func(part *Part, o *lang.Objective) []*lang.Tactic { return part.tactics[o] })

// TacticsIn lists the tactics of a plan, without those of sub-campaigns.
func (x *Index) TacticsIn(p *lang.Plan) []*lang.Tactic { return x.store.home[p].tacticsIn[p] }

// Below lists the campaigns directly below a plan.
func (x *Index) Below(p *lang.Plan) []*lang.Campaign {
	return belowPlan.ask(x, p, p)
}

// BelowAgreed are the campaigns below an agreed plan that its agreement holds by their names,
// and all that lie anywhere below it.
func (x *Index) BelowAgreed(p *lang.Plan) (held, anywhere []*lang.Campaign) {
	var all func(*lang.Plan)
	all = func(p *lang.Plan) {
		for _, c := range x.Below(p) {
			anywhere = append(anywhere, c)
			all(c.Plan())
		}
	}
	all(p)
	return agreement.Below(p, x.Below), anywhere
}

var belowPlan = list(func(part *Part, p *lang.Plan) []*lang.Campaign { return part.below[p] })

// Dependants lists the tactics that require or amplify an element.
func (x *Index) Dependants(e lang.Element) []*lang.Tactic {
	return dependantsOf.ask(x, e.Plan(), e)
}

var dependantsOf = list(func(part *Part, e lang.Element) []*lang.Tactic { return part.dependants()[e] })

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
