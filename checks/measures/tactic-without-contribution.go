package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutContribution = &checks.Rule{
	ID: "tactic-without-contribution", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Every:    "%s of the %s state no number that they are expected to bring.",
	Among:    "that serve what can be counted",
	EveryFix: "Say of each what it is expected to bring to the metric of its objective",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if t.Broken() || !isCounted(t) {
				continue
			}
			p.Count(t)
			if len(t.Contributions) == 0 {
				addContributionFix(p, p.Report(t, t.At(), "The %s states no number that it is expected to bring.", t), t)
			}
		}
	},
}
