package lang

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/plan-as-code/plan/lang/prose"
)

// Date is a calendar day, counted in days since 1 January 1970. Dates have no
// time of day and no time zone.
type Date int32

// ParseDate reads a day written YYYY-MM-DD; false for any other text, and for a day that
// the calendar does not have.
func ParseDate(s string) (Date, bool) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	number := func(digits string) int {
		n := 0
		for _, c := range []byte(digits) {
			if c < '0' || c > '9' {
				return -1 << 16
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	year, month, day := number(s[:4]), number(s[5:7]), number(s[8:])
	if year < 0 {
		return 0, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if y, m, d := t.Date(); y != year || int(m) != month || d != day {
		return 0, false
	}
	return Date(t.Unix() / secondsPerDay), true
}

// DateOf is the calendar day that t shows on its own clock.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

const secondsPerDay = 24 * 60 * 60

func (d Date) time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// ISO writes the day as plan files do: 2027-04-30.
func (d Date) ISO() string { return d.time().Format(time.DateOnly) }

// String writes the day as people do: 30 April 2027.
func (d Date) String() string { return d.time().Format("2 January 2006") }

// FromTo is a stretch of days in words, which says the year and the month once where both ends
// have it.
func FromTo(first, last Date) string {
	from, to := first.ISO(), last.ISO()
	switch {
	case first == last:
		return first.String()
	case from[:7] == to[:7]:
		return first.time().Format("2") + " to " + last.String()
	case from[:4] == to[:4]:
		return first.time().Format("2 January") + " to " + last.String()
	}
	return first.String() + " to " + last.String()
}

// Weekday is the English name of the day of the week.
func (d Date) Weekday() string { return d.time().Weekday().String() }

// Plus is the day that lies s later. Months end on the last day where the day
// does not exist; hours count only as far as they fill whole days.
func (d Date) Plus(s Duration) Date {
	if s.Unit == Months {
		return d.plusMonths(s.N)
	}
	return d + Date(s.Days())
}

// Minus is the day that lies s earlier, counted as Plus counts.
func (d Date) Minus(s Duration) Date { return d.Plus(Duration{-s.N, s.Unit}) }

func (d Date) plusMonths(n int) Date {
	y, m, day := d.time().Date()
	first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first) + Date(min(day, last)-1)
}

// Unit is what a Duration counts.
type Unit uint8

// Months follow the calendar where there is a day to count from (Date.Plus), and have
// 30 days each where there is none (Duration.Days).
const (
	Days Unit = iota
	Hours
	Months
	Minutes
)

// Duration is a length of time in planners' units: 21d, 6w, 3mo, 1q, 4h, 15min. Weeks
// are kept as days, quarters as months.
type Duration struct {
	N    int  // how many; below 0 it leads back
	Unit Unit // what N counts
}

var durationUnits = map[string]Duration{
	"min": {1, Minutes}, "h": {1, Hours}, "d": {1, Days}, "w": {7, Days}, "mo": {1, Months}, "q": {3, Months},
}

const maxDuration = 100_000 // units; far beyond any plan, and dates stay in range

// ParseDuration reads a whole number followed by min, h, d, w, mo or q; false for any other
// text, and for a number above 100,000.
func ParseDuration(s string) (Duration, bool) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	n, err := strconv.Atoi(s[:i])
	unit, ok := durationUnits[s[i:]]
	if err != nil || !ok || n > maxDuration {
		return Duration{}, false
	}
	return Duration{n * unit.N, unit.Unit}, true
}

// Days is the length in whole days: hours and minutes that fill none are dropped, a month
// counts as 30.
func (s Duration) Days() int {
	switch s.Unit {
	case Minutes:
		return s.N / minutesPerDay
	case Hours:
		return s.N / 24
	case Months:
		return s.N * 30
	}
	return s.N
}

const minutesPerDay = 24 * 60

// minutes is the length in minutes, a month of 30 days.
func (s Duration) minutes() int {
	switch s.Unit {
	case Minutes:
		return s.N
	case Hours:
		return s.N * 60
	}
	return s.Days() * minutesPerDay
}

// Code writes the length as plan files do, in min, h, d or mo: what was read from 2w is 14d.
func (s Duration) Code() string {
	return strconv.Itoa(s.N) + [...]string{Days: "d", Hours: "h", Months: "mo", Minutes: "min"}[s.Unit]
}

// Each says that something is so once in every such length: a day, every 2 weeks.
func (s Duration) Each() string {
	if n, unit := s.counted(); n == 1 {
		return prose.A(unit)
	}
	return s.Every()
}

// Every says how often something happens, once in every such length: every day, every 2 weeks.
func (s Duration) Every() string {
	n, unit := s.counted()
	if n == 1 {
		return "every " + unit
	}
	return "every " + prose.Count(n, unit)
}

// counted is the length in the largest unit of which it has whole ones.
func (s Duration) counted() (n int, unit string) {
	if s.Unit == Days && s.N%7 == 0 {
		return s.N / 7, "week"
	}
	return s.N, [...]string{Days: "day", Hours: "hour", Months: "month", Minutes: "minute"}[s.Unit]
}

// String writes the length as people do: 21 days, 3 months, 4 hours, 15 minutes.
func (s Duration) String() string {
	return prose.Count(s.N, [...]string{Days: "day", Hours: "hour", Months: "month", Minutes: "minute"}[s.Unit])
}

// Stretch is a stretch of days, both included.
type Stretch struct{ First, Last Date }

// Days is how many days it has.
func (s Stretch) Days() int { return int(s.Last-s.First) + 1 }

// daysIn is how many days stretches have that are apart.
func daysIn(list []Stretch) (n int) {
	for _, s := range list {
		n += s.Days()
	}
	return n
}

// within is the part of a stretch that lies in another; false where none does.
func (s Stretch) within(in Stretch) (Stretch, bool) {
	s.First, s.Last = max(s.First, in.First), min(s.Last, in.Last)
	return s, s.First <= s.Last
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
