package facts

import "github.com/plan-as-code/plan/lang"

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
