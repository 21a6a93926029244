package measures

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutMetric = &checks.Rule{
	ID: "tactic-without-metric", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Suppresses: []string{"tactic-without-contribution"},
	Every:      "%s of the %s are measured by nothing.", Among: "that serve what can be counted",
	EveryFix: "Say of each what it is expected to bring to the metric of its objective",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if len(t.Serves.Items) == 0 || !isCounted(t) {
				continue
			}
			p.Count(t)
			if t.Metrics.Empty() && len(t.Contributions) == 0 && !countedBesides(p, t) {
				addContributionFix(p, p.Report(t, t.At(), "The %s serves an objective, but is measured by nothing.", t), t)
			}
		}
	},
}

// countedBesides reports that all of a tactic's campaign is one discipline's, and that others of
// its tactics count each objective that this one serves: it shows in the number that they keep.
func countedBesides(p *checks.Pass, t *lang.Tactic) bool {
	return p.Lone(t.Plan()) != nil && !slices.ContainsFunc(t.Serves.Items, func(o lang.Ref[*lang.Objective]) bool {
		m := o.To.Metric
		return !m.Known() || !slices.ContainsFunc(p.UsersOf(m.To), func(by *lang.Tactic) bool { return by != t && by.Plan() == t.Plan() && !by.Standby() })
	})
}
