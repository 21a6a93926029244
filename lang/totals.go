package lang

import (
	"cmp"
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
func (t *Tactic) total(all, list []share, days Stretch) Total {
	var sum Total
	if t.Standby() {
		return sum
	}
	for i := range list {
		s := &list[i]
		if sum.line == nil {
			sum.line = s.amount.line
		}
		times, divided, known := t.times(s, all, days)
		switch {
		case !known || s.amount.State == Unknown || s.most != nil && s.most.State == Unknown:
			sum.State = Unknown
		case sum.State == Absent && s.amount.Known():
			sum.State = Known
		}
		if !known || !s.amount.Known() {
			continue
		}
		most := s.amount.V
		if s.most != nil && s.most.Known() {
			most = max(most, s.most.V)
		}
		sum.V, sum.Most, sum.Divided = sum.V+times*s.amount.V, sum.Most+times*most, sum.Divided || divided
	}
	return sum
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

// Due is the day by which an objective is reached: what it says itself, or else the end of
// its campaign.
func (o *Objective) Due() *Day {
	for p := o.plan; o.By.Absent() && p != nil; p = p.Parent {
		if p.Campaign != nil {
			return &p.Campaign.End
		}
	}
	return &o.By
}

// aYear is how long a programme without an end is counted.
var aYear = Duration{12, Months}

// Endless reports that the campaign of a plan says that it has no end: it is left out, there
// and above.
func (p *Plan) Endless() bool {
	campaign := false
	for ; p != nil; p = p.Parent {
		if c := p.Campaign; c != nil {
			if campaign = true; !c.End.Absent() || c.Broken() {
				return false
			}
		}
	}
	return campaign
}

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

// joined puts stretches in order, and makes one of those that meet.
func joined(list []Stretch) []Stretch {
	slices.SortFunc(list, func(a, b Stretch) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last)) })
	var apart []Stretch
	for _, s := range list {
		if n := len(apart); n > 0 && s.First <= apart[n-1].Last+1 {
			apart[n-1].Last = max(apart[n-1].Last, s.Last)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

// Without takes stretches out of others.
func Without(list, out []Stretch) []Stretch {
	for _, o := range out {
		var rest []Stretch
		for _, s := range list {
			if before := (Stretch{s.First, min(s.Last, o.First-1)}); before.First <= before.Last {
				rest = append(rest, before)
			}
			if after := (Stretch{max(s.First, o.Last+1), s.Last}); after.First <= after.Last {
				rest = append(rest, after)
			}
		}
		list = rest
	}
	return list
}

// begun is how many spans of a length have begun, from the first day of a stretch up to and
// with a day.
func (s Stretch) begun(per Duration, day Date) int {
	day = min(day, s.Last)
	if day < s.First || per.N <= 0 {
		return 0
	}
	days := int(day-s.First) + 1
	switch per.Unit {
	case Months:
		n := 0
		for s.First.Plus(Duration{n * per.N, Months}) <= day {
			n++
		}
		return n
	case Days:
		return (days + per.N - 1) / per.N
	}
	return (days*minutesPerDay + per.minutes() - 1) / per.minutes()
}
