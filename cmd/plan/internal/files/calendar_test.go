package files

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func calendarOf(lines ...string) []byte {
	return []byte("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n")
}

// cellsOf is what a table says in each row, as HEADING=CELL.
func cellsOf(t *Table) string {
	var b strings.Builder
	for _, row := range t.Grid[1:] {
		for i, cell := range row {
			if cell != "" && t.Grid[0][i] != "UID" && t.Grid[0][i] != "Summary" {
				fmt.Fprintf(&b, "%s=%s ", t.Grid[0][i], cell)
			}
		}
	}
	return strings.TrimSpace(b.String())
}

// What entries of calendars say of days, the last one included: whole days, times in zones and in
// UTC, durations, and rules by which something repeats, from the first date to the last.
func TestDaysOfCalendars(t *testing.T) {
	zurich := []string{"X-WR-TIMEZONE:Europe/Zurich", "BEGIN:VTIMEZONE", "TZID:Europe/Zurich",
		"BEGIN:STANDARD", "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
		"BEGIN:DAYLIGHT", "DTSTART:19700329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE"}
	for _, c := range []struct {
		name, entry, want string
	}{
		{"one day", "DTSTART;VALUE=DATE:20270409", "Kind=tactic Start=2027-04-09 End=2027-04-09"},
		{"three days", "DTSTART;VALUE=DATE:20270409|DTEND;VALUE=DATE:20270412", "Kind=tactic Start=2027-04-09 End=2027-04-11"},
		{"an end that is none", "DTSTART;VALUE=DATE:20270409|DTEND;VALUE=DATE:20270409", "Kind=tactic Start=2027-04-09 End=2027-04-09"},
		{"until midnight", "DTSTART:20270409T100000|DTEND:20270411T000000", "Kind=tactic Start=2027-04-09 End=2027-04-10 Time=10:00–00:00 Europe/Zurich"},
		{"a moment", "DTSTART:20270409T100000", "Kind=milestone Start=2027-04-09 Time=10:00 Europe/Zurich"},
		{"summer in UTC", "DTSTART:20270331T223000Z", "Kind=milestone Start=2027-04-01 Time=00:30 Europe/Zurich"},
		{"winter in UTC", "DTSTART:20270115T223000Z", "Kind=milestone Start=2027-01-15 Time=23:30 Europe/Zurich"},
		{"elsewhere", "DTSTART;TZID=\"America/New_York\":20270409T210000|DURATION:PT2H", "Kind=tactic Start=2027-04-09 End=2027-04-09 Time=21:00 America/New_York"},
		{"two days long", "DTSTART;VALUE=DATE:20270409|DURATION:P2D", "Kind=tactic Start=2027-04-09 End=2027-04-10"},
		{"a week long", "DTSTART;VALUE=DATE:20270409|DURATION:P1W", "Kind=tactic Start=2027-04-09 End=2027-04-15"},
		{"weekly, four times", "DTSTART;VALUE=DATE:20270401|RRULE:FREQ=WEEKLY;COUNT=4", "Kind=tactic Start=2027-04-01 End=2027-04-22 Occurs=1w Repeats=FREQ=WEEKLY;COUNT=4"},
		{"until a day", "DTSTART;VALUE=DATE:20270401|RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20270406", "Kind=tactic Start=2027-04-01 End=2027-04-05 Occurs=2d Repeats=FREQ=DAILY;INTERVAL=2;UNTIL=20270406"},
		{"until a time in UTC", "DTSTART;TZID=Europe/Zurich:20270401T090000|RRULE:FREQ=DAILY;UNTIL=20270403T215959Z", "Kind=tactic Start=2027-04-01 End=2027-04-03 Occurs=1d Time=09:00 Europe/Zurich Repeats=FREQ=DAILY;UNTIL=20270403T215959Z"},
		{"second Tuesdays", "DTSTART;VALUE=DATE:20270413|RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "Kind=tactic Start=2027-04-13 End=2027-06-08 Occurs=1mo Repeats=FREQ=MONTHLY;BYDAY=2TU;COUNT=3"},
		{"last weekdays", "DTSTART;VALUE=DATE:20270430|RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "Kind=tactic Start=2027-04-30 End=2027-05-31 Repeats=FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2"},
		{"31st of months", "DTSTART;VALUE=DATE:20270131|RRULE:FREQ=MONTHLY;COUNT=3", "Kind=tactic Start=2027-01-31 End=2027-05-31 Occurs=1mo Repeats=FREQ=MONTHLY;COUNT=3"},
		{"yearly", "DTSTART;VALUE=DATE:20270509|RRULE:FREQ=YEARLY;COUNT=2", "Kind=tactic Start=2027-05-09 End=2028-05-09 Occurs=12mo Repeats=FREQ=YEARLY;COUNT=2"},
		{"the last left out", "DTSTART;VALUE=DATE:20270401|RRULE:FREQ=DAILY;COUNT=3|EXDATE;VALUE=DATE:20270403", "Kind=tactic Start=2027-04-01 End=2027-04-02 Occurs=1d Repeats=FREQ=DAILY;COUNT=3; not on 2027-04-03"},
		{"also on", "DTSTART;VALUE=DATE:20270401|RDATE;VALUE=DATE:20270410,20270501", "Kind=tactic Start=2027-04-01 End=2027-05-01 Repeats=also on 2027-04-10, 2027-05-01"},
		{"without end", "DTSTART;VALUE=DATE:20270401|RRULE:FREQ=DAILY", "Kind=tactic Start=2027-04-01 Occurs=1d Repeats=FREQ=DAILY"},
		{"every second", "DTSTART;VALUE=DATE:20270401|RRULE:FREQ=SECONDLY;COUNT=9", "Kind=tactic Start=2027-04-01 Repeats=FREQ=SECONDLY;COUNT=9"},
		{"a day that never comes", "DTSTART;VALUE=DATE:20270401|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000000", "Kind=tactic Start=2027-04-01 Occurs= Repeats=FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000000"},
		{"what is said with signs", `DTSTART;VALUE=DATE:20270409|LOCATION:Depot\, quay\;|DESCRIPTION:One\nTwo \\ three|CATEGORIES:A,B|ORGANIZER;CN="Lind, Mara":MAILTO:m@example.com`, "Kind=tactic Start=2027-04-09 End=2027-04-09 Location=Depot, quay; Categories=A,B Organizer=Lind, Mara <m@example.com> Description=One\nTwo \\ three"},
		{"folded", "DTSTART;VALUE=DATE:2027\r\n 0409|LOCATION:Zür\r\n \tich", "Kind=tactic Start=2027-04-09 End=2027-04-09 Location=Zür ich"},
		{"alarms within", "DTSTART;VALUE=DATE:20270409|BEGIN:VALARM|TRIGGER:-P1D|DESCRIPTION:Ring|END:VALARM", "Kind=tactic Start=2027-04-09 End=2027-04-09"},
	} {
		lines := append(append([]string{}, zurich...), "BEGIN:VEVENT", "UID:a@example.com", "SUMMARY:One")
		lines = append(append(lines, strings.Split(c.entry, "|")...), "END:VEVENT")
		all, err := Read("a.ics", calendarOf(lines...), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got, want := cellsOf(all[0]), strings.ReplaceAll(c.want, "Occurs= ", ""); got != want && got != strings.Replace(want, "Repeats=", "Occurs=12mo Repeats=", 1) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
}

// Things to do are tasks; what was cancelled, and what is neither, is left out and said to be.
func TestEntriesOfCalendars(t *testing.T) {
	all, err := Read("a", calendarOf("BEGIN:VTODO", "UID:1", "SUMMARY:Write it", "DUE;VALUE=DATE:20270409", "STATUS:COMPLETED", "COMPLETED:20270408T120000", "END:VTODO",
		"BEGIN:VEVENT", "SUMMARY:Party", "DTSTART;VALUE=DATE:20270409", "STATUS:CANCELLED", "END:VEVENT",
		"BEGIN:VJOURNAL", "SUMMARY:Dear diary", "END:VJOURNAL",
		"BEGIN:VEVENT", "UID:2", "SUMMARY:Call", "DTSTART;VALUE=DATE:20270401", "RRULE:FREQ=WEEKLY;COUNT=3", "END:VEVENT",
		"BEGIN:VEVENT", "UID:2", "SUMMARY:Call", "RECURRENCE-ID;VALUE=DATE:20270415", "DTSTART;VALUE=DATE:20270420", "END:VEVENT",
		"BEGIN:VEVENT", "UID:3", "SUMMARY:Drop", "DTSTART:20270401T223000Z", "END:VEVENT"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "Kind=task End=2027-04-09 Completed on=2027-04-08 Status=completed " +
		"Kind=tactic Start=2027-04-01 End=2027-04-20 Occurs=1w Repeats=FREQ=WEEKLY;COUNT=3; on 2027-04-20 instead of 2027-04-15 " +
		"Kind=milestone Start=2027-04-01T22:30:00Z"
	if got := cellsOf(all[0]); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if says := strings.Join(all[0].Says, " "); !strings.Contains(says, `1 cancelled entry left out: "Party".`) || !strings.Contains(says, "journal") {
		t.Error(says)
	}
	for name, src := range map[string]string{
		"cut off":  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\n",
		"crossed":  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\n",
		"empty":    "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
		"no event": "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nEND:VJOURNAL\nEND:VCALENDAR\n",
	} {
		if _, err := Read("a", []byte(src), Options{}); err == nil {
			t.Errorf("%s: it is read", name)
		}
	}
}

// A calendar that is written has lines of 75 octets at most, with no character cut in two, and is
// read as what it was.
func TestCalendarsAreWritten(t *testing.T) {
	day := time.Date(2027, 4, 9, 0, 0, 0, 0, time.UTC)
	title := strings.Repeat("Zürich, \\ ; ", 20) + "日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本"
	out := Calendar("Spring", day, []Event{
		{UID: "tactic.one@spring.plan", Title: title, Note: "a\nb", Status: "CONFIRMED", First: day, Last: day.AddDate(0, 0, 2)},
		{UID: "task.two@spring.plan", Title: "Two", First: day, ToDo: true, Done: day},
		{UID: "milestone.three@spring.plan", Title: "Three", First: day},
	})
	for _, line := range strings.SplitAfter(string(out), "\r\n") {
		if len(line) > 77 || strings.Contains(line, "\uFFFD") || strings.ToValidUTF8(line, "?") != line || line != "" && !strings.HasSuffix(line, "\r\n") {
			t.Errorf("%d: %q", len(line), line)
		}
	}
	all, err := Read("a", out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, one := range all {
		parts = append(parts, one.Part+" "+strings.Join(one.Grid[1], "|"))
	}
	want := "tactics tactic.one@spring.plan|" + title + "|2027-04-09|2027-04-11|a\nb; tasks task.two@spring.plan|Two|2027-04-09|; milestones milestone.three@spring.plan|Three|2027-04-09|"
	if got := strings.Join(parts, "; "); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if !strings.Contains(string(out), "DTEND;VALUE=DATE:20270412\r\n") || !strings.Contains(string(out), "DTSTAMP:20270409T000000Z\r\n") {
		t.Error(string(out))
	}
}
