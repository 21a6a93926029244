package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var metricWithoutSource = &checks.Rule{
	ID: "metric-without-source", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s leave open where their numbers come from.", Among: "that are in use", EveryFix: "Name for each the system that it is read in",
	Check: func(p *checks.Pass) {
		for _, m := range p.Metrics {
			if !inUse(p, m) {
				continue
			}
			if p.Count(m); !m.Source.Absent() {
				continue
			}
			f := p.Report(m, m.At(), "The %s does not say where its number comes from.", m)
			f.Detail = "source"
			if s := onlySystem(m.Plan()); s != nil {
				f.Propose("source", lang.Reference(s), "if it comes from there")
				continue
			}
			f.ProposeOpen("source", "")
		}
	},
}

// inUse reports whether an objective or a tactic is measured by a metric.
func inUse(p *checks.Pass, m *lang.Metric) bool {
	return len(p.UsersOf(m)) > 0 || len(p.MeasuredBy(m)) > 0
}

// onlySystem is the one system in reach of a plan; nil where there is none, or a
// choice.
func onlySystem(plan *lang.Plan) *lang.System {
	var only *lang.System
	n := 0
	plan.InScope(func(plan *lang.Plan) {
		if n += len(plan.Systems); len(plan.Systems) > 0 {
			only = plan.Systems[0]
		}
	})
	if n != 1 || plan.Unclear() {
		return nil
	}
	return only
}
