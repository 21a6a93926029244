package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Order is which of day and month comes first in a table's dates.
type Order uint8

// The orders.
const (
	Undecided Order = iota
	DayFirst
	MonthFirst
)

// doubt is what keeps a text from being read as days.
type doubt uint8

const (
	sure    doubt = iota
	noDay         // it is none
	noOrder       // day and month can be told apart by nobody
	noYear        // it has none
	inUTC         // a time there, which may be another day here
)

// days reads days as one table writes them.
type days struct {
	order Order
	year  int            // of days without; 0: not known
	zone  *time.Location // in which times in UTC are days; nil: not known
	lent  bool           // it was used for one
}

// span is from a first day to a last. A day relative to the campaign's launch is an
// expression.
type span struct {
	from, to   time.Time
	expression string
	several    bool // it says from when to when, be it a month or a range
}

func (s span) first() string {
	if s.expression != "" {
		return s.expression
	}
	return `"` + s.from.Format(time.DateOnly) + `"`
}

func (s span) last() string {
	if s.expression != "" {
		return s.expression
	}
	return `"` + s.to.Format(time.DateOnly) + `"`
}

// partial is what a text says of a day, as far as it does.
type partial struct {
	year, month, day int
	quarter, week    int
	a, b             int // of a day such as 3/4, in figures, of which the order is open
	weekday          time.Weekday
	weekdaySaid      bool
}

var (
	timeOfDay  = prose.Pattern(`(?i)[t ,]*\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:am|pm|a\.m\.|p\.m\.|uhr|h)?\b`)
	zone       = prose.Pattern(`(?i)\s*(?:\((?:gmt|utc)[^)]*\)|\b(?:gmt|utc)[+-]\d{1,2}(?::?\d{2})?\b|[+-]\d{2}:?\d{2}$|\b(?:gmt|cet|cest|est|pst|edt|pdt|bst)\b)`)
	utcStamp   = prose.Pattern(`(?i)^(\d{4}-\d{2}-\d{2})[t ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:z|utc)$`)
	milliStamp = prose.Pattern(`^1[0-9]{12}$`)
	serialDay  = prose.Pattern(`^[3-6]\d{4}(?:\.\d+)?$`)
	ordinalDay = prose.Pattern(`(?i)\b(\d{1,2})(?:st|nd|rd|th|er|º|ª)\b`)
	leadingDay = prose.Pattern(`(?i)^(\pL{2,10})\.?,?\s+(.*\d.*)$`)
	joins      = prose.Pattern(`(?i)\b(?:de|del|du|of|the|le|el|der|den|dem|vom|from|von)\b`)
	dIso       = prose.Pattern(`^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$`)
	dPacked    = prose.Pattern(`^(20\d{2})(\d{2})(\d{2})$`)
	dFigures   = prose.Pattern(`^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$`)
	dShort     = prose.Pattern(`^(\d{1,2})\s*([/.])\s*(\d{1,2})\.?$`)
	dWords     = prose.Pattern(`^(\d{1,2})\.?[-/ ]*(\pL{3,})\.?[-/ ]*'?(\d{4}|\d{2})?$`)
	dMonthDay  = prose.Pattern(`^(\pL{3,})\.?[-/ ]*(\d{1,2})(?:[-/ ]+(\d{4}))?$`)
	dMonth     = prose.Pattern(`^(\pL{3,})\.?(?:[-/ ]*'?(\d{4}|\d{2}))?$`)
	dMonthNo   = prose.Pattern(`^(\d{1,2})/(\d{4})$|^(\d{4})-(\d{2})$`)
	dQuarter   = prose.Pattern(`^(?:q|t|quartal |quarter |trimestre )([1-4])(?:[-/ ]*(\d{4}))?$|^(\d{4})[-/ ]*q([1-4])$|^([1-4])\.?\s*(?:quartal|quarter|trimestre)(?:\s+(\d{4}))?$`)
	dWeek      = prose.Pattern(`^(?:kw|cw|wk|week|w|woche|semaine|semana|sem)\.?\s*(\d{1,2})(?:[-/ ]+(\d{4}))?$|^(\d{4})[-/ ]?(?:w|kw)(\d{1,2})$`)
	dRelative  = prose.Pattern(`^(?:t|j|l|d|launch)\s*([-+])\s*(\d{1,3})\s*(d|w|days?|weeks?|tage?|wochen?|jours?|semaines?)?$`)
	dayAlone   = prose.Pattern(`^(\d{1,2})\.?$`)
	dayYear    = prose.Pattern(`^(\d{1,2})\.?\s+(\d{4})$`)
	hyphenated = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "−", "-", "—", "–", "⇒", "→", "->", "→")
	rangeSigns = []string{"→", "–", " - ", " to ", " until ", " till ", " bis ", " au ", " al ", " hasta ", " through ", "-"}
)

// read is the span that a cell says, or what keeps it from being one.
func (d *days) read(cell string) (span, doubt) {
	cell = hyphenated.Replace(cell)
	if s, in := d.stamp(cell); in != noDay {
		return s, in
	}
	p, ok := parsePartial(cell)
	if ok {
		return d.span(p)
	}
	if m := dRelative().FindStringSubmatch(strings.ToLower(strings.TrimSpace(cell))); m != nil {
		return relative(m), sure
	}
	worst := noDay
	for _, sign := range rangeSigns {
		for at := range cell {
			if !strings.HasPrefix(cell[at:], sign) {
				continue
			}
			s, in := d.readRange(cell[:at], cell[at+len(sign):])
			if in == sure || in != noDay && worst == noDay {
				worst = in
			}
			if in == sure {
				return s, sure
			}
		}
	}
	return span{}, worst
}

// stamp is the day of a text that a machine wrote, with a time in UTC or as a number.
func (d *days) stamp(cell string) (span, doubt) {
	if m := utcStamp().FindStringSubmatch(cell); m != nil {
		t, err := time.Parse("2006-01-02 15:04", m[1]+" "+m[2]+":"+m[3])
		if err != nil {
			return span{}, noDay
		}
		return d.dayThere(t)
	}
	if milliStamp().MatchString(cell) {
		n, _ := strconv.ParseInt(cell, 10, 64)
		return d.dayThere(time.UnixMilli(n).UTC())
	}
	if serialDay().MatchString(cell) {
		n, _ := strconv.ParseFloat(cell, 64)
		t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))
		return span{from: t, to: t}, sure
	}
	return span{}, noDay
}

// dayThere is the day of a time in UTC where the people of the table are. Midnight is how machines
// write a day without a time.
func (d *days) dayThere(t time.Time) (span, doubt) {
	switch {
	case t.Hour()+t.Minute() == 0:
	case d.zone == nil:
		return span{}, inUTC
	default:
		t = t.In(d.zone)
	}
	t = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return span{from: t, to: t}, sure
}

// relative is a day that is counted from the launch: T-14.
func relative(m []string) span {
	u := "d"
	if strings.HasPrefix(m[3], "w") || strings.HasPrefix(m[3], "sem") {
		u = "w"
	}
	call := map[string]string{"-": "before", "+": "after"}[m[1]]
	n, _ := strconv.Atoi(m[2])
	if n == 0 {
		return span{expression: "campaign.launch"}
	}
	return span{expression: call + `(campaign.launch, "` + strconv.Itoa(n) + u + `")`}
}

// readRange reads two days, of which each may leave to the other what both have in
// common: 9. - 11. April 2027, March 9-11 2027.
func (d *days) readRange(left, right string) (span, doubt) {
	left, right = strings.TrimSpace(left), strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(right), "–"))
	l, okL := parsePartial(left)
	r, okR := parsePartial(right)
	if !okL {
		if m := dayAlone().FindStringSubmatch(strings.TrimSpace(joins().ReplaceAllString(left, ""))); m != nil {
			l.day, okL = number(m[1]), true
		}
	}
	if !okR {
		if m := dayYear().FindStringSubmatch(strings.ReplaceAll(right, ",", " ")); m != nil {
			r.day, r.year, okR = number(m[1]), number(m[2]), true
		} else if m := dayAlone().FindStringSubmatch(right); m != nil {
			r.day, okR = number(m[1]), true
			if l.week > 0 {
				r.day, r.week = 0, r.day
			}
		}
	}
	if !okL || !okR || l.day == 0 && r.day != 0 && l.a == 0 && l.month > 0 && r.month == 0 {
		return span{}, noDay
	}
	if l.month == 0 && l.a == 0 && l.week == 0 && l.quarter == 0 {
		l.month = r.month
	}
	if r.month == 0 && r.a == 0 && r.week == 0 && r.quarter == 0 {
		r.month = l.month
	}
	if r.year == 0 {
		r.year = l.year
	}
	if l.year == 0 {
		l.year = r.year
	}
	first, in := d.span(l)
	if in != sure {
		return span{}, in
	}
	last, in := d.span(r)
	if in != sure {
		return span{}, in
	}
	if last.to.Before(first.from) {
		return span{}, noDay
	}
	return span{from: first.from, to: last.to, several: true}, sure
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// yearOf is a year that is written with two digits or four; 0 for none.
func yearOf(s string) int {
	if len(s) == 2 {
		return 2000 + number(s)
	}
	return number(s)
}

// plainDay is a text about days without times, zones, ordinals and words that join.
func plainDay(cell string) (text string, p partial) {
	text = strings.ToLower(strings.TrimSpace(strings.ReplaceAll(cell, "\n", " ")))
	text = zone().ReplaceAllString(text, "")
	text = timeOfDayIn(text)
	text = ordinalDay().ReplaceAllString(text, "$1")
	text = joins().ReplaceAllString(strings.ReplaceAll(text, ",", " "), " ")
	text = strings.Join(strings.Fields(text), " ")
	if m := leadingDay().FindStringSubmatch(text); m != nil {
		if w, ok := weekdayNamed(m[1]); ok {
			text, p.weekday, p.weekdaySaid = m[2], w, true
		}
	}
	return text, p
}

// timeOfDayIn takes a time of day away, where what is left may be a day.
func timeOfDayIn(text string) string {
	without := timeOfDay().ReplaceAllString(text, "")
	if strings.Contains(text, ":") || strings.HasSuffix(text, "uhr") {
		return strings.TrimRight(without, " ,z")
	}
	return text
}

// parsePartial is what a text says of one day, month, quarter or week.
func parsePartial(cell string) (partial, bool) {
	if d, ok := lang.ParseDate(cell); ok && d.ISO() == cell {
		return partial{year: number(cell[:4]), month: number(cell[5:7]), day: number(cell[8:])}, true
	}
	if len(cell) > 80 {
		return partial{}, false
	}
	text, p := plainDay(cell)
	match := func(pattern func() *regexp.Regexp) []string { return pattern().FindStringSubmatch(text) }
	switch m := match(dIso); {
	case m != nil:
		p.year, p.month, p.day = number(m[1]), number(m[2]), number(m[3])
		return p, p.real()
	}
	if m := match(dPacked); m != nil {
		p.year, p.month, p.day = number(m[1]), number(m[2]), number(m[3])
		return p, p.real()
	}
	if m := match(dFigures); m != nil {
		return p.figures(number(m[1]), number(m[3]), m[2], yearOf(m[4]))
	}
	if m := match(dShort); m != nil {
		return p.figures(number(m[1]), number(m[3]), m[2], 0)
	}
	if m := match(dWords); m != nil && monthOf(m[2]) > 0 {
		p.day, p.month, p.year = number(m[1]), monthOf(m[2]), yearOf(m[3])
		return p, p.real()
	}
	if m := match(dMonthDay); m != nil && monthOf(m[1]) > 0 && number(m[2]) <= 31 {
		p.month, p.day, p.year = monthOf(m[1]), number(m[2]), number(m[3])
		return p, p.real()
	}
	if m := match(dMonth); m != nil && monthOf(m[1]) > 0 {
		p.month, p.year = monthOf(m[1]), yearOf(m[2])
		return p, true
	}
	if m := match(dMonthNo); m != nil {
		p.month, p.year = number(m[1]+m[4]), number(m[2]+m[3])
		return p, p.month >= 1 && p.month <= 12 && p.year > 1990 && p.year < 2100
	}
	if m := match(dQuarter); m != nil {
		p.quarter, p.year = number(m[1]+m[4]+m[5]), number(m[2]+m[3]+m[6])
		return p, true
	}
	if m := match(dWeek); m != nil {
		p.week, p.year = number(m[1]+m[4]), number(m[2]+m[3])
		return p, p.week >= 1 && p.week <= 53
	}
	return p, false
}

// figures is a day in figures. With points, a table has the day first.
func (p partial) figures(a, b int, sign string, year int) (partial, bool) {
	p.year = year
	if sign == "." {
		p.day, p.month = a, b
		return p, p.real()
	}
	p.a, p.b = a, b
	return p, a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12)
}

// real reports that there is such a day, in some year at least.
func (p partial) real() bool {
	year := p.year
	if year == 0 {
		year = 2028
	}
	t := time.Date(year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
	return p.month >= 1 && p.month <= 12 && t.Day() == p.day && int(t.Month()) == p.month
}

// orders are the orders in which a day in figures can be read at all.
func (p partial) orders() (list []Order) {
	for order, day := range map[Order][2]int{DayFirst: {p.a, p.b}, MonthFirst: {p.b, p.a}} {
		q := partial{year: p.year, day: day[0], month: day[1]}
		t := time.Date(q.year, time.Month(q.month), q.day, 0, 0, 0, 0, time.UTC)
		if q.real() && !(p.weekdaySaid && p.year > 0 && t.Weekday() != p.weekday) {
			list = append(list, order)
		}
	}
	return list
}

func (d *days) span(p partial) (span, doubt) {
	if p.a > 0 {
		order := d.order
		can := p.orders()
		switch {
		case len(can) == 0:
			return span{}, noDay
		case len(can) == 1 && (order == Undecided || order == can[0]):
			order = can[0]
		case len(can) == 1:
			return span{}, noDay
		case p.a == p.b:
			order = DayFirst
		case order == Undecided:
			return span{}, noOrder
		}
		p.day, p.month = p.a, p.b
		if order == MonthFirst {
			p.day, p.month = p.b, p.a
		}
	}
	if p.year == 0 {
		if p.year = d.year; p.year == 0 {
			return span{}, noYear
		}
		d.lent = true
	}
	day := func(m time.Month, n int) time.Time { return time.Date(p.year, m, n, 0, 0, 0, 0, time.UTC) }
	switch {
	case p.week > 0:
		monday := day(1, 4).AddDate(0, 0, -((int(day(1, 4).Weekday())+6)%7)+7*(p.week-1))
		if year, week := monday.ISOWeek(); year != p.year || week != p.week {
			return span{}, noDay
		}
		return span{from: monday, to: monday.AddDate(0, 0, 6), several: true}, sure
	case p.quarter > 0:
		first := time.Month(3*p.quarter - 2)
		return span{from: day(first, 1), to: day(first+3, 0), several: true}, sure
	case p.day == 0:
		return span{from: day(time.Month(p.month), 1), to: day(time.Month(p.month)+1, 0), several: true}, sure
	case !p.real():
		return span{}, noDay
	}
	t := day(time.Month(p.month), p.day)
	if p.weekdaySaid && t.Weekday() != p.weekday {
		return span{}, noDay
	}
	return span{from: t, to: t}, sure
}
