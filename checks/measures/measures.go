// Package measures is a chapter of the rule book: every metric is shared.
package measures

import (
	"embed"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("measures", pages,
	privateMetric,
	unsharedTarget,
	diagnosticFeedsNothing,
	vanityMetric,
	aveMetric,
	outputOnlyObjective,
	noImpactMetric,
	metricWithoutSource,
	metricWithoutDefinition,
	metricNotAgreed,
	siloedSource,
	leadMetricOutsideCRM,
	duplicateMetric,
	unusedMetric,
	tacticWithoutMetric,
	tacticWithoutContribution,
	trackingMissing,
	funnelDoesNotAddUp,
	funnelWithoutRate,
)

// without lists the disciplines that a list does not name.
func without(disciplines []*lang.Discipline, named *lang.Refs[*lang.Discipline]) []*lang.Discipline {
	listed := map[*lang.Discipline]bool{}
	for i := range named.Items {
		listed[named.Items[i].To] = true
	}
	var list []*lang.Discipline
	for _, d := range disciplines {
		if !listed[d] {
			list = append(list, d)
		}
	}
	return list
}

// inviting adds disciplines to the list of an element, where that has all of them
// in reach and is written out.
func inviting(e lang.Element, attr string, list *lang.Refs[*lang.Discipline], disciplines []*lang.Discipline) []syntax.Edit {
	names := make([]string, len(disciplines))
	for i, d := range disciplines {
		if names[i] = lang.Reference(d); e.Plan().Lookup("discipline", d.Name()) != lang.Element(d) {
			return nil
		}
	}
	return e.Plan().AddToList(e, attr, names...)
}

// metricAbove is the metric of an objective that the metric's tactics serve, in
// reach of the metric; nil where there is none but itself.
func metricAbove(p *checks.Pass, m *lang.Metric) *lang.Metric {
	for _, t := range p.UsersOf(m) {
		objectives, _ := p.ObjectivesOf(t)
		for _, o := range objectives {
			if up := o.Metric.To; o.Metric.Known() && up != m && !facts.Feeds(up, m) &&
				m.Plan().Lookup("metric", up.Name()) == lang.Element(up) {
				return up
			}
		}
	}
	return nil
}

// addContributionFix offers to say what a tactic is expected to bring.
func addContributionFix(p *checks.Pass, f *checks.Finding, t *lang.Tactic) {
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

// answer is sure.
func answer(yes bool) facts.Answer {
	if yes {
		return facts.Yes
	}
	return facts.No
}

// sameUnit tells whether two metrics have one unit; open where one of them says none.
func sameUnit(a, b *lang.Metric) facts.Answer {
	if !a.Unit.Known() || !b.Unit.Known() {
		return facts.Open
	}
	return answer(prose.Normalise(a.Unit.V) == prose.Normalise(b.Unit.V))
}
