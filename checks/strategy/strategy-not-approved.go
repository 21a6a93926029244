package strategy

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var strategyNotApproved = &checks.Rule{
	ID: "strategy-not-approved", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, s := range plan.Strategies {
				if !s.ApprovedBy.Empty() {
					continue
				}
				f := p.Report(s, s.ApprovedBy.Range(), "The %s has been approved by nobody.", s)
				f.Detail = "approved_by"
				who := "whoever answers for the result"
				if sponsor := plan.Sponsor(); sponsor.Known() {
					who = checks.Named(sponsor.To)
				}
				f.AddFix("Ask " + who + ", and enter the approval in approved_by once it is given")
			}
		}
	},
}
