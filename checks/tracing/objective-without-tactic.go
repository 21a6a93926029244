package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var objectiveWithoutTactic = &checks.Rule{
	ID: "objective-without-tactic", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		served := map[*lang.Objective]bool{}
		for _, o := range p.Objectives {
			if len(p.TacticsOf(o)) > 0 {
				serveUpward(o, served)
			}
		}
		for _, o := range p.Objectives {
			plan := o.Plan()
			if served[o] || p.Doubt(checks.WhoServes, plan) || p.Doubt(checks.WhatRollsUp, plan) {
				continue
			}
			p.Report(o, o.At(), "No tactic serves the %s.", o).
				Mend("Write a tactic for it; plan explain objective-without-tactic shows one", plan.File(o.At().Filename).Append(tacticStub(o)))
		}
	},
}

// serveUpward marks an objective and all that it supports.
func serveUpward(o *lang.Objective, served map[*lang.Objective]bool) {
	if served[o] {
		return
	}
	served[o] = true
	for i := range o.Supports.Items {
		if up, ok := o.Supports.Items[i].To.(*lang.Objective); ok {
			serveUpward(up, served)
		}
	}
}

func tacticStub(o *lang.Objective) string {
	return `tactic "NAME" {
  discipline = discipline.NAME
  owner      = person.NAME
  serves     = [` + lang.Reference(o) + `]
}
`
}
