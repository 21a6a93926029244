package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var goalWithoutObjective = &checks.Rule{
	ID: "goal-without-objective", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, g := range plan.Goals {
				if g.Broken() || p.GoalSupported(g) || p.Doubt(facts.WhatRollsUp, plan) {
					continue
				}
				p.Report(g, g.At(), "The %s is supported by no objective.", g).
					AddShownFix("Write an objective for it", "one", g.File().Append(objectiveFor(g))).
					AddFix("Add it to the supports of an objective that helps to reach it")
			}
		}
	},
}

func objectiveFor(g *lang.Goal) string {
	return `objective "NAME" {
  statement = "What will be different, in whom, by how much?"
  supports  = [` + lang.Reference(g) + `]
  metric    = metric.NAME
  target    = 100
}
`
}
