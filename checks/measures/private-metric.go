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
			if p.Doubt(facts.WhoMeasures, m.Plan()) {
				continue
			}
			if d := onlyUser(p, m); d != nil && !rollUp.SharedAbove(m, d) {
				reportPrivate(p, m, d, "Only the %[2]s counts the %[1]s.")
			} else if o, d := onlyContributor(p, m); d != nil && !rollUp.SharedAbove(m, d) {
				reportPrivate(p, m, d, "Only the %[2]s works on what the %[1]s measures.").See(o.At(), "It measures this objective.")
			}
		}
	},
}

// onlyUser is the discipline whose tactics alone use a metric; nil where it is
// none or several.
func onlyUser(p *checks.Pass, m *lang.Metric) *lang.Discipline {
	if users := p.CountedBy(m); len(users) == 1 {
		return users[0]
	}
	return nil
}

// onlyContributor is the discipline that alone contributes to what the metric
// measures, and an objective to which it does.
func onlyContributor(p *checks.Pass, m *lang.Metric) (*lang.Objective, *lang.Discipline) {
	var measured *lang.Objective
	var alone *lang.Discipline
	for _, o := range p.MeasuredBy(m) {
		if p.Doubt(facts.WhoServes, o.Plan()) {
			return nil, nil
		}
		for _, d := range p.DisciplinesOf(o) {
			if alone != nil && d != alone {
				return nil, nil
			}
			if alone == nil {
				measured, alone = o, d
			}
		}
	}
	return measured, alone
}

func reportPrivate(p *checks.Pass, m *lang.Metric, d *lang.Discipline, sentence string) *checks.Finding {
	f := p.Report(m, m.At(), sentence, m, d)
	f.Detail = d.Address()
	if shared := metricAbove(p, m); shared != nil && m.Feeds.Absent() {
		return f.Propose("feeds", lang.Reference(shared), "").
			See(shared.At(), "This metric measures what these tactics are for.")
	}
	return f.AddFix("Let another discipline's tactics use it, or let it feed a metric that they use")
}
