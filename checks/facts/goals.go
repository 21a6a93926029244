package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// GoalsMeasuredBy lists the goals whose metric this is.
func (x *Index) GoalsMeasuredBy(m *lang.Metric) []*lang.Goal {
	return goalsMeasuredBy.ask(x, m.Plan(), m)
}

var goalsMeasuredBy = list(func(part *Part, m *lang.Metric) []*lang.Goal { return part.goalsBy[m] })

func (x *Part) addGoal(g *lang.Goal) {
	if g.Metric.Known() {
		x.goalsBy[g.Metric.To] = append(x.goalsBy[g.Metric.To], g)
	}
	x.doubtIf(WhatGoalsCount, g.Plan(), g.Metric.State == lang.Unknown)
}

// CountedFromNothing reports that an objective needs no baseline: its metric counts what is
// done in the campaign, or enquiries that come in meanwhile.
func CountedFromNothing(o *lang.Objective) bool {
	m := o.Metric.To
	if !o.Metric.Known() || !m.AddsUp() {
		return false
	}
	return m.Level.Known() && (m.Level.V == "activity" || m.Level.V == "output") || o.Intent.Known() && o.Intent.V == "lead_generation"
}

// StartOf is the value that an objective starts from: its baseline, or 0 where it states none
// and what it counts begins with the campaign. Absent where it does not say.
func StartOf(o *lang.Objective) lang.Number {
	begins := CountedFromNothing(o) ||
		o.Metric.Known() && o.Metric.To.AddsUp() && o.Intent.Known() && slices.Contains([]string{"fundraising", "recruitment"}, o.Intent.V)
	if o.Baseline.Absent() && begins {
		return lang.Number{State: lang.Known}
	}
	return o.Baseline
}
