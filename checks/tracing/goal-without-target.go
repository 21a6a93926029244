package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var goalWithoutTarget = &checks.Rule{
	ID: "goal-without-target", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, g := range plan.Goals {
				checkGoal(p, g)
			}
		}
	},
}

func checkGoal(p *checks.Pass, g *lang.Goal) {
	const metric = "metric.NAME"
	switch {
	case g.Metric.Absent() && g.Target.Absent():
		p.Report(g, g.At(), "The %s says neither by what it is measured nor how much is to be reached.", g).
			ProposeStub("metric", metric, "and a target")
	case g.Metric.Absent():
		p.Report(g, g.At(), "The %s is measured by nothing.", g).
			ProposeStub("metric", metric, "")
	case g.Target.Absent():
		p.Report(g, g.At(), "The %s does not say how much is to be reached.", g).ProposeOpen("target", "")
	}
}
