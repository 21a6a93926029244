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

func (x *facts) use(m *lang.Metric) *usage {
	u := x.usage[m]
	if u == nil {
		u = &usage{}
		x.usage[m] = u
	}
	return u
}

// measure notes the metrics that a tactic uses, by its metrics or by a
// contribution.
func (x *facts) measure(t *lang.Tactic) {
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

func (x *facts) addUse(m *lang.Metric, t *lang.Tactic) {
	u := x.use(m)
	if n := len(u.tactics); n > 0 && u.tactics[n-1] == t {
		return // tactics come one after another
	}
	u.tactics = append(u.tactics, t)
	if t.Discipline.Known() && !slices.Contains(u.disciplines, t.Discipline.To) {
		u.disciplines = append(u.disciplines, t.Discipline.To)
	}
}

// UsersOf lists the tactics that use a metric, and their disciplines.
func (x *Index) UsersOf(m *lang.Metric) ([]*lang.Tactic, []*lang.Discipline) {
	users := look(x, m.Plan(), func(part *facts) []*usage {
		if u := part.usage[m]; u != nil {
			return []*usage{u}
		}
		return nil
	})
	if len(users) == 1 {
		return users[0].tactics, users[0].disciplines
	}
	all := usage{}
	for _, u := range users {
		all.tactics = append(all.tactics, u.tactics...)
		for _, d := range u.disciplines {
			if !slices.Contains(all.disciplines, d) {
				all.disciplines = append(all.disciplines, d)
			}
		}
	}
	return all.tactics, all.disciplines
}

// MeasuredBy lists the objectives whose metric this is.
func (x *Index) MeasuredBy(m *lang.Metric) []*lang.Objective {
	return look(x, m.Plan(), func(part *facts) []*lang.Objective { return part.measures[m] })
}

// FedBy lists the metrics that feed a metric themselves.
func (x *Index) FedBy(m *lang.Metric) []*lang.Metric {
	return look(x, m.Plan(), func(part *facts) []*lang.Metric { return part.fedBy[m] })
}

// RollUp knows who uses the metrics above and below a metric.
type RollUp struct {
	index        *Index
	above, below map[*lang.Metric]*few
}

// few holds up to two disciplines: whether there are others than one can be told
// from two.
type few [2]*lang.Discipline

func (f *few) add(d *lang.Discipline) {
	switch {
	case d == nil || f[0] == d || f[1] == d:
	case f[0] == nil:
		f[0] = d
	default:
		f[1] = d
	}
}

func (f *few) hasOther(d *lang.Discipline) bool {
	return f[0] != nil && f[0] != d || f[1] != nil && f[1] != d
}

// NewRollUp prepares to look along feeds.
func NewRollUp(x *Index) *RollUp {
	return &RollUp{x, map[*lang.Metric]*few{}, map[*lang.Metric]*few{}}
}

// SharedAbove reports whether tactics of a discipline other than d use a metric
// that m feeds, directly or through others.
func (r *RollUp) SharedAbove(m *lang.Metric, d *lang.Discipline) bool {
	return r.users(m, r.above, func(m *lang.Metric) []*lang.Metric {
		if m.Feeds.Known() {
			return []*lang.Metric{m.Feeds.To}
		}
		return nil
	}).hasOther(d)
}

// SharedBeyond reports whether tactics of a discipline other than d use a metric
// that m feeds, or one that feeds m, directly or through others.
func (r *RollUp) SharedBeyond(m *lang.Metric, d *lang.Discipline) bool {
	return r.SharedAbove(m, d) || r.users(m, r.below, r.index.FedBy).hasOther(d)
}

// users are the disciplines that use the metrics next to m in one direction, and
// those next to these. Each is worked out once; a circle ends where it began.
func (r *RollUp) users(m *lang.Metric, known map[*lang.Metric]*few, next func(*lang.Metric) []*lang.Metric) *few {
	if f := known[m]; f != nil {
		return f
	}
	f := &few{}
	known[m] = f
	for _, n := range next(m) {
		_, users := r.index.UsersOf(n)
		for _, d := range users {
			f.add(d)
		}
		for _, d := range r.users(n, known, next) {
			f.add(d)
		}
	}
	return f
}

// Feeds reports whether a metric feeds another, directly or through others.
func Feeds(m, other *lang.Metric) bool {
	seen := map[*lang.Metric]bool{}
	for m.Feeds.Known() && !seen[m] {
		seen[m] = true
		if m = m.Feeds.To; m == other {
			return true
		}
	}
	return false
}
