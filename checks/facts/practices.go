package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// Practice is a way of planning that a team takes up or not. What one asks for is demanded
// only of those who use it.
type Practice struct {
	Name string // as people call it, in the plural: effort shares

	of func(lang.Element) bool // an element uses it
}

// UsedIn reports that something in a plan uses the practice, or in a plan above. A tbd uses
// it, too; a tactic on standby does not.
func (pr *Practice) UsedIn(p *lang.Plan) (used bool) {
	p.InScope(func(p *lang.Plan) { used = used || pr.usedBy(p) })
	return used
}

// usedBy reports that an element of the plan itself uses the practice.
func (pr *Practice) usedBy(p *lang.Plan) bool {
	return lang.Keep(p, pr, func(p *lang.Plan) bool { return slices.ContainsFunc(p.All, pr.of) })
}

// The practices that a plan may do without.
var (
	EffortShares = &Practice{"effort shares", func(e lang.Element) bool {
		o, ok := e.(*lang.Objective)
		return ok && !o.EffortShare.Absent()
	}}
	Stages = &Practice{"stages", func(e lang.Element) bool {
		t, ok := e.(*lang.Tactic)
		return ok && !t.Standby() && !t.Stages.Absent()
	}}
	Amplification = &Practice{"amplification", func(e lang.Element) bool {
		t, ok := e.(*lang.Tactic)
		return ok && !t.Standby() && !t.Amplifies.Absent()
	}}
	Evidence = &Practice{"evidence", func(e lang.Element) bool {
		switch e := e.(type) {
		case *lang.Tactic:
			return !e.Standby() && (!e.Evidence.Absent() || !e.Rationale.Absent())
		case *lang.Strategy:
			return !e.Evidence.Absent()
		}
		return false
	}}
	Commitments = &Practice{"commitments", func(e lang.Element) bool {
		_, ok := e.(*lang.Commitment)
		return ok
	}}
	AgreedMetrics = &Practice{"agreed metrics", func(e lang.Element) bool {
		m, ok := e.(*lang.Metric)
		return ok && !m.AgreedBy.Absent()
	}}
	Levels = &Practice{"levels of metrics", func(e lang.Element) bool {
		m, ok := e.(*lang.Metric)
		return ok && !m.Level.Absent()
	}}
	AudienceNeeds = &Practice{"needs of audiences", func(e lang.Element) bool {
		a, ok := e.(*lang.Audience)
		return ok && (!a.Needs.Absent() || !a.Wants.Absent() || !a.Relationship.Absent())
	}}
	Tracking = &Practice{"tracking of links", func(e lang.Element) bool {
		t, ok := e.(*lang.Tactic)
		return ok && len(t.Tracking) > 0
	}}
)

// Practices are all of them.
var Practices = []*Practice{EffortShares, Amplification, Stages, Commitments, AgreedMetrics, Evidence, AudienceNeeds, Levels, Tracking}

// Lone is the discipline of which all tactics of a plan's campaign are; nil where there are
// none, where one says no discipline, and where there are several.
func (x *Index) Lone(p *lang.Plan) *lang.Discipline {
	return lang.Keep(p, loneKey{}, func(p *lang.Plan) *lang.Discipline {
		var only *lang.Discipline
		for _, t := range x.TacticsIn(p) {
			if !t.Discipline.Known() || only != nil && t.Discipline.To != only {
				return nil
			}
			only = t.Discipline.To
		}
		if p.Unclear() {
			return nil
		}
		return only
	})
}

type loneKey struct{}
