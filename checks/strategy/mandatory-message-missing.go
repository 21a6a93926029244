package strategy

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var mandatoryMessageMissing = &checks.Rule{
	ID: "mandatory-message-missing", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, m := range plan.Messages {
				if m.Mandatory.Known() && m.Mandatory.V && len(p.CarriersOf(m)) == 0 && !p.Doubt(facts.WhoCarries, plan) {
					p.Report(m, m.At(), "The %s is mandatory, but no tactic carries it.", m).
						AddFix("Add it to what a tactic carries, or no longer make it mandatory")
				}
			}
		}
	},
}
