package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var audienceUnderspecified = &checks.Rule{
	ID: "audience-underspecified", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Practice: facts.AudienceNeeds,
	Every:    "%s of the %s leave open what they need or what they are to you today.", EveryFix: "Say of each what they need, and what they are to you today",
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, a := range plan.Audiences {
				p.Count(a)
				if !empty(&a.Needs) || !empty(&a.Wants) || !a.Relationship.Absent() || a.Broken() {
					continue
				}
				const stub = `["What can they not do without?"]`
				p.Report(a, a.At(), "The %s says neither what they need or want, nor what they are to you today.", a).
					ProposeChoice("relationship", "", checks.Proposal{Attribute: "needs", Value: stub, Open: true})
			}
		}
	},
}
