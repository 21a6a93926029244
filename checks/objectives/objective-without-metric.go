package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var objectiveWithoutMetric = &checks.Rule{
	ID: "objective-without-metric", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text,
	Suppresses: []string{"objective-without-baseline"},
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if o.Metric.Absent() && o.ReachedBy.Absent() {
				p.Report(o, o.At(), "The %s is measured by nothing.", o).ProposeOpen("metric", "")
			}
		}
	},
}
