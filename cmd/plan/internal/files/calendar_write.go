package files

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/verbatim"
)

// Event is an element as calendars show it: on whole days.
type Event struct {
	UID, Title, Note, Category, Contact string
	Status                              string    // as calendars have it: TENTATIVE, CONFIRMED, CANCELLED; of things to do NEEDS-ACTION, COMPLETED
	First, Last                         time.Time // days; Last is zero where nobody knows it
	ToDo                                bool      // something to do by its first day
	Done                                time.Time // day; zero where it is not
}

// Calendar is a calendar of events, as RFC 5545 has it: stamp is the day as of which it is
// written. The same events give the same bytes.
func Calendar(name string, stamp time.Time, events []Event) []byte {
	w := &calendarWriter{}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//plan-as-code//plan export//EN")
	w.line("CALSCALE", "GREGORIAN")
	w.line("X-WR-CALNAME", escaped(name))
	for _, e := range events {
		w.event(&e, stamp)
	}
	w.line("END", "VCALENDAR")
	return []byte(w.String())
}

type calendarWriter struct{ strings.Builder }

func (w *calendarWriter) event(e *Event, stamp time.Time) {
	part := map[bool]string{true: "VTODO", false: "VEVENT"}[e.ToDo]
	day := func(t time.Time) string { return t.Format("20060102") }
	w.line("BEGIN", part)
	w.line("UID", escaped(e.UID))
	w.line("DTSTAMP", day(stamp)+"T000000Z")
	switch {
	case e.ToDo:
		w.line("DUE;VALUE=DATE", day(e.First))
	case e.Last.IsZero():
		w.line("DTSTART;VALUE=DATE", day(e.First))
	default:
		w.line("DTSTART;VALUE=DATE", day(e.First))
		w.line("DTEND;VALUE=DATE", day(e.Last.AddDate(0, 0, 1))) // the first day that is none of its
	}
	if !e.Done.IsZero() {
		w.line("COMPLETED", day(e.Done)+"T120000Z") // noon, so that it is that day nearly everywhere
	}
	w.line("SUMMARY", escaped(e.Title))
	for _, p := range [][2]string{{"DESCRIPTION", e.Note}, {"CATEGORIES", e.Category}, {"CONTACT", e.Contact}, {"STATUS", e.Status}} {
		if p[1] != "" {
			w.line(p[0], escaped(p[1]))
		}
	}
	if !e.ToDo {
		w.line("TRANSP", "TRANSPARENT")
	}
	w.line("END", part)
}

var textSigns = strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

func escaped(text string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || verbatim.TakesEffect(r) {
			return ' '
		}
		return r
	}, textSigns.Replace(text))
}

// line writes a line, folded so that none has more than 75 octets and no character is cut in
// two.
func (w *calendarWriter) line(name, value string) {
	const most = 75
	text, room := name+":"+value, most
	for len(text) > room {
		at := room
		for at > 0 && !utf8.RuneStart(text[at]) {
			at--
		}
		w.WriteString(text[:at] + "\r\n ")
		text, room = text[at:], most-1
	}
	w.WriteString(text + "\r\n")
}
