package objectives

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var goalInMarketingTerms = &checks.Rule{
	ID: "goal-in-marketing-terms", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, g := range plan.Goals {
				if !g.Metric.Known() {
					continue
				}
				m := g.Metric.To
				if said, at := marketing(m); said != "" {
					f := p.Report(g, g.Metric.Range(), "The %s is measured by the %s, which %s.", g, m, said)
					f.Detail = "metric"
					f.See(at, "It says so here.")
					f.AddFix("Measure it by what the business gains, such as income, contracts or members, and let an objective have this metric")
				}
			}
		}
	},
}

// marketing says why a metric is not a result of the business, and where it says
// so itself; "" where it may be one.
func marketing(m *lang.Metric) (said string, at hcl.Range) {
	switch {
	case m.Register.Known() && m.Register.V == "marketing":
		return "is a number of marketing", m.Register.Range()
	case m.Level.Known() && m.Level.V == "output":
		return "counts what is put out, not what comes of it", m.Level.Range()
	case m.Level.Known() && m.Level.V == "outtake":
		return "counts what people notice, not what the business gains", m.Level.Range()
	}
	return "", hcl.Range{}
}
