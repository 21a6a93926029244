package facts

import (
	"slices"
	"sort"

	"github.com/plan-as-code/plan/lang"
)

// readings are the measured values of each metric, by day; open are the plans in
// which, or below which, one cannot be read.
type readings struct {
	of   map[*lang.Metric][]*lang.Reading
	open map[*lang.Plan]bool
}

func (x *Part) findReadings() *readings {
	found := &readings{map[*lang.Metric][]*lang.Reading{}, map[*lang.Plan]bool{}}
	for _, p := range x.Plans {
		markUp(found.open, p, p.Unclear())
		for _, r := range p.Readings {
			switch {
			case r.Metric.State == lang.Unknown || r.On.State == lang.Unknown:
				markUp(found.open, p, true)
			case r.Metric.Known() && r.On.Known():
				found.of[r.Metric.To] = append(found.of[r.Metric.To], r)
			}
		}
	}
	for _, list := range found.of {
		byDay(list)
	}
	return found
}

// ReadingsOf lists the readings of a metric, by day. It is not sure, and lists none,
// where one of them may be among what cannot be read.
func (x *Index) ReadingsOf(m *lang.Metric) (list []*lang.Reading, sure bool) {
	if readingsOpen.ask(x, m.Plan(), m.Plan()) {
		return nil, false
	}
	return readingsOf.ask(x, m.Plan(), m), true
}

var (
	readingsOf = &query[*lang.Metric, []*lang.Reading]{
		of:     func(part *Part, m *lang.Metric) []*lang.Reading { return part.readings().of[m] },
		join:   func(all, more []*lang.Reading) []*lang.Reading { return append(all, more...) },
		finish: byDay,
		equal:  func(a, b []*lang.Reading) bool { return slices.EqualFunc(a, b, sameReading) },
		same:   slices.Equal[[]*lang.Reading],
		replace: func(all, was, is []*lang.Reading) ([]*lang.Reading, bool) {
			sameDay := func(a, b *lang.Reading) bool { return lang.ByDay(a, b) == 0 }
			return replaceEach(all, was, is, sameDay)
		},
	}
	readingsOpen = whether(func(part *Part, p *lang.Plan) bool { return part.readings().open[p] })
)

// sameReading reports whether two readings say the same at the same place.
func sameReading(a, b *lang.Reading) bool {
	return a == b || a.String() == b.String() && a.Part() == b.Part() && a.Of.State == b.Of.State &&
		sameAt(a.On, b.On) && sameAt(a.From, b.From) && sameAt(a.Value, b.Value)
}

// sameAt reports whether two values are the same at the same place.
func sameAt[T comparable](a, b lang.Value[T]) bool {
	return a.V == b.V && a.State == b.State && a.Range() == b.Range()
}

// byDay puts readings into the order of their days.
func byDay(readings []*lang.Reading) []*lang.Reading {
	slices.SortStableFunc(readings, lang.ByDay)
	return readings
}

// UpTo are those, of readings by day, that were taken on a day or before it.
func UpTo(day lang.Date, readings []*lang.Reading) []*lang.Reading {
	n := sort.Search(len(readings), func(i int) bool { return readings[i].On.V > day })
	return readings[:n]
}
