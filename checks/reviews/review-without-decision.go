package reviews

import (
	"sync"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var reviewWithoutDecision = &checks.Rule{
	ID: "review-without-decision", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Hides: []string{"no-review-before-launch"},
	Check: func(p *checks.Pass) {
		rehearsals := sync.OnceValue(func() []rehearsal { return rehearsalsIn(p) })
		for _, plan := range p.Plans {
			for _, r := range plan.Reviews {
				if !isToDecide(r) || mayDecide(r) {
					continue
				}
				const stub = `["Which question is answered there?"]`
				f := p.Report(r, r.Decides.Range(), "The %s decides nothing.", r)
				f.Detail = "decides"
				f.ProposeStub("decides", stub, "")
				for _, w := range rehearsals() {
					if w.of.Plan().Within(plan) && w.holds(r) {
						f.Hides(w.of, "no-review-before-launch")
					}
				}
			}
		}
	},
}

// isToDecide reports whether a review is one in which something is decided: a checkpoint or
// a final review, and no report that comes every week or more often.
func isToDecide(r *lang.Review) bool {
	const week = 7
	kind := kindOf(r)
	return (kind == "checkpoint" || kind == "final") && r.Every.State != lang.Unknown && !(r.Every.Known() && r.Every.V.Days() <= week)
}
