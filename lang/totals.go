package lang

import (
	_ "embed"
	"slices"

	"github.com/plan-as-code/plan/lang/syntax"
)

// TotalsPage says with worked examples what tactics cost and bring, as Markdown.
//
//go:embed totals.md
var TotalsPage string

// What a tactic costs and brings is worked out here alone, for rules, hints, reports and
// exports alike. What recurs counts once for each span that begins; the spans begin with the
// tactic, or with the phase that they are for, and the last one counts in full.

// Total is what several amounts come to.
type Total struct {
	V       float64 // the likely amount, as far as it is known
	Most    float64 // the most that it may be; V where no range is given
	State   State   // Absent where nothing is said of it, Unknown where V may miss something
	Divided bool    // an amount that is said of a longer time was divided by days
	Days    int     // on how many days it counts, of one block alone; 0 where that is not known

	line *syntax.Attribute // of the first amount
}

// Known reports that V is all of it.
func (s Total) Known() bool { return s.State == Known }

// Number is the likely amount as an attribute holds one, where its first part stands.
func (s Total) Number() Number { return Number{V: s.V, State: s.State, line: s.line} }

// Cost is what a tactic may cost in all; nothing where it is on standby.
func (t *Tactic) Cost() Total { return t.CostIn(AllDays) }

// CostIn is what a tactic may cost within a stretch of days.
func (t *Tactic) CostIn(days Stretch) Total {
	var room [2]share // enough for most, who ask for it often
	list := t.costs(room[:0])
	return t.total(list, list, days)
}

// Brings is how much of a metric a tactic is expected to bring in all; nothing where it is
// on standby.
func (t *Tactic) Brings(m *Metric) Total { return t.BringsIn(m, AllDays) }

// BringsIn is how much of a metric a tactic is expected to bring within a stretch of days.
func (t *Tactic) BringsIn(m *Metric, days Stretch) Total {
	var room [2]share
	list := t.contributions(room[:0], m)
	return t.total(list, list, days)
}

// BringsTo is how much of its metric a tactic is expected to bring an objective by the day on
// which that is due. What does not recur is meant for it as a whole, whenever the tactic runs.
func (t *Tactic) BringsTo(o *Objective) Total {
	switch due := o.Due(); {
	case !o.Metric.Known():
		return Total{State: o.Metric.State}
	case due.Known():
		return t.begun(o.Metric.To, due.V, true)
	case due.State == Unknown && t.Recurs(o.Metric.To):
		return Total{State: Unknown}
	}
	return t.Brings(o.Metric.To)
}

// BringsAtMost is how much of a metric a tactic may have brought by a day, where what does not
// recur comes at once.
func (t *Tactic) BringsAtMost(m *Metric, day Date) Total { return t.begun(m, day, false) }

// begun counts what has begun by a day: spans of what recurs, and in whole anything else; that
// of no phase, where early, in any case.
func (t *Tactic) begun(m *Metric, day Date, early bool) (sum Total) {
	var room [2]share
	all := t.contributions(room[:0], m)
	for i := range all {
		s, days := &all[i], UpTo(day)
		if !s.recurs() {
			if when, known := t.stretchesOf(s); !known || len(when) == 0 || when[0].First <= day || early && !s.phased() {
				days = AllDays
			}
		}
		sum.add(t.one(s, all, days))
	}
	return sum
}

// Recurs reports that a tactic brings something of a metric over and over.
func (t *Tactic) Recurs(m *Metric) bool {
	var room [2]share
	return slices.ContainsFunc(t.contributions(room[:0], m), func(s share) bool { return s.recurs() })
}

// Cost is what the tactic may cost by this block alone.
func (m *Money) Cost(t *Tactic) Total { return t.alone(m.share(), t.costs(nil)) }

// Brings is how much the tactic is expected to bring by this block alone.
func (c *Contribution) Brings(t *Tactic) Total {
	return t.alone(c.share(), t.contributions(nil, c.Metric.To))
}

// alone is what one of all amounts comes to.
func (t *Tactic) alone(s share, all []share) Total {
	sum := t.total(all, []share{s}, AllDays)
	when, _ := t.daysOf(&s, all)
	sum.Days = daysIn(when)
	return sum
}

// UpTo are all days up to and with one.
func UpTo(day Date) Stretch { return Stretch{AllDays.First, day} }

// AllDays holds every day of the calendar.
var AllDays = Stretch{-1 << 30, 1 << 30}

// share is one amount that an author wrote down.
type share struct {
	amount, most *Number      // most may be nil
	per          *Span        // absent: all of the time
	phase        *Ref[*Phase] // nil, or absent: any time
}

func (s *share) recurs() bool { return !s.per.Absent() }
func (s *share) phased() bool { return s.phase != nil && !s.phase.Absent() }

// costs adds the amounts that a tactic costs to a list.
func (t *Tactic) costs(list []share) []share {
	switch {
	case !t.Budget.Absent():
		list = append(list, share{amount: &t.Budget, most: &t.BudgetMost, per: &t.BudgetPer})
	case !t.BudgetMost.Absent():
		list = append(list, share{amount: &t.BudgetMost, per: &t.BudgetPer})
	}
	for i := range t.Money {
		list = append(list, t.Money[i].share())
	}
	return list
}

// contributions adds the amounts of a metric that a tactic brings to a list.
func (t *Tactic) contributions(list []share, of *Metric) []share {
	for i := range t.Contributions {
		if c := &t.Contributions[i]; c.Metric.Known() && c.Metric.To == of {
			list = append(list, c.share())
		}
	}
	return list
}

func (c *Contribution) share() share {
	return share{amount: &c.Expected, per: &c.Per, phase: &c.Phase}
}
func (m *Money) share() share { return share{amount: &m.Budget, per: &m.Per, phase: &m.Phase} }

// total adds up what falls on some days, of all amounts or of some among them.
func (t *Tactic) total(all, list []share, days Stretch) (sum Total) {
	for i := range list {
		sum.add(t.one(&list[i], all, days))
	}
	return sum
}

// one is what one of all amounts comes to on some days; nothing where the tactic is on standby.
func (t *Tactic) one(s *share, all []share, days Stretch) (sum Total) {
	if t.Standby() {
		return sum
	}
	sum.line = s.amount.line
	times, divided, known := t.times(s, all, days)
	switch {
	case !known || s.amount.State == Unknown || s.most != nil && s.most.State == Unknown:
		sum.State = Unknown
	case s.amount.Known():
		sum.State = Known
	}
	if !known || !s.amount.Known() {
		return sum
	}
	most := s.amount.V
	if s.most != nil && s.most.Known() {
		most = max(most, s.most.V)
	}
	sum.V, sum.Most, sum.Divided = times*s.amount.V, times*most, divided
	return sum
}

// add takes in another amount.
func (s *Total) add(o Total) {
	if s.line == nil {
		s.line = o.line
	}
	if o.State == Unknown || s.State == Absent {
		s.State = o.State
	}
	s.V, s.Most, s.Divided = s.V+o.V, s.Most+o.Most, s.Divided || o.Divided
}

// times is how often one of all amounts falls on some days: whole spans of what recurs, and
// of anything else the part that the days are of its time.
func (t *Tactic) times(s *share, all []share, days Stretch) (n float64, divided, known bool) {
	if !s.recurs() && days == AllDays {
		return 1, false, true
	}
	when, known := t.daysOf(s, all)
	if !known {
		return 0, false, false
	}
	if s.recurs() {
		for _, w := range when {
			n += float64(w.begun(s.per.V, days.Last) - w.begun(s.per.V, days.First-1))
		}
		return n, false, true
	}
	whole, some := daysIn(when), 0
	for _, w := range when {
		if in, any := w.within(days); any {
			some += in.Days()
		}
	}
	if whole == 0 {
		return 0, false, false
	}
	return float64(some) / float64(whole), some > 0 && some < whole, true
}

// daysOf are the days on which one of all amounts counts: of what recurs, those for which no
// phase has its own.
func (t *Tactic) daysOf(s *share, all []share) ([]Stretch, bool) {
	when, known := t.stretchesOf(s)
	if !known || s.recurs() && (!s.per.Known() || !s.per.V.fits(when)) {
		return nil, false
	}
	if s.recurs() && !s.phased() {
		when = Without(when, t.phasesApart(all))
	}
	return when, true
}

// stretchesOf are the days that an amount is for.
func (t *Tactic) stretchesOf(s *share) ([]Stretch, bool) {
	if !s.phased() {
		list, state := t.Running()
		return list, state == Known
	}
	if !s.phase.Known() {
		return nil, false
	}
	in, known := s.phase.To.Stretch()
	if !known || t.Start.State == Unknown || t.End.State == Unknown {
		return nil, false
	}
	if t.Start.Known() {
		in.First = max(in.First, t.Start.V)
	}
	if t.End.Known() {
		in.Last = min(in.Last, t.End.V)
	}
	return []Stretch{in}, in.First <= in.Last
}

// phasesApart are the phases for which something that recurs has an amount of its own.
func (t *Tactic) phasesApart(list []share) (apart []Stretch) {
	for i := range list {
		if s := &list[i]; s.recurs() && s.phased() && s.phase.Known() {
			if in, known := s.phase.To.Stretch(); known {
				apart = append(apart, in)
			}
		}
	}
	return apart
}

// fits reports that a length of time is no longer than the stretches in which it recurs.
func (s Duration) fits(in []Stretch) bool {
	days := daysIn(in)
	return s.Unit == Minutes || s.Unit == Hours && s.N <= days*24 || s.Days() <= days
}

// Stretch is when the phase is; false where that is not known, or cannot be.
func (ph *Phase) Stretch() (Stretch, bool) {
	s := Stretch{ph.Start.V, ph.End.V}
	return s, ph.Start.Known() && ph.End.Known() && s.First <= s.Last
}

// Starts is the first day on which a tactic is planned to run: what it says itself, or else
// the first of its phases; none where it is on standby.
func (t *Tactic) Starts() *Day { return t.planned(&t.Start, t.PhasedStart) }

// Ends is the last day on which a tactic is planned to run, as Starts is the first.
func (t *Tactic) Ends() *Day { return t.planned(&t.End, t.PhasedEnd) }

func (t *Tactic) planned(own *Day, phased func() *Day) *Day {
	if t.Standby() {
		return &noDay
	}
	if day := phased(); day != nil {
		return day
	}
	return own
}

// PhasedStart is the first day of a tactic's phases, where it does not say its own; nil where
// it does, or has none.
func (t *Tactic) PhasedStart() *Day {
	return t.edge(&t.Start, func(ph *Phase) *Day { return &ph.Start }, func(a, b Date) bool { return a < b })
}

// PhasedEnd is the last day of a tactic's phases, as PhasedStart is the first.
func (t *Tactic) PhasedEnd() *Day {
	return t.edge(&t.End, func(ph *Phase) *Day { return &ph.End }, func(a, b Date) bool { return a > b })
}

func (t *Tactic) edge(own *Day, of func(*Phase) *Day, beyond func(a, b Date) bool) *Day {
	switch {
	case !own.Absent() || t.Phases.Empty():
		return nil
	case !t.Phases.Known():
		return &unknownDay
	}
	farthest := of(t.Phases.Items[0].To)
	for i := range t.Phases.Items {
		switch day := of(t.Phases.Items[i].To); {
		case !day.Known():
			return &unknownDay
		case beyond(day.V, farthest.V):
			farthest = day
		}
	}
	return farthest
}

// noDay and unknownDay are nobody's, and never changed.
var noDay, unknownDay = Day{}, Day{State: Unknown}

// Running are the stretches of days on which a tactic runs, in order: its own dates as far
// as its phases allow. Absent where it does not say both ends; one that starts in a programme
// without an end is counted for 12 months.
func (t *Tactic) Running() ([]Stretch, State) {
	start, end := t.Starts(), t.Ends()
	s := Stretch{start.V, end.V}
	switch {
	case t.Phases.State == Unknown || start.State == Unknown || end.State == Unknown:
		return nil, Unknown
	case start.Known() && end.Absent() && t.plan.Endless():
		s.Last = s.First.Plus(aYear) - 1
	case !start.Known() || !end.Known():
		return nil, Absent
	}
	if s.First > s.Last {
		return nil, Unknown
	}
	if len(t.Phases.Items) == 0 {
		return []Stretch{s}, Known
	}
	var list []Stretch
	for i := range t.Phases.Items {
		in, known := t.Phases.Items[i].To.Stretch()
		if !known {
			return nil, Unknown
		}
		if in, some := in.within(s); some {
			list = append(list, in)
		}
	}
	return joined(list), Known
}
