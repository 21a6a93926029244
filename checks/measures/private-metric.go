package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var privateMetric = &checks.Rule{
	ID: "private-metric", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true, Across: true,
	Several:    true,
	Suppresses: []string{"diagnostic-feeds-nothing"},
	Every:      "%s of the %s are counted by one discipline alone.", EveryFix: "Let each of them feed a number that others count as well, or count one together",
	Check: func(p *checks.Pass) {
		rollUp := facts.NewRollUp(p.Index)
		for _, m := range p.Metrics {
			p.Count(m)
			if d := rollUp.Private(m); d != nil {
				reportPrivate(p, rollUp, m, d)
			}
		}
	},
}

func reportPrivate(p *checks.Pass, rollUp *facts.RollUp, m *lang.Metric, d *lang.Discipline) {
	f := p.Report(m, m.At(), "Only the %s counts the %s, and it leads to no number that another discipline counts.", d, m)
	f.Detail = d.Address()
	if shared := metricAbove(p, m, func(up *lang.Metric) bool { return rollUp.Counts(up, d) || rollUp.SharedAbove(up, d) }); shared != nil && m.Feeds.Absent() {
		f.Propose("feeds", lang.Reference(shared), "").
			See(shared.At(), "This metric measures what these tactics are for.")
		return
	}
	f.AddFix("Let another discipline's tactics use it, or let it feed a metric that they use")
}
