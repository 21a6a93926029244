package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var disconnectedTactic = &checks.Rule{
	ID: "disconnected-tactic", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Across: true,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if !p.Collaborates(t) {
				p.Report(t, t.At(), "The %s shares nothing with another discipline: no objective, message, amplification, requirement or handoff.", t).
					AddFix("Let it carry a message that others carry, amplify what another discipline does, or hand something over")
			}
		}
	},
}
