package measures

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutContribution = &checks.Rule{
	ID: "tactic-without-contribution", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Every:    "%s of the %s state no number that they are expected to bring.",
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

// isCounted reports that a tactic may bring a number: it serves an objective itself, or by its
// strategy, and not only by the tactics that it supports; and one of its objectives is more
// than done or not done.
func isCounted(t *lang.Tactic) bool {
	if t.Serves.Empty() && t.Strategy.Absent() && !t.Supports.Empty() {
		return false
	}
	objectives, sure := t.Objectives()
	return !sure || len(objectives) == 0 || slices.ContainsFunc(objectives, func(o *lang.Objective) bool { return o.ReachedBy.Absent() })
}
