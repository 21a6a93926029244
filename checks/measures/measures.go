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
	metricTooSlow,
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

// metricAbove is the one metric of the objectives that a metric's tactics work for which it
// can be meant to feed: of the same unit, within its reach, and cures what is found; nil where
// there is none, or several.
func metricAbove(p *checks.Pass, m *lang.Metric, cures func(*lang.Metric) bool) *lang.Metric {
	var one *lang.Metric
	for _, t := range p.UsersOf(m) {
		objectives, _ := t.Objectives()
		for _, o := range objectives {
			up := o.Metric.To
			if !o.Metric.Known() || up == one || up == m || facts.Feeds(up, m) || m.Plan().Lookup("metric", up.Name()) != lang.Element(up) {
				continue
			}
			if prose.Normalise(up.Unit.V) != prose.Normalise(m.Unit.V) || !cures(up) {
				continue
			}
			if one != nil {
				return nil
			}
			one = up
		}
	}
	return one
}

// addContributionFix offers to say what a tactic is expected to bring.
func addContributionFix(p *checks.Pass, f *checks.Finding, t *lang.Tactic) {
	f.Detail = "contribution"
	metric := "metric.NAME"
	objectives, _ := t.Objectives()
	if len(t.Metrics.Items) > 0 {
		metric = lang.Reference(t.Metrics.Items[0].To)
	}
	for _, o := range slices.Backward(objectives) {
		if o.Metric.Known() {
			metric = lang.Reference(o.Metric.To)
		}
	}
	offer := "Say how much of " + metric + " it is expected to bring"
	if metric == "metric.NAME" {
		offer = "Say what it is expected to bring, and how much"
	}
	f.AddOffer("Say how much of "+metric+" it is expected to bring", offer, t.Plan().AddBlock(t, `contribution {
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

// isCounted reports that a tactic may bring a number: it is not on standby; it serves an objective itself, or by its
// strategy, and not only by the tactics that it supports; and one of its objectives is more
// than done or not done.
func isCounted(t *lang.Tactic) bool {
	if t.Standby() || t.OnlySupports() {
		return false
	}
	if lang.FieldsOf(t).Get(t.Kind().Attr("serves")).Undecided() {
		return false // who knows what it is to bring
	}
	objectives, sure := t.Objectives()
	return !sure || len(objectives) == 0 || slices.ContainsFunc(objectives, func(o *lang.Objective) bool { return o.ReachedBy.Absent() })
}

// sameUnit tells whether two metrics have one unit; open where one of them says none.
func sameUnit(a, b *lang.Metric) facts.Answer {
	if !a.Unit.Known() || !b.Unit.Known() {
		return facts.Open
	}
	return answer(prose.Normalise(a.Unit.V) == prose.Normalise(b.Unit.V))
}
