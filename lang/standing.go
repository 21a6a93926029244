package lang

import (
	"cmp"
	"slices"
	"strings"
)

// Standing is how a metric stands on a day, by its readings.
type Standing struct {
	V      float64
	State  State    // Absent where no reading counts, Unknown where one that may cannot be read
	Latest *Reading // the last that counts; nil where none does
	Parts  int      // how many readings are in V
}

// AddsUp reports whether readings of parts and of spans make a sum: where the metric does
// not say, all do but shares, rates and times, by their unit.
func (m *Metric) AddsUp() bool {
	if !m.Adds.Absent() {
		return m.Adds.V
	}
	unit := unitWords.Replace(strings.ToLower(m.Unit.V))
	return !slices.ContainsFunc(strings.Fields(unit), func(word string) bool { return slices.Contains(notAdded, word) })
}

var unitWords = strings.NewReplacer("-", " ", "_", " ", "/", " per ", "%", " percent ")

// notAdded are the words of units of which two values make no sum.
var notAdded = []string{
	"percent", "per", "share", "shares", "rate", "rates", "ratio", "score", "scores", "index", "rank", "position", "average", "mean", "median", "nps", "percentage",
	"second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
	"prozent", "quote", "anteil", "pourcent", "taux", "porcentaje", "tasa",
}

// Baseline is how a metric stood at the end of a day, before anything was counted.
type Baseline struct {
	V     float64
	On    Date
	Known bool // that there is one; else all that was ever counted is
}

// LaunchDay is the day on which the audience first sees a campaign: its start, where it names
// no other.
func (c *Campaign) LaunchDay() Day {
	if c.Launch.Absent() {
		return c.Start
	}
	return c.Launch
}

// Before is how the metric of an objective stood before the launch.
func (o *Objective) Before() Baseline {
	if c := o.Plan().Campaign; c != nil && o.Baseline.Known() {
		if launch := c.LaunchDay(); launch.Known() {
			return Baseline{V: o.Baseline.V, On: launch.V - 1, Known: true}
		}
	}
	return Baseline{}
}

// StandingOf is how a metric stands on a day by what was read while the campaign runs, which is
// what its limits hold for: up to its end, and Absent where the latest reading is from before
// its start.
func (c *Campaign) StandingOf(m *Metric, readings []*Reading, day Date, base Baseline) Standing {
	if !c.Start.Known() || c.End.State == Unknown {
		return Standing{State: Unknown}
	}
	if c.End.Known() {
		day = min(day, c.End.V)
	}
	s := StandingOf(m, readings, day, base)
	if s.Known() && s.Latest.On.V < c.Start.V {
		return Standing{}
	}
	return s
}

// Known reports that something was read, and all of it can be.
func (s Standing) Known() bool { return s.State == Known }

// StandingOf is how a metric stands at the end of a day, by readings of it in any order.
//
// A reading of a span counts what happened in it; any other says how things stand. What is
// read of all resets the sum: it holds what was counted of any part up to its day, and so does
// the baseline, before which nothing counts. A span across that day counts for the days behind
// it. Where the metric does not add up, the last reading is all.
func StandingOf(m *Metric, readings []*Reading, day Date, base Baseline) Standing {
	list := readings
	if !slices.IsSortedFunc(list, ByDay) {
		list = slices.Clone(list)
		slices.SortStableFunc(list, ByDay)
	}
	if i := slices.IndexFunc(list, func(r *Reading) bool { return r.On.Known() && r.On.V > day }); i >= 0 {
		list = list[:i]
	}
	if slices.ContainsFunc(list, func(r *Reading) bool { return !r.readable() }) {
		return Standing{State: Unknown}
	}
	if len(list) == 0 {
		return Standing{}
	}
	if last := list[len(list)-1]; !m.AddsUp() {
		return Standing{last.Value.V, Known, last, 1}
	}
	t := &tally{begin: Baseline{On: AllDays.First}, parts: map[any]*part{}}
	if base.Known {
		t.begin = base
	}
	for _, r := range list {
		t.add(r)
	}
	return t.standing()
}

// ByDay is the order in which readings count: by their days, and on one day those of parts
// before those of all. One whose day is not known comes first.
func ByDay(a, b *Reading) int {
	return cmp.Or(cmp.Compare(a.On.V, b.On.V), cmp.Compare(len(b.Of.Items), len(a.Of.Items)))
}

func (r *Reading) readable() bool {
	return r.On.Known() && r.Value.Known() && r.From.State != Unknown && r.Of.State != Unknown && (r.From.Absent() || r.From.V <= r.On.V)
}

// Part names what a reading is of: its elements in any order; nothing for all.
func (r *Reading) Part() string {
	names := make([]string, len(r.Of.Items))
	for i := range r.Of.Items {
		names[i] = r.Of.Items[i].To.Address()
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}

// PartKey is equal for readings of the same part, as Part is; nil for all.
func (r *Reading) PartKey() any {
	if len(r.Of.Items) == 0 {
		return nil
	}
	first := r.Of.Items[0].To
	for i := range r.Of.Items {
		if r.Of.Items[i].To != first {
			return r.Part()
		}
	}
	return first
}

// tally adds up readings, which come in the order of their days.
type tally struct {
	begin Baseline // what the sum begins with
	read  bool     // begin is a reading
	parts map[any]*part
	names []any // of the parts, as they came
	last  *Reading
	count int
}

// part is what was counted of a part of a metric since the sum began.
type part struct {
	spans  float64
	stands *float64 // how it stands by the last reading that says so, since the sum began
	before *float64 // how it stood when the sum began
	on     Date     // the day of that reading
}

func (t *tally) add(r *Reading) {
	name := r.PartKey()
	if r.From.Absent() && name == nil {
		if r.On.V > t.begin.On {
			t.reset(r)
		}
		return
	}
	p := t.parts[name]
	if p == nil {
		p = &part{on: t.begin.On}
		t.parts[name], t.names = p, append(t.names, name)
	}
	if !r.From.Absent() {
		s := Stretch{r.From.V, r.On.V}
		if behind, some := s.within(Stretch{p.on + 1, AllDays.Last}); some {
			p.spans += r.Value.V * float64(behind.Days()) / float64(s.Days())
			t.counted(r)
		}
		return
	}
	p.on, p.spans = max(p.on, r.On.V), 0
	if r.On.V <= t.begin.On {
		p.before = &r.Value.V
		return
	}
	p.stands = &r.Value.V
	if !t.read || p.before != nil {
		t.counted(r)
	}
}

// reset begins the sum anew, with how all of it stands.
func (t *tally) reset(r *Reading) {
	t.begin, t.read, t.count = Baseline{r.Value.V, r.On.V, true}, true, 0
	for _, p := range t.parts {
		if p.stands != nil {
			p.before = p.stands
		}
		p.spans, p.stands, p.on = 0, nil, r.On.V
	}
	t.counted(r)
}

func (t *tally) counted(r *Reading) { t.last, t.count = r, t.count+1 }

func (t *tally) standing() Standing {
	if t.last == nil {
		return Standing{}
	}
	stand := slices.ContainsFunc(t.names, func(part any) bool { return t.parts[part].stands != nil })
	sum := t.begin.V
	if stand && !t.read {
		sum = 0 // how the parts stand is all of it
	}
	for _, name := range t.names {
		p := t.parts[name]
		if sum += p.spans; p.stands == nil {
			continue
		}
		switch {
		case !t.read:
			sum += *p.stands
		case p.before != nil:
			sum += *p.stands - *p.before
		}
	}
	return Standing{sum, Known, t.last, t.count}
}
