package files

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/sheet"
)

// isCalendar reports that a text is one of iCalendar (RFC 5545).
func isCalendar(src []byte) bool {
	const starts = "BEGIN:VCALENDAR"
	src = bytes.TrimLeft(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")), "\r\n\t ")
	return len(src) > len(starts) && strings.EqualFold(string(src[:len(starts)]), starts)
}

// property is one line of a calendar: its name, parameters and value.
type property struct {
	name, value string
	params      map[string]string
}

// component is a part of a calendar: an entry, a time zone.
type component struct {
	name  string
	at    int // the line where it begins
	props []property
	parts []*component
}

// get is a property by its name; nil where there is none.
func (c *component) get(name string) *property {
	for i := range c.props {
		if c.props[i].name == name {
			return &c.props[i]
		}
	}
	return nil
}

// text is the value of a property as people wrote it.
func (c *component) text(name string) string {
	if p := c.get(name); p != nil {
		return unescaped(p.value)
	}
	return ""
}

var textEscapes = strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`)

func unescaped(value string) string { return textEscapes.Replace(value) }

// contentLine is one line of a calendar and where it begins.
type contentLine struct {
	text string
	at   int
}

// contentLines are the lines of a calendar, those that were folded put together again.
func contentLines(text string) (lines []contentLine) {
	var whole strings.Builder
	n, at := 0, 0
	end := func() {
		if line := whole.String(); strings.TrimSpace(line) != "" {
			lines = append(lines, contentLine{line, at})
		}
		whole.Reset()
	}
	for line := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n") {
		n++
		switch folded := line != "" && (line[0] == ' ' || line[0] == '\t'); {
		case folded && whole.Len() > 0:
			whole.WriteString(line[1:])
		case strings.TrimSpace(line) != "":
			end()
			at = n
			whole.WriteString(line)
		}
	}
	end()
	return lines
}

// propertyOf takes a line apart: NAME;PARAM=VALUE;PARAM="VALUE":VALUE.
func propertyOf(line string) (p property, ok bool) {
	p.params = map[string]string{}
	quoted, from := false, 0
	var parts []string
	for i := range len(line) {
		switch c := line[i]; {
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ';' || c == ':'):
			parts = append(parts, line[from:i])
			if from = i + 1; c == ':' {
				p.name, p.value = strings.ToUpper(strings.TrimSpace(parts[0])), line[from:]
				for _, param := range parts[1:] {
					key, value, _ := strings.Cut(param, "=")
					p.params[strings.ToUpper(key)] = strings.Trim(value, `"`)
				}
				return p, p.name != ""
			}
		}
	}
	return p, false
}

// parseCalendar takes a calendar apart; not ok where it ends in the middle.
func parseCalendar(text string) (top *component, ok bool) {
	top = &component{}
	open := []*component{top}
	for _, line := range contentLines(text) {
		p, is := propertyOf(line.text)
		last := open[len(open)-1]
		switch {
		case !is: // no line of a calendar
		case p.name == "BEGIN":
			c := &component{name: strings.ToUpper(strings.TrimSpace(p.value)), at: line.at}
			last.parts, open = append(last.parts, c), append(open, c)
		case p.name == "END":
			if len(open) == 1 || last.name != strings.ToUpper(strings.TrimSpace(p.value)) {
				return nil, false
			}
			open = open[:len(open)-1]
		default:
			last.props = append(last.props, p)
		}
	}
	return top, len(open) == 1
}

// calendarReader makes rows of the entries of calendars.
type calendarReader struct {
	zone    *zone // of times that say none; nil where the calendar names none
	rows    []*entry
	moved   map[string][]*entry // dates of repeating entries that were changed, by their ids
	gone    []string
	others  []string // kinds of entries that are none of a plan
	endless []string
	says    []string
	steps   int // days that repeating entries may still be followed over
}

// readCalendar reads the entries of a calendar as rows: events and things to do. Those that
// plan export wrote are tables of their own, a kind each.
func readCalendar(name string, src []byte) ([]*Table, error) {
	text, encoding, ok := sheet.DecodeText(src)
	top, whole := parseCalendar(text)
	switch {
	case !ok:
		return nil, exit.Errorf(exit.Undecided, "%s cannot be read: %v", name, sheet.ErrNoText)
	case !whole:
		return nil, exit.Errorf(exit.Undecided, "%s cannot be read: the calendar ends in the middle, or not all of it is there", name)
	}
	r := &calendarReader{moved: map[string][]*entry{}, steps: mostSteps}
	for _, cal := range top.parts {
		if cal.name == "VCALENDAR" {
			r.calendar(cal)
		}
	}
	if len(r.rows) > sheet.MaxRows {
		return nil, exit.Errorf(exit.Undecided, "%s has %d entries, which is data and no plan", name, len(r.rows))
	}
	r.repeat()
	if len(r.rows) == 0 {
		return nil, exit.Errorf(exit.Undecided, "%s has no events and nothing to do that a plan could take%s", name, prefixed(": ", strings.Join(r.left(), " ")))
	}
	says := append([]string{encoding + ", a calendar."}, append(r.left(), r.says...)...)
	return r.tables(says), nil
}

func prefixed(sign, text string) string {
	if text == "" {
		return ""
	}
	return sign + text
}

// calendar reads the entries of one calendar.
func (r *calendarReader) calendar(cal *component) {
	r.zone = zoneOf(cal)
	for _, c := range cal.parts {
		switch c.name {
		case "VEVENT", "VTODO":
			e := r.entry(c)
			switch {
			case e.cancelled:
				r.gone = append(r.gone, prose.Quote(prose.Clip(e.title)))
			case e.replaces != "":
				r.moved[e.uid] = append(r.moved[e.uid], e)
			default:
				r.rows = append(r.rows, e)
			}
		case "VTIMEZONE":
		default:
			r.others = append(r.others, strings.ToLower(strings.TrimPrefix(c.name, "V")))
		}
	}
}

// left says what of a calendar does not become a row.
func (r *calendarReader) left() (says []string) {
	const most = 5
	named := func(list []string) string {
		if len(list) > most {
			list = append(slices.Clone(list[:most]), fmt.Sprintf("%d more", len(list)-most))
		}
		return prose.List(list)
	}
	if n := len(r.gone); n > 0 {
		says = append(says, prose.Capital(prose.Count(n, "cancelled entry"))+" left out: "+named(r.gone)+".")
	}
	if n := len(r.others); n > 0 {
		slices.Sort(r.others)
		says = append(says, prose.Capital(prose.Count(n, "part"))+" left out that is neither an event nor something to do: "+named(slices.Compact(r.others))+".")
	}
	if n := len(r.endless); n > 0 {
		says = append(says, prose.Capital(prose.Count(n, "entry"))+" without a known last day, which say so in a note: "+named(r.endless)+".")
	}
	return says
}

// calendarHeadings are the columns of entries, with what each says; those that no entry says
// are left out.
var calendarHeadings = []struct {
	heading string
	of      func(*entry) string
}{
	{"UID", func(e *entry) string { return e.uid }},
	{"Summary", func(e *entry) string { return e.title }},
	{"Kind", func(e *entry) string { return e.kind }},
	{"Start", func(e *entry) string { return e.start }},
	{"End", func(e *entry) string { return e.end }},
	{"Occurs", func(e *entry) string { return e.occurs }},
	{"Completed on", func(e *entry) string { return e.completed }},
	{"Status", func(e *entry) string { return e.status }},
	{"Progress", func(e *entry) string { return prefixedBy(e.text("PERCENT-COMPLETE"), "%") }},
	{"Time", func(e *entry) string { return e.time }},
	{"Repeats", func(e *entry) string { return e.repeats }},
	{"Parent", func(e *entry) string { return e.text("RELATED-TO") }},
	{"Location", func(e *entry) string { return e.text("LOCATION") }},
	{"Categories", func(e *entry) string { return e.all("CATEGORIES") }},
	{"Organizer", func(e *entry) string { return e.people("ORGANIZER") }},
	{"Attendees", func(e *entry) string { return e.people("ATTENDEE") }},
	{"Priority", func(e *entry) string { return e.text("PRIORITY") }},
	{"Description", func(e *entry) string { return e.text("DESCRIPTION") }},
	{"Comment", func(e *entry) string { return e.text("COMMENT") }},
}

func prefixedBy(text, sign string) string {
	if text == "" {
		return ""
	}
	return text + sign
}

// tables are those of the entries: one for what other programs wrote, and one for each kind of
// element that plan export wrote.
func (r *calendarReader) tables(says []string) (list []*Table) {
	byKind := map[string][]*entry{}
	for _, e := range r.rows {
		kind := sheet.KindOfUID(e.uid)
		byKind[kind] = append(byKind[kind], e)
	}
	for _, x := range sheet.Exported {
		if own := byKind[x.Kind]; len(own) > 0 {
			list = append(list, exportedEntries(x.Kind, own))
		}
	}
	if others := byKind[""]; len(others) > 0 {
		list = append(list, foreignEntries(others))
	}
	list[0].Says = says
	if len(list) > 1 {
		for _, t := range list {
			t.Says = append(t.Says, "Its "+t.Part+".")
		}
	}
	return list
}

func foreignEntries(entries []*entry) *Table {
	t := &Table{Grid: sheet.Grid{nil}, Lines: []int{1}, Part: "other entries"}
	for _, h := range calendarHeadings {
		if slices.ContainsFunc(entries, func(e *entry) bool { return h.of(e) != "" }) || h.heading == "Kind" {
			t.Grid[0] = append(t.Grid[0], h.heading)
		}
	}
	for _, e := range entries {
		var row []string
		for _, h := range calendarHeadings {
			if slices.Contains(t.Grid[0], h.heading) {
				row = append(row, sheet.CleanCell(h.of(e)))
			}
		}
		t.Grid, t.Lines = append(t.Grid, row), append(t.Lines, e.at)
	}
	return t
}

// exportedEntries are entries that plan export wrote, as a table that it writes.
func exportedEntries(kind string, entries []*entry) *Table {
	t := &Table{Lines: []int{1}}
	for _, x := range sheet.Exported {
		if x.Kind == kind {
			t.Part = x.Kinds
		}
	}
	first, last := sheet.DaysOf(kind)
	header := []string{"id", "title"}
	for _, attr := range []string{first, last} {
		if attr != "" {
			header = append(header, attr)
		}
	}
	t.Grid = sheet.Grid{append(header, "note")}
	for _, e := range entries {
		row := []string{e.uid, e.title}
		if first != "" {
			row = append(row, e.start)
		}
		if first == "" && e.end == "" {
			e.end = e.start
		}
		row = append(row, e.end, e.text("DESCRIPTION"))
		for i := range row {
			row[i] = sheet.CleanCell(row[i])
		}
		t.Grid, t.Lines = append(t.Grid, row), append(t.Lines, e.at)
	}
	return t
}
