package communication

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var declinedWithoutReason = &checks.Rule{
	ID: "declined-without-reason", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, r := range plan.Recommendations {
				if r.Response.Known() && r.Response.V != "accepted" {
					checkAnswer(p, r)
				}
			}
		}
	},
}

func checkAnswer(p *checks.Pass, r *lang.Recommendation) {
	var lacks []string
	var edits []syntax.Edit
	ask := func(text *lang.Text, attr, what, question string) {
		if !filled(text) {
			lacks = append(lacks, what)
			edits = append(edits, r.Plan().SetAttribute(r, attr, `"`+question+`"`))
		}
	}
	ask(&r.Reason, "reason", "why", "Why this answer?")
	ask(&r.Consequence, "consequence", "what follows from that", "What follows from it?")
	if len(lacks) == 0 {
		return
	}
	answer := "declined"
	if r.Response.V == "partly" {
		answer = "accepted only partly"
	}
	f := p.Report(r, r.Response.Range(), "The %s was %s, and nobody says %s.", r, answer, prose.List(lacks))
	f.Detail = "response"
	f.AddFix("Say "+strings.Join(lacks, ", and "), edits...)
}
