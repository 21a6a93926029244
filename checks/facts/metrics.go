package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// usage is who uses a metric.
type usage struct {
	tactics     []*lang.Tactic
	disciplines []*lang.Discipline
}

func (u *usage) orNone() *usage {
	if u == nil {
		return &usage{}
	}
	return u
}

func (x *Part) use(m *lang.Metric) *usage {
	u := x.usage[m]
	if u == nil {
		u = &usage{}
		x.usage[m] = u
	}
	return u
}

// measure notes the metrics that a tactic uses, by its metrics or by a
// contribution.
func (x *Part) measure(t *lang.Tactic) {
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

func (x *Part) addUse(m *lang.Metric, t *lang.Tactic) {
	u := x.use(m)
	if n := len(u.tactics); n > 0 && u.tactics[n-1] == t {
		return // tactics come one after another
	}
	u.tactics = append(u.tactics, t)
	if t.Discipline.Known() && !slices.Contains(u.disciplines, t.Discipline.To) {
		u.disciplines = append(u.disciplines, t.Discipline.To)
	}
}

// UsersOf lists the tactics that use a metric.
func (x *Index) UsersOf(m *lang.Metric) []*lang.Tactic { return usersOf.ask(x, m.Plan(), m) }

// CountedBy lists the disciplines whose tactics use a metric, each once.
func (x *Index) CountedBy(m *lang.Metric) []*lang.Discipline {
	return countedBy.ask(x, m.Plan(), m)
}

var (
	usersOf   = list(func(part *Part, m *lang.Metric) []*lang.Tactic { return part.usage[m].orNone().tactics })
	countedBy = &query[*lang.Metric, []*lang.Discipline]{
		of:    func(part *Part, m *lang.Metric) []*lang.Discipline { return part.usage[m].orNone().disciplines },
		join:  func(all, more []*lang.Discipline) []*lang.Discipline { return distinctOf(append(all, more...)) },
		equal: slices.Equal[[]*lang.Discipline],
	}
)

// MeasuredBy lists the objectives whose metric this is.
func (x *Index) MeasuredBy(m *lang.Metric) []*lang.Objective { return measuredBy.ask(x, m.Plan(), m) }

// Measures reports whether an objective or a goal is measured by a metric.
func (x *Index) Measures(m *lang.Metric) bool { return measures.ask(x, m.Plan(), m) }

var (
	measuredBy = list(func(part *Part, m *lang.Metric) []*lang.Objective { return part.measures[m] })
	measures   = whether(func(part *Part, m *lang.Metric) bool { return len(part.measures[m])+len(part.goalsBy[m]) > 0 })
)

// FedBy lists the metrics that feed a metric themselves.
func (x *Index) FedBy(m *lang.Metric) []*lang.Metric { return fedBy.ask(x, m.Plan(), m) }

var fedBy = list(func(part *Part, m *lang.Metric) []*lang.Metric { return part.fedBy[m] })

// RollUp knows who uses metrics, themselves or by metrics that feed them. It belongs to one
// goroutine.
type RollUp struct {
	index *Index
	below map[*lang.Metric]*few // a metric's users, with those of all that feeds it
}

// few holds up to two disciplines, nil where there are fewer: whether there are others
// than one can be told from two.
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

// and are the disciplines of both.
func (f few) and(other few) few {
	f.add(other[0])
	f.add(other[1])
	return f
}

// all are the disciplines; none where f is nil.
func (f *few) all() few {
	if f == nil {
		return few{}
	}
	return *f
}

func (f few) hasOther(d *lang.Discipline) bool {
	return f[0] != nil && f[0] != d || f[1] != nil && f[1] != d
}

// NewRollUp prepares to look along feeds.
func NewRollUp(x *Index) *RollUp { return &RollUp{x, map[*lang.Metric]*few{}} }

// OnlyUser is the discipline whose tactics alone use a metric, or metrics that feed it; nil
// where none uses the metric itself, and where there are several.
func (r *RollUp) OnlyUser(m *lang.Metric) *lang.Discipline {
	own := r.index.CountedBy(m)
	if len(own) != 1 || r.Counts(m, own[0]) {
		return nil
	}
	return own[0]
}

// Private is the discipline that alone counts a metric which leads to no number that another
// one counts, and measures no objective; nil where it is shared, or where that cannot be read.
func (r *RollUp) Private(m *lang.Metric) *lang.Discipline {
	if r.index.Doubt(WhoMeasures, m.Plan()) || len(r.index.MeasuredBy(m)) > 0 {
		return nil
	}
	if d := r.OnlyUser(m); d != nil && !r.SharedAbove(m, d) {
		return d
	}
	return nil
}

// Counts reports whether tactics of a discipline other than d use a metric, or one that feeds
// it.
func (r *RollUp) Counts(m *lang.Metric, d *lang.Discipline) bool { return r.users(m).hasOther(d) }

// SharedAbove reports whether m feeds, directly or through others, a metric that tactics of a
// discipline other than d use, or one that feeds such a metric, or that is promised by an objective
// for which one works: it is theirs, too, whether they count it or not.
func (r *RollUp) SharedAbove(m *lang.Metric, d *lang.Discipline) bool {
	seen := map[*lang.Metric]bool{m: true}
	for m.Feeds.Known() {
		if m = m.Feeds.To; seen[m] {
			return false
		}
		if seen[m] = true; r.Counts(m, d) || r.promised(m, d) {
			return true
		}
	}
	return false
}

// promised reports that a metric measures an objective for which a discipline other than d works.
func (r *RollUp) promised(m *lang.Metric, d *lang.Discipline) bool {
	return slices.ContainsFunc(r.index.MeasuredBy(m), func(o *lang.Objective) bool {
		return slices.ContainsFunc(r.index.DisciplinesOf(o), func(other *lang.Discipline) bool { return other != d })
	})
}

// users are the disciplines that use a metric, and those that use one which feeds it. Each is
// worked out once; a circle ends where it began.
func (r *RollUp) users(m *lang.Metric) *few {
	if f := r.below[m]; f != nil {
		return f
	}
	f := &few{}
	r.below[m] = f
	for _, d := range r.index.CountedBy(m) {
		f.add(d)
	}
	for _, from := range r.index.FedBy(m) {
		*f = f.and(*r.users(from))
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
