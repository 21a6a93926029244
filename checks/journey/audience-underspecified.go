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
				needless := a.Needs.State != lang.Unknown && len(a.Needs.V) == 0
				switch unrelated := a.Relationship.Absent(); {
				case needless && unrelated:
					mendNeeds(p.Report(a, a.At(), "The %s does not say what they need, nor what they are to you today.", a), a)
				case needless:
					mendNeeds(p.Report(a, a.At(), "The %s does not say what they need.", a), a)
				case unrelated:
					p.Report(a, a.At(), "The %s does not say what they are to you today.", a).ProposeChoice("relationship", "")
				}
			}
		}
	},
}

// mendNeeds adds the needs, and the relationship on the line below them where that
// is missing too.
func mendNeeds(f *checks.Finding, a *lang.Audience) {
	const stub = `["What can they not do without?"]`
	if a.Relationship.Absent() {
		f.ProposeChoice("relationship", "", checks.Proposal{Attribute: "needs", Value: stub, Open: true})
		return
	}
	f.ProposeStub("needs", stub, "")
}
