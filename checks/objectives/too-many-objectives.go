package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var tooManyObjectives = &checks.Rule{
	ID: "too-many-objectives", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Settings: &tooManySettings{Most: lang.Number{V: 5, State: lang.Known}},
	Check: func(p *checks.Pass) {
		most := checks.Settings[tooManySettings](p).Most.V
		for _, c := range p.Campaigns {
			if n := len(c.Plan().Objectives); float64(n) > most {
				p.Report(c, c.At(), "The %s has %s; more than %s are too many.", c, prose.Count(n, "objective"), prose.Digits(most)).
					AddFix("Keep those that decide about success, and give the others a campaign of their own")
			}
		}
	},
}

type tooManySettings struct {
	Most lang.Number `plan:"most" milder:"more" doc:"How many objectives a campaign may have."`
}
