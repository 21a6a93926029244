package files

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang/prose"
)

const (
	mostSteps = 3_000_000 // days, of all repeating entries of a file
	mostYears = 30        // that one entry is followed over
)

// rule is how something repeats, in whole days.
type rule struct {
	each     string // DAILY, WEEKLY, MONTHLY or YEARLY
	every    int    // of them
	count    int    // 0: no number is set
	until    time.Time
	untilIs  string // as it is written
	weekdays []weekday
	days     []int // of the month; -1 is the last
	months   []int
	places   []int // among the days of each span; -1 is the last
}

type weekday struct {
	day time.Weekday
	nth int // of the month or year; 0: each
}

var weekdaysByName = map[string]time.Weekday{"SU": time.Sunday, "MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday, "TH": time.Thursday, "FR": time.Friday, "SA": time.Saturday}

// parseRule reads a rule such as FREQ=MONTHLY;COUNT=4; not ok where it has parts that say more
// than is understood here.
func parseRule(text string) (*rule, bool) {
	r := &rule{every: 1}
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(text)), ";") {
		key, value, _ := strings.Cut(part, "=")
		if !r.part(key, value) {
			return nil, false
		}
	}
	return r, slices.Contains([]string{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}, r.each)
}

func (r *rule) part(key, value string) (ok bool) {
	n, err := strconv.Atoi(value)
	switch key {
	case "FREQ":
		r.each = value
		return true
	case "INTERVAL":
		r.every = n
		return err == nil && n > 0 && n < 1000
	case "COUNT":
		r.count = n
		return err == nil && n > 0
	case "UNTIL":
		if len(value) < 8 {
			return false
		}
		r.untilIs = value
		r.until, err = time.Parse("20060102", value[:8])
		return err == nil
	case "WKST", "":
		return key == "" || value == "MO" || r.each != "WEEKLY" || r.every == 1
	case "BYDAY":
		for word := range strings.SplitSeq(value, ",") {
			at := max(len(word)-2, 0)
			day, known := weekdaysByName[word[at:]]
			nth, err := strconv.Atoi("0" + strings.TrimLeft(word[:at], "+-"))
			if strings.HasPrefix(word, "-") {
				nth = -nth
			}
			if !known || err != nil {
				return false
			}
			r.weekdays = append(r.weekdays, weekday{day, nth})
		}
		return true
	case "BYMONTHDAY":
		r.days, ok = numbers(value)
	case "BYMONTH":
		r.months, ok = numbers(value)
	case "BYSETPOS":
		r.places, ok = numbers(value)
	}
	return ok
}

func numbers(value string) (list []int, ok bool) {
	for word := range strings.SplitSeq(value, ",") {
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil, false
		}
		list = append(list, n)
	}
	return list, true
}

// inYear are the days of a year that a yearly rule names.
func (r *rule) inYear(begins time.Time, year int) (list []time.Time) {
	for day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == year; day = day.AddDate(0, 0, 1) {
		if r.names(day, begins) {
			list = append(list, day)
		}
	}
	return list
}

// names reports that a day is one of the rule's, if its span is.
func (r *rule) names(day, begins time.Time) bool {
	if len(r.months) > 0 && !slices.Contains(r.months, int(day.Month())) {
		return false
	}
	monthly := r.each == "MONTHLY" || len(r.months) > 0 && r.each == "YEARLY"
	if len(r.days) > 0 {
		last := day.AddDate(0, 1, -day.Day()).Day()
		if !slices.Contains(r.days, day.Day()) && !slices.Contains(r.days, day.Day()-last-1) {
			return false
		}
	}
	if len(r.weekdays) > 0 && !slices.ContainsFunc(r.weekdays, func(w weekday) bool { return w.is(day, monthly) }) {
		return false
	}
	if len(r.days)+len(r.weekdays) > 0 {
		return true
	}
	switch r.each {
	case "WEEKLY":
		return day.Weekday() == begins.Weekday()
	case "MONTHLY":
		return day.Day() == begins.Day()
	case "YEARLY":
		return day.Day() == begins.Day() && (len(r.months) > 0 || day.Month() == begins.Month())
	}
	return true
}

// is reports that a day is such a weekday: the nth of its month, or of its year.
func (w weekday) is(day time.Time, monthly bool) bool {
	if day.Weekday() != w.day {
		return false
	}
	at, left := (day.YearDay()-1)/7+1, (time.Date(day.Year(), 12, 31, 0, 0, 0, 0, time.UTC).YearDay()-day.YearDay())/7+1
	if monthly {
		last := day.AddDate(0, 1, -day.Day()).Day()
		at, left = (day.Day()-1)/7+1, (last-day.Day())/7+1
	}
	return w.nth == 0 || w.nth == at || w.nth == -left
}

// span is the number of the span that a day is in, counted from that of the beginning.
func (r *rule) span(day, begins time.Time) int {
	switch r.each {
	case "DAILY":
		return int(day.Sub(begins).Hours() / 24)
	case "WEEKLY":
		monday := func(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }
		return int(monday(day).Sub(monday(begins)).Hours() / 24 / 7)
	case "MONTHLY":
		return (day.Year()-begins.Year())*12 + int(day.Month()) - int(begins.Month())
	}
	return day.Year() - begins.Year()
}

// follow are the days of a rule from its first to its last. Where it has no end, or it lies too
// far ahead, ends is false.
func (r *rule) follow(begins time.Time, steps *int) (list []time.Time, ends bool) {
	if r.count == 0 && r.until.IsZero() {
		return nil, false
	}
	var same []time.Time // days of the span so far
	at := 0
	flush := func() {
		for i, day := range same {
			if len(r.places) > 0 && !slices.Contains(r.places, i+1) && !slices.Contains(r.places, i-len(same)) {
				continue
			}
			if !day.Before(begins) && (r.count == 0 || len(list) < r.count) && (r.until.IsZero() || !day.After(r.until)) {
				list = append(list, day)
			}
		}
		same = same[:0]
	}
	first := begins
	if len(r.places) > 0 { // places count from the start of the span
		first = map[string]time.Time{"MONTHLY": begins.AddDate(0, 0, 1-begins.Day()), "YEARLY": begins.AddDate(0, 0, 1-begins.YearDay())}[r.each]
		if first.IsZero() {
			return nil, false
		}
	}
	for day := first; *steps > 0; day = day.AddDate(0, 0, 1) {
		*steps--
		if n := r.span(day, begins); n != at {
			flush()
			at = n
		}
		switch {
		case r.count > 0 && len(list) >= r.count, !r.until.IsZero() && day.After(r.until):
			flush()
			return list, len(list) > 0
		case day.Year() > begins.Year()+mostYears:
			return list, false
		case at%r.every == 0 && r.names(day, begins):
			same = append(same, day)
		}
	}
	return list, false
}

// spelled is how often a rule repeats, as a duration of the language; empty where none says it.
func (r *rule) spelled() string {
	unit := map[string]string{"DAILY": "d", "WEEKLY": "w", "MONTHLY": "mo"}[r.each]
	if r.each == "YEARLY" {
		return strconv.Itoa(12*r.every) + "mo"
	}
	if len(r.weekdays) > 1 || len(r.days) > 1 || len(r.months) > 0 || r.each == "DAILY" && len(r.weekdays) > 0 {
		return ""
	}
	return strconv.Itoa(r.every) + unit
}

// repeat has entries that repeat go from their first date to their last.
func (r *calendarReader) repeat() {
	for _, e := range r.rows {
		text := e.text("RRULE")
		dates := e.get("RDATE")
		if text == "" && dates == nil {
			continue
		}
		delete(r.moved, "")
		r.series(e, text)
	}
	for uid, list := range r.moved { // changed dates of what is not in the file
		known := slices.ContainsFunc(r.rows, func(e *entry) bool { return e.uid == uid })
		for _, e := range list {
			if !known {
				e.uid += " " + e.replaces
				r.rows = append(r.rows, e)
			}
		}
	}
	slices.SortStableFunc(r.rows, func(a, b *entry) int { return a.at - b.at })
}

// series has one entry say its first and last date, how often it happens, and which dates are
// left out or other ones.
func (r *calendarReader) series(e *entry, text string) {
	except := r.datesOf(e, "EXDATE")
	extra := r.datesOf(e, "RDATE")
	length := e.last.Sub(e.first)
	rule, known := parseRule(text)
	var days []time.Time
	ends := text == "" && !e.first.IsZero()
	if ends {
		days = []time.Time{e.first}
	}
	if known && !e.first.IsZero() {
		e.occurs = rule.spelled()
		if last, ok := r.moment(&property{value: rule.untilIs}); ok {
			rule.until = last.Truncate(24 * time.Hour)
		}
		days, ends = rule.follow(e.first, &r.steps)
	}
	e.repeats = text
	if len(except) > 0 {
		e.repeats += "; not on " + isoList(except)
	}
	if len(extra) > 0 {
		e.repeats = strings.TrimPrefix(e.repeats+"; also on "+isoList(extra), "; ")
	}
	days = append(days, extra...)
	days = slices.DeleteFunc(days, func(d time.Time) bool { return slices.Contains(except, d) })
	for _, other := range r.moved[e.uid] {
		e.repeats += fmt.Sprintf("; on %s instead of %s", other.start, other.replaces)
		days = slices.DeleteFunc(days, func(d time.Time) bool { return d.Format(time.DateOnly) == other.replaces })
		if !other.first.IsZero() {
			days = append(days, other.first)
		}
	}
	if !ends || len(days) == 0 {
		e.end = ""
		r.endless = append(r.endless, prose.Quote(prose.Clip(e.title)))
		return
	}
	slices.SortFunc(days, time.Time.Compare)
	e.first, e.last = days[0], days[len(days)-1].Add(length)
	if e.name == "VTODO" {
		e.start = ""
	} else {
		e.start = e.first.Format(time.DateOnly)
	}
	e.end = e.last.Format(time.DateOnly)
}

func isoList(days []time.Time) string {
	var list []string
	for _, d := range days {
		list = append(list, d.Format(time.DateOnly))
	}
	return strings.Join(list, ", ")
}

// datesOf are the days that properties of an entry list.
func (r *calendarReader) datesOf(e *entry, name string) (list []time.Time) {
	for _, p := range e.props {
		if p.name != name {
			continue
		}
		for value := range strings.SplitSeq(p.value, ",") {
			value, _, _ = strings.Cut(value, "/")
			if t, ok := r.moment(&property{value: value}); ok {
				list = append(list, t.Truncate(24*time.Hour))
			}
		}
	}
	return list
}
