package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var objectiveWithoutTactic = &checks.Rule{
	ID: "objective-without-tactic", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			plan := o.Plan()
			if p.Served(o) || p.Doubt(facts.WhoServes, plan) || p.Doubt(facts.WhatRollsUp, plan) {
				continue
			}
			p.Report(o, o.At(), "No tactic serves the %s.", o).
				AddShownFix("Write a tactic for it", "one", plan.File(o.At().Filename).Append(tacticStub(o)))
		}
	},
}

func tacticStub(o *lang.Objective) string {
	return `tactic "NAME" {
  discipline = discipline.NAME
  owner      = person.NAME
  serves     = [` + lang.Reference(o) + `]
}
`
}
