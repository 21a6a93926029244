package measures

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutMetric = &checks.Rule{
	ID: "tactic-without-metric", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every:    "None of the %d tactics of the %s that serve an objective is measured by anything.",
	EveryFix: "Say of each what it is expected to bring to the metric of its objective",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if len(t.Serves.Items) == 0 {
				continue
			}
			p.Count(t)
			if t.Metrics.Empty() && len(t.Contributions) == 0 {
				mendContribution(p, p.Report(t, t.At(), "The %s serves an objective, but is measured by nothing.", t), t)
			}
		}
	},
}

// mendContribution offers to say what a tactic is expected to bring.
func mendContribution(p *checks.Pass, f *checks.Finding, t *lang.Tactic) {
	f.Detail = "contribution"
	metric := "metric.NAME"
	objectives, _ := p.ObjectivesOf(t)
	if len(t.Metrics.Items) > 0 {
		metric = lang.Reference(t.Metrics.Items[0].To)
	}
	for _, o := range slices.Backward(objectives) {
		if o.Metric.Known() {
			metric = lang.Reference(o.Metric.To)
		}
	}
	f.AddFix("Say how much of "+metric+" it is expected to bring", t.Plan().AddBlock(t, `contribution {
  metric   = `+metric+`
  expected = 0 # how much?
}
`))
}
