package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Mentioned reports whether anything but a waiver or a rename names a metric
// anywhere, or may do so in what cannot be read.
func (x *Index) Mentioned(m *lang.Metric) bool { return metricMentioned.ask(x, m.Plan(), m) }

var metricMentioned = whether(func(part *Part, m *lang.Metric) bool {
	if part.counts(m) {
		return true // what can be read names it, and no text has to be searched
	}
	said := part.mentioned()
	return said.metrics[m] || said.open[m.Plan()]
})

// counts reports whether a tactic, an objective or a goal of a part is measured by a metric, or
// another metric feeds it.
func (x *Part) counts(m *lang.Metric) bool {
	return x.usage[m] != nil || len(x.measures[m]) > 0 || len(x.goalsBy[m]) > 0 || len(x.fedBy[m]) > 0
}

// Wanted reports whether an objective that has a metric in reach is measured by nothing.
func (x *Index) Wanted(m *lang.Metric) bool { return metricWanted.ask(x, m.Plan(), m) }

var metricWanted = whether(func(part *Part, m *lang.Metric) bool { return part.mentioned().wanting[m.Plan()] })

// Reported reports whether a tactic or a review that has a metric in reach shows numbers to
// somebody, by its title.
func (x *Index) Reported(m *lang.Metric) bool { return metricReported.ask(x, m.Plan(), m) }

var metricReported = whether(func(part *Part, m *lang.Metric) bool { return part.mentioned().reporting[m.Plan()] })

// mentioned is which metrics the text of a part names, the plans of which it leaves that open, and
// those from which an objective or a report may be meant.
type mentioned struct {
	metrics                  map[*lang.Metric]bool
	open, wanting, reporting map[*lang.Plan]bool
}

func (x *Part) findMentioned() *mentioned {
	said := &mentioned{map[*lang.Metric]bool{}, map[*lang.Plan]bool{}, map[*lang.Plan]bool{}, map[*lang.Plan]bool{}}
	for _, p := range x.Plans {
		open := p.Unclear() || slices.ContainsFunc(p.All, unread)
		p.Named("metric", func(by *lang.Kind, name string) {
			if by != nil && (by.Name == "waiver" || by.Name == "moved") {
				return
			}
			m, known := p.Lookup("metric", name).(*lang.Metric)
			if known {
				said.metrics[m] = true
			} else if by == nil || by.Name != "amendment" { // which may drop what is gone
				open = true
			}
		})
		markUp(said.open, p, open)
		markUp(said.wanting, p, slices.ContainsFunc(p.Objectives, func(o *lang.Objective) bool { return o.Metric.Absent() && o.ReachedBy.Absent() }))
		markUp(said.reporting, p, slices.ContainsFunc(p.Tactics, func(t *lang.Tactic) bool { return Reports(t.Title.V) }) ||
			slices.ContainsFunc(p.Reviews, func(r *lang.Review) bool { return Reports(r.Title.V) }))
	}
	return said
}

// unread reports whether an element may name a metric in what cannot be read.
func unread(e lang.Element) bool {
	unknown := e.Broken()
	switch e := e.(type) {
	case *lang.Tactic:
		unknown = unknown || e.Metrics.State == lang.Unknown
		for i := range e.Contributions {
			unknown = unknown || e.Contributions[i].Metric.State == lang.Unknown
		}
	case *lang.Objective:
		unknown = unknown || e.Metric.State == lang.Unknown
	case *lang.Goal:
		unknown = unknown || e.Metric.State == lang.Unknown
	case *lang.Metric:
		unknown = unknown || e.Feeds.State == lang.Unknown
	case *lang.Reading:
		unknown = unknown || e.Metric.State == lang.Unknown
	case *lang.Amendment:
		unknown = unknown || e.Adds.State == lang.Unknown || e.Changes.State == lang.Unknown
	}
	return unknown
}

// MetricLike finds the first metric in scope, from the workspace's plan down, of which
// key says the same; keys that are empty are no likeness. It is nil where there is none,
// and where m itself is the first.
func (x *Index) MetricLike(m *lang.Metric, key MetricKey) *lang.Metric {
	said := key.of(m)
	if said == "" {
		return nil
	}
	var first *lang.Metric
	m.Plan().InScope(func(p *lang.Plan) {
		if other := x.store.home[p].likes()[key][p][said]; other != nil {
			first = other
		}
	})
	if first == m {
		return nil
	}
	return first
}

// MetricKey is what two metrics may have in common, normalised.
type MetricKey int

const (
	ByTitle      MetricKey = iota // the title; the name, where that is left out
	ByDefinition                  // the definition; nothing, where that is left out
	numMetricKeys
)

// of is what a metric says; "" where that is nothing, or cannot be read.
func (key MetricKey) of(m *lang.Metric) string {
	text := m.Title
	if key == ByDefinition {
		text = m.Definition
	}
	switch {
	case text.Known():
		return prose.Normalise(text.V)
	case text.Absent() && key == ByTitle:
		return prose.Normalise(m.Name())
	}
	return ""
}

// likes are the first metrics of each plan that say something, by what they say.
type likes [numMetricKeys]map[*lang.Plan]map[string]*lang.Metric

func (x *Part) findLikes() *likes {
	var found likes
	for key := range numMetricKeys {
		found[key] = map[*lang.Plan]map[string]*lang.Metric{}
		for _, p := range x.Plans {
			first := map[string]*lang.Metric{}
			for _, m := range p.Metrics {
				if said := key.of(m); said != "" && first[said] == nil {
					first[said] = m
				}
			}
			found[key][p] = first
		}
	}
	return &found
}
