package strategy

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var strategyMissing = &checks.Rule{
	ID: "strategy-missing", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Inherits: true, Settings: facts.AsShort(),
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if hasStrategy(c.Plan()) || c.Plan().Unclear() || p.Brief(c, checks.Settings[facts.Short](p)) {
				continue
			}
			p.Report(c, c.At(), "The %s does not say by which strategy its tactics reach the objectives.", c).
				AddShownFix("Write a strategy", "one", c.Plan().File(c.At().Filename).Append(strategyStub(c.Plan())))
		}
	},
}

// hasStrategy reports whether a plan, or one above it, has a strategy, or may
// have one in what cannot be read.
func hasStrategy(plan *lang.Plan) bool {
	found := false
	plan.InScope(func(plan *lang.Plan) {
		c := plan.Campaign
		found = found || len(plan.Strategies) > 0 || c != nil && !facts.Blank(&c.Strategy)
	})
	return found
}

func strategyStub(plan *lang.Plan) string {
	objectives := []string{}
	for _, o := range plan.Objectives {
		objectives = append(objectives, lang.Reference(o))
	}
	if len(objectives) == 0 {
		objectives = []string{"objective.NAME"}
	}
	return `strategy "NAME" {
  statement = "How do the tactics together bring the change about?"
  serves    = [` + strings.Join(objectives, ", ") + `]
}
`
}
