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
	metric := lang.Stub{Attr: "metric", Value: "metric.NAME"}
	target := lang.Stub{Attr: "target", Value: "100"}
	switch {
	case g.Metric.Absent() && g.Target.Absent():
		f := p.Report(g, g.At(), "The %s says neither by what it is measured nor how much is to be reached.", g)
		f.Mend("Name the metric and the value to reach", lang.Adding(g, []lang.Stub{metric, target})...)
	case g.Metric.Absent():
		f := p.Report(g, g.At(), "The %s is measured by nothing.", g)
		f.Detail = "metric"
		f.Mend("Add metric = metric.NAME", lang.Adding(g, []lang.Stub{metric})...)
	case g.Target.Absent():
		f := p.Report(g, g.At(), "The %s does not say how much is to be reached.", g)
		f.Detail = "target"
		f.Mend("Add target = NUMBER")
	}
}
