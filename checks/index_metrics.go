package checks

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// usage is who uses a metric.
type usage struct {
	tactics     []*lang.Tactic
	disciplines []*lang.Discipline
}

func (x *Index) use(m *lang.Metric) *usage {
	u := x.usage[m]
	if u == nil {
		u = &usage{}
		x.usage[m] = u
	}
	return u
}

// measure notes the metrics that a tactic uses, by its metrics or by a
// contribution.
func (x *Index) measure(t *lang.Tactic) {
	open := t.Metrics.State == lang.Unknown || t.Discipline.State == lang.Unknown
	for i := range t.Metrics.Items {
		x.addUse(t.Metrics.Items[i].To, t)
	}
	for i := range t.Contributions {
		c := &t.Contributions[i]
		if c.Metric.Known() {
			x.addUse(c.Metric.To, t)
		}
		open = open || c.Metric.State == lang.Unknown
	}
	x.doubtIf(WhoMeasures, t.Plan(), open)
}

func (x *Index) addUse(m *lang.Metric, t *lang.Tactic) {
	u := x.use(m)
	if !slices.Contains(u.tactics, t) {
		u.tactics = append(u.tactics, t)
	}
	if t.Discipline.Known() && !slices.Contains(u.disciplines, t.Discipline.To) {
		u.disciplines = append(u.disciplines, t.Discipline.To)
	}
}

// UsersOf lists the tactics that use a metric, and their disciplines.
func (x *Index) UsersOf(m *lang.Metric) ([]*lang.Tactic, []*lang.Discipline) {
	if u := x.usage[m]; u != nil {
		return u.tactics, u.disciplines
	}
	return nil, nil
}

// MeasuredBy lists the objectives whose metric this is.
func (x *Index) MeasuredBy(m *lang.Metric) []*lang.Objective { return x.measures[m] }

// FeedsInto lists the metrics that a metric feeds, directly and through others,
// the nearest first.
func FeedsInto(m *lang.Metric) []*lang.Metric {
	var list []*lang.Metric
	for m.Feeds.Known() && !slices.Contains(list, m.Feeds.To) {
		m = m.Feeds.To
		list = append(list, m)
	}
	return list
}

// FedBy lists the metrics that feed a metric, directly and through others.
func (x *Index) FedBy(m *lang.Metric) []*lang.Metric {
	list := slices.Clone(x.fedBy[m])
	for i := 0; i < len(list); i++ {
		for _, below := range x.fedBy[list[i]] {
			if below != m && !slices.Contains(list, below) {
				list = append(list, below)
			}
		}
	}
	return list
}
