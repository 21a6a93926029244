package measures

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var diagnosticFeedsNothing = &checks.Rule{
	ID: "diagnostic-feeds-nothing", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true, Across: true,
	Every: "%s of the %s are counted by tactics, but feed no metric of an objective or a goal.", EveryFix: "Let each of them feed the metric of an objective, or stop counting it",
	Check: func(p *checks.Pass) {
		leads := facts.NewChain(func(m *lang.Metric) facts.Answer { return steers(p, m) })
		for _, m := range p.Metrics {
			p.Count(m)
			if !slices.ContainsFunc(p.UsersOf(m), func(t *lang.Tactic) bool { return !t.OnlySupports() }) || leads.From(m) != facts.No {
				continue
			}
			f := p.Report(m, m.Feeds.Range(), "The %s is counted by tactics, but feeds no metric of an objective or a goal.", m)
			f.Detail = "feeds"
			if up := metricAbove(p, m, func(up *lang.Metric) bool { return leads.From(up) == facts.Yes }); up != nil && m.Feeds.Absent() {
				f.Propose("feeds", lang.Reference(up), "")
				continue
			}
			f.AddFix("Let it feed the metric of an objective, or stop counting it")
		}
	},
}

// steers tells whether an objective or a goal is measured by a metric.
func steers(p *checks.Pass, m *lang.Metric) facts.Answer {
	switch plan := m.Plan(); {
	case p.Measures(m):
		return facts.Yes
	case p.Doubt(facts.WhoMeasures, plan) || p.Doubt(facts.WhatGoalsCount, plan):
		return facts.Open
	}
	return facts.No
}
