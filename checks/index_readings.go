package checks

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// readings are the measured values of each metric, by day; open are the plans in
// which, or below which, one cannot be read.
type readings struct {
	of   map[*lang.Metric][]*lang.Reading
	open map[*lang.Plan]bool
}

func (x *facts) findReadings() *readings {
	found := &readings{map[*lang.Metric][]*lang.Reading{}, map[*lang.Plan]bool{}}
	for _, p := range x.plans {
		markAbove(found.open, p, p.Unclear())
		for _, r := range p.Readings {
			switch {
			case r.Metric.State == lang.Unknown || r.On.State == lang.Unknown:
				markAbove(found.open, p, true)
			case r.Metric.Known() && r.On.Known():
				found.of[r.Metric.To] = append(found.of[r.Metric.To], r)
			}
		}
	}
	return found
}

// sayOf reports whether a plan has readings of the metrics of another, or may have.
func (x *readings) sayOf(other *lang.Plan) bool { return x.open[other] || mentions(x.of, other) }

// markAbove marks a plan and those above it.
func markAbove(marked map[*lang.Plan]bool, p *lang.Plan, so bool) {
	for ; so && p != nil; p = p.Parent {
		marked[p] = true
	}
}

// Reader collects the readings of metrics, of each once.
type Reader struct {
	index *Index
	known map[*lang.Metric][]*lang.Reading
}

// NewReader prepares to look up readings.
func NewReader(x *Index) *Reader { return &Reader{x, map[*lang.Metric][]*lang.Reading{}} }

// Of lists the readings of a metric, by day. It is not sure where one of them may
// be among what cannot be read.
func (r *Reader) Of(m *lang.Metric) (list []*lang.Reading, sure bool) {
	if slices.Contains(look(r.index, m.Plan(), func(part *facts) []bool { return []bool{part.readings().open[m.Plan()]} }), true) {
		return nil, false
	}
	list, known := r.known[m]
	if !known {
		list = slices.Clone(look(r.index, m.Plan(), func(part *facts) []*lang.Reading { return part.readings().of[m] }))
		slices.SortStableFunc(list, func(a, b *lang.Reading) int { return cmp.Compare(a.On.V, b.On.V) })
		r.known[m] = list
	}
	return list, true
}
