package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var unansweredRecommendation = &checks.Rule{
	ID: "unanswered-recommendation", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Date, Fixable: true,
	Settings: &answerSettings{Within: lang.Span{V: lang.Duration{N: 14}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		within := checks.Settings[answerSettings](p).Within.V
		for _, plan := range p.Plans {
			for _, r := range plan.Recommendations {
				day := r.RespondBy
				if day.Absent() {
					if day = r.On; day.Known() {
						day.V = day.V.Plus(within)
					}
				}
				if r.Response.Absent() && day.Known() && day.V < p.AsOf {
					reportUnanswered(p, r, day)
				}
			}
		}
	},
}

type answerSettings struct {
	Within lang.Span `plan:"within" milder:"more" doc:"How long a recommendation that names no day may wait for an answer."`
}

func reportUnanswered(p *checks.Pass, r *lang.Recommendation, day lang.Day) {
	f := p.Report(r, day.Range(), "The %s was to be answered by %s, %s, and has no answer.", r, day.V, distance(day.V, p.AsOf))
	f.Detail = "response"
	asked := ""
	if r.To.Known() {
		asked = "as " + checks.Named(r.To.To) + " decides"
	}
	f.ProposeChoice("response", asked)
}
