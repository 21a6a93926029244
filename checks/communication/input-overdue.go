package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var inputOverdue = &checks.Rule{
	ID: "input-overdue", Severity: lang.Warning, Tier: checks.Essential, Needs: checks.Date,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, in := range plan.Inputs {
				if !in.Due.Known() || in.Due.V >= p.AsOf || !in.ReceivedOn.Absent() {
					continue
				}
				tactics, idle := p.WaitingFor(in)
				if idle {
					continue
				}
				f := p.Report(in, in.Due.Range(), "The %s was due on %s, %s, and has not arrived.", in, in.Due.V, distance(in.Due.V, p.AsOf))
				f.Detail = "due"
				seeWaiting(f, tactics)
				provider := "whoever provides it"
				if in.Provider.Known() {
					provider = checks.Named(in.Provider.To)
				}
				f.AddFix("Ask " + provider + " for it, and enter received_on once it is there")
			}
		}
	},
}
