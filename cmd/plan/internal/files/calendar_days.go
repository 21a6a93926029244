package files

import (
	"strconv"
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang/prose"
)

var (
	stampPattern  = prose.Pattern(`^(\d{8})(?:T(\d{6})(Z?))?$`)
	lengthPattern = prose.Pattern(`^([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$`)
)

func isDay(p *property) bool { return len(strings.TrimSpace(p.value)) == len("20270301") }

// moment is what a property says, as clocks show it where the calendar is kept; not ok where it
// says none, or a time in UTC and the calendar does not say where it is kept.
func (r *calendarReader) moment(p *property) (time.Time, bool) {
	m := stampPattern().FindStringSubmatch(strings.TrimSpace(p.value))
	if m == nil {
		return time.Time{}, false
	}
	clock := m[2]
	if clock == "" {
		clock = "000000"
	}
	t, err := time.Parse("20060102150405", m[1]+clock)
	if err != nil {
		return time.Time{}, false
	}
	if m[3] == "Z" {
		if r.zone == nil {
			return time.Time{}, false
		}
		return r.zone.local(t)
	}
	return t, true
}

// day is the day of a property, and as it goes into a cell. A time in UTC goes there as it is
// where nobody knows which day that is.
func (r *calendarReader) day(p *property) (string, time.Time) {
	t, ok := r.moment(p)
	if ok {
		t = t.Truncate(24 * time.Hour)
		return t.Format(time.DateOnly), t
	}
	if m := stampPattern().FindStringSubmatch(strings.TrimSpace(p.value)); m != nil && m[3] == "Z" {
		if t, err := time.Parse("20060102150405", m[1]+m[2]); err == nil {
			return t.Format("2006-01-02T15:04:05Z"), time.Time{}
		}
	}
	return p.value, time.Time{}
}

// clock is the time of day from which and to which something lasts; empty for whole days.
func (r *calendarReader) clock(from, until *property) string {
	at, ok := r.moment(from)
	if !ok || isDay(from) {
		return ""
	}
	text := at.Format("15:04")
	if until != nil && until.value != from.value {
		if end, ok := r.moment(until); ok {
			text += "–" + end.Format("15:04")
		}
	}
	place := from.params["TZID"]
	if place == "" && r.zone != nil {
		place = r.zone.name
	}
	return text + prefixed(" ", place)
}

// lengthOf reads a duration such as P1DT2H30M.
func lengthOf(text string) (time.Duration, bool) {
	m := lengthPattern().FindStringSubmatch(strings.ToUpper(strings.TrimSpace(text)))
	if m == nil || text == "" || m[1] == "-" {
		return 0, false
	}
	var d time.Duration
	for i, unit := range []time.Duration{7 * 24 * time.Hour, 24 * time.Hour, time.Hour, time.Minute, time.Second} {
		n, _ := strconv.Atoi(m[i+2])
		d += time.Duration(n) * unit
	}
	return d, true
}

// zone is where a calendar is kept.
type zone struct {
	name     string
	changes  []observance   // that the calendar itself gives
	location *time.Location // else that of the machine; nil where it knows none
}

// observance is the standard or the summer time of a zone: from when on it holds.
type observance struct {
	begins  time.Time // as clocks showed before
	rule    *rule     // by which it begins again; nil: once
	was, is time.Duration
}

// zoneOf finds where a calendar is kept: as it says, or the only zone that it describes. nil
// where it does neither.
func zoneOf(cal *component) *zone {
	z := &zone{name: cal.text("X-WR-TIMEZONE")}
	var described []*component
	for _, c := range cal.parts {
		if c.name == "VTIMEZONE" {
			described = append(described, c)
		}
	}
	if z.name == "" && len(described) == 1 {
		z.name = described[0].text("TZID")
	}
	if z.name == "" {
		return nil
	}
	for _, c := range described {
		if c.text("TZID") == z.name {
			z.changes = observances(c)
		}
	}
	if len(z.changes) == 0 {
		var err error
		if z.location, err = time.LoadLocation(z.name); err != nil || z.name == "Local" {
			return nil
		}
	}
	return z
}

func observances(c *component) (list []observance) {
	for _, part := range c.parts {
		begins, err := time.Parse("20060102T150405", strings.TrimSpace(part.text("DTSTART")))
		was, okWas := offset(part.text("TZOFFSETFROM"))
		is, okIs := offset(part.text("TZOFFSETTO"))
		if err != nil || !okWas || !okIs {
			continue
		}
		o := observance{begins: begins, was: was, is: is}
		if text := part.text("RRULE"); text != "" {
			o.rule, _ = parseRule(text)
		}
		list = append(list, o)
	}
	return list
}

// offset reads +0130.
func offset(text string) (time.Duration, bool) {
	text = strings.TrimSpace(text)
	if len(text) < 5 || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	hours, err1 := strconv.Atoi(text[1:3])
	minutes, err2 := strconv.Atoi(text[3:5])
	d := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if text[0] == '-' {
		d = -d
	}
	return d, err1 == nil && err2 == nil
}

// local is what clocks show in a zone at a time in UTC.
func (z *zone) local(utc time.Time) (time.Time, bool) {
	if z.location != nil {
		t := utc.In(z.location)
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC), true
	}
	var latest, first time.Time
	shift, before := time.Duration(0), time.Duration(0)
	for _, o := range z.changes {
		at, ok := o.latest(utc)
		if ok && (latest.IsZero() || at.After(latest)) {
			latest, shift = at, o.is
		}
		if begins := o.begins.Add(-o.was); first.IsZero() || begins.Before(first) {
			first, before = begins, o.was
		}
	}
	if latest.IsZero() {
		shift = before
	}
	return utc.Add(shift), true
}

// latest is when an observance began the last time, in UTC; not ok where that is still to come.
func (o *observance) latest(utc time.Time) (at time.Time, ok bool) {
	if begins := o.begins.Add(-o.was); !begins.After(utc) {
		at, ok = begins, true
	}
	if o.rule == nil || !ok {
		return at, ok
	}
	clock := o.begins.Sub(o.begins.Truncate(24 * time.Hour))
	for year := utc.Year() - 1; year <= utc.Year()+1; year++ {
		for _, day := range o.rule.inYear(o.begins, year) {
			begins := day.Add(clock - o.was)
			if !begins.After(utc) && begins.After(at) && (o.rule.until.IsZero() || !day.After(o.rule.until)) {
				at = begins
			}
		}
	}
	return at, true
}
