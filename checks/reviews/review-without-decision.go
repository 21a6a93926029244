package reviews

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var reviewWithoutDecision = &checks.Rule{
	ID: "review-without-decision", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, r := range plan.Reviews {
				if kind := kindOf(r); kind == "" || kind == "kickoff" || r.Decides.State == lang.Unknown || len(strings.Join(r.Decides.V, "")) > 0 {
					continue
				}
				const stub = `["Which question is answered there?"]`
				f := p.Report(r, r.Decides.Range(), "The %s decides nothing.", r)
				f.Detail = "decides"
				f.ProposeStub("decides", stub, "")
			}
		}
	},
}
