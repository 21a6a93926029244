package files

import (
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang/sheet"
)

// entry is an event or something to do.
type entry struct {
	*component
	uid, title, kind, status, start, end, time, occurs, repeats, completed string
	replaces                                                               string // the date of a repeating entry that it stands for
	cancelled                                                              bool
	first, last                                                            time.Time // days; zero where nobody knows them
}

// entry reads one event, or one thing to do.
func (r *calendarReader) entry(c *component) *entry {
	e := &entry{component: c, uid: sheet.CleanCell(c.text("UID")), title: sheet.CleanCell(strings.ReplaceAll(c.text("SUMMARY"), "\n", " "))}
	e.status = strings.ToLower(c.text("STATUS"))
	e.cancelled = e.status == "cancelled"
	if p := c.get("RECURRENCE-ID"); p != nil {
		e.replaces, _ = r.day(p)
	}
	switch {
	case c.name == "VTODO":
		e.kind = "task"
		r.due(e)
	default:
		r.span(e)
	}
	if e.title == "" {
		e.title = "Without a title"
	}
	return e
}

// due reads the days of something to do.
func (r *calendarReader) due(e *entry) {
	if p := e.get("DTSTART"); p != nil {
		e.start, e.first = r.day(p)
	}
	if p := e.get("DUE"); p != nil {
		e.end, e.last = r.day(p)
		e.time = r.clock(p, nil)
	} else if d, ok := lengthOf(e.text("DURATION")); ok && !e.first.IsZero() {
		e.last = e.first.Add(d).Truncate(24 * time.Hour)
		e.end = e.last.Format(time.DateOnly)
	} else if e.start != "" {
		e.end, e.last, e.start = e.start, e.first, ""
	}
	if p := e.get("COMPLETED"); p != nil {
		e.completed, _ = r.day(p)
	}
}

// span reads the days of an event, the last of them included. What happens at a time and takes
// none is a milestone.
func (r *calendarReader) span(e *entry) {
	from := e.get("DTSTART")
	e.kind = "tactic"
	if from == nil {
		return
	}
	e.start, e.first = r.day(from)
	e.end, e.last = e.start, e.first
	until := e.get("DTEND")
	length, lasts := lengthOf(e.text("DURATION"))
	wholeDay := isDay(from)
	e.time = r.clock(from, until)
	switch {
	case until != nil && isDay(until):
		day, last := r.day(until)
		if last.After(e.first) && !e.first.IsZero() {
			e.last = last.AddDate(0, 0, -1)
			e.end = e.last.Format(time.DateOnly)
		} else if e.first.IsZero() {
			e.end, e.last = day, last
		}
	case until != nil && until.value != from.value:
		e.end, e.last = r.day(until)
		if at, ok := r.moment(until); ok && at.Hour()+at.Minute()+at.Second() == 0 && e.last.After(e.first) {
			e.last = e.last.AddDate(0, 0, -1) // it ends with the day before
			e.end = e.last.Format(time.DateOnly)
		}
	case lasts && length > 0:
		if at, ok := r.moment(from); ok {
			e.last = at.Add(length - 1).Truncate(24 * time.Hour)
			e.end = e.last.Format(time.DateOnly)
		}
	case !wholeDay && e.get("RRULE") == nil && e.get("RDATE") == nil && sheet.KindOfUID(e.uid) == "":
		e.kind, e.end = "milestone", ""
	}
	if sheet.KindOfUID(e.uid) != "" && until == nil && !lasts {
		e.end = "" // as it was exported
	}
}

// people are those that a property names, by their names and addresses.
func (e *entry) people(name string) string {
	var list []string
	for _, p := range e.props {
		if p.name != name {
			continue
		}
		mail := p.value
		if len(mail) > 7 && strings.EqualFold(mail[:7], "mailto:") {
			mail = mail[7:]
		}
		if cn := p.params["CN"]; cn != "" && cn != mail {
			mail = cn + " <" + mail + ">"
		}
		list = append(list, mail)
	}
	return strings.Join(list, ", ")
}

// all are the values of a property that stands several times.
func (e *entry) all(name string) string {
	var list []string
	for _, p := range e.props {
		if p.name == name {
			list = append(list, unescaped(p.value))
		}
	}
	return strings.Join(list, ", ")
}
