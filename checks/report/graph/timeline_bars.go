package graph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// name writes the title of a tactic, and where it has no day, that; it is how high its row is.
func (t *timeline) name(tactic *lang.Tactic, y float64) float64 {
	t.of = t.place(tactic)
	for i, line := range t.title(tactic) {
		t.label(margin+8, y+3+float64(i)*titleLine, line, t.roomOfTitles(), "", plain)
	}
	if start, end := days(tactic); !start.Known() && !end.Known() && !t.alike() {
		text := undated(tactic)
		t.label(t.beside(t.gutter+margin+4, width(text, small), t.wide, t.uprights()), y+4, text, t.wide, "soft over", small)
	}
	t.of = Place{}
	return t.high(tactic)
}

// title is that of a tactic on one line, or on several where there is little room.
func (t *timeline) title(tactic *lang.Tactic) []string {
	if t.wide == timelineWidth {
		return []string{Title(tactic)}
	}
	return wrap(Title(tactic), t.roomOfTitles(), 3, plain)
}

// roomOfTitles is how wide titles may be: all that there is where nothing stands beside them.
func (t *timeline) roomOfTitles() float64 {
	if !t.dated && t.alike() {
		return t.wide - 2*margin - 8
	}
	return t.gutter - margin - 12
}

// high is how high the row of a tactic is.
func (t *timeline) high(tactic *lang.Tactic) float64 {
	return rowHeight + max(0, float64(len(t.title(tactic))-1))*titleLine
}

// alike reports that the same is said of all tactics, since none has a day: the summary says it.
func (t *timeline) alike() bool {
	all := t.tactics()
	return !t.Named && !t.someDated() && !slices.ContainsFunc(all, func(x *lang.Tactic) bool { return undated(x) != undated(all[0]) })
}

// row draws when a tactic is done.
func (t *timeline) row(tactic *lang.Tactic, middle float64) {
	start, end := days(tactic)
	if !t.dated || !start.Known() && !end.Known() {
		return
	}
	t.of = t.place(tactic)
	defer func() { t.of = Place{} }()
	hint := Title(tactic) + ": " + When(tactic)
	left, right := t.x(t.first), t.x(t.last)
	t.bars[tactic] = middle
	box := func(from, to float64) Box { return Box{from, middle - barHeight/2, max(to-from, 3), barHeight} }
	running, state := tactic.Running()
	switch {
	case tactic.Standby():
		from, to := left, right
		if start.Known() {
			from = t.x(start.V)
		}
		if end.Known() {
			to = t.x(end.V + 1)
		}
		t.shape("standby", hint, box(from, to))
	case state == lang.Known && end.Known():
		for _, s := range running {
			t.stretch(tactic, hint, s, box(t.x(s.First), t.x(s.Last+1)))
		}
	case start.Known() && end.Known(): // it ends before it starts, or its phases are not known
		t.shape("vague", hint, box(t.x(min(start.V, end.V)), t.x(max(start.V, end.V)+1)))
	case start.Known():
		t.shape(fill(tactic)+" ends", hint, box(t.x(start.V), right))
	default:
		t.shape(fill(tactic)+" begins", hint, box(left, t.x(end.V+1)))
	}
	if t.isNew(tactic) {
		from, to := left, right
		if start.Known() {
			from = t.x(start.V)
		}
		if end.Known() {
			to = t.x(end.V + 1)
		}
		b := box(from, to)
		t.shape("new", "", Box{b.X - 2, b.Y - 2, b.W + 4, b.H + 4})
	}
}

// fill is how a bar looks that fades.
func fill(t *lang.Tactic) string {
	if t.Occurs.Known() {
		return "often"
	}
	return "bar"
}

// stretch draws one stretch of days: of what recurs, each time where there is room for that.
func (t *timeline) stretch(tactic *lang.Tactic, hint string, s lang.Stretch, b Box) {
	class := "bar"
	if tactic.Status.Known() && tactic.Status.V == "done" {
		class, b = "done", thin(b)
	}
	if !tactic.Occurs.Known() || tactic.Occurs.V.N <= 0 {
		t.shape(class, hint, b)
		return
	}
	const apart, wide = 12, 5 // units; closer together nobody tells them apart
	every := tactic.Occurs.V
	if next := s.First.Plus(every); next <= s.First || t.x(next)-t.x(s.First) < apart {
		t.shape("often", hint, b)
		return
	}
	t.shape("pale each", hint, b)
	var each []byte
	for n := range mostMarks {
		day := s.First.Plus(lang.Duration{N: n * every.N, Unit: every.Unit})
		if day > s.Last {
			break
		}
		each = append(each, "M"+num(t.x(day))+" "+num(b.Y)+"h"+num(min(wide, b.W))+"v"+num(b.H)+"h-"+num(min(wide, b.W))+"z"...)
	}
	t.path(class, hint, string(each))
}

// thin is the box of what is done, which is told from what is planned without colours, too.
func thin(b Box) Box {
	return Box{b.X, b.Y + b.H/4, b.W, b.H / 2}
}

// When says when a tactic is done: 1 to 30 April 2027.
func When(t *lang.Tactic) string {
	start, end := days(t)
	switch {
	case start.Known() && end.Known():
		return lang.FromTo(start.V, end.V)
	case start.Known():
		return "from " + start.V.String()
	case end.Known():
		return "until " + end.V.String()
	}
	return undated(t)
}

func undated(t *lang.Tactic) string {
	start, end := days(t)
	if start.State == lang.Unknown || end.State == lang.Unknown {
		return "dates to be decided"
	}
	return "no dates yet"
}

// tick is a day of the axis that has a name.
type tick struct {
	on   lang.Date
	text string
	year string // of a month
}

// ticks are the days of the axis, as close together as their names allow.
func (t *timeline) ticks() []tick {
	for _, every := range []lang.Duration{{N: 1}, {N: 7}, {N: 14}, {N: 1, Unit: lang.Months}, {N: 3, Unit: lang.Months}, {N: 6, Unit: lang.Months},
		{N: 12, Unit: lang.Months}, {N: 60, Unit: lang.Months}, {N: 120, Unit: lang.Months}, {N: 1200, Unit: lang.Months}, {N: 12000, Unit: lang.Months}} {
		const room = 62 // of a name
		if n := (t.wide - t.gutter) / room; float64(t.last-t.first) <= n*float64(every.Days()) {
			return t.ticksEvery(every)
		}
	}
	return nil
}

func (t *timeline) ticksEvery(every lang.Duration) []tick {
	var list []tick
	for on := t.firstTick(every); on < t.last; on = on.Plus(every) {
		if on < t.first {
			continue
		}
		iso, text, year := on.ISO(), on.String(), ""
		switch {
		case every.Unit == lang.Days:
			text = shortMonth(dayAndMonth(on))
		case every.N >= 12:
			text = iso[:4]
		default:
			text, year, _ = strings.Cut(shortMonth(text[2:]), " ")
		}
		list = append(list, tick{on, text, year})
	}
	return list
}

// firstTick is the Monday, the month or the year in which the axis begins.
func (t *timeline) firstTick(every lang.Duration) lang.Date {
	if every == (lang.Duration{N: 1}) {
		return t.first
	}
	if every.Unit == lang.Days {
		const monday = 3 // 1 January 1970 was a Thursday
		return t.first - (t.first+monday)%7
	}
	iso := t.first.ISO()
	year, _ := strconv.Atoi(iso[:4])
	month, _ := strconv.Atoi(iso[5:7])
	months := year*12 + month - 1
	months -= months % every.N
	first, known := lang.ParseDate(iso[:4] + "-01-01")
	if !known {
		return t.first
	}
	return first.Plus(lang.Duration{N: months - year*12, Unit: lang.Months})
}

// shortMonth writes the month of a day in three letters.
func shortMonth(s string) string {
	for _, m := range []string{"January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"} {
		if i := len(s) - len(m); i >= 0 && s[i:] == m {
			return s[:i] + m[:3]
		}
		if len(s) > len(m) && s[:len(m)] == m {
			return m[:3] + s[len(m):]
		}
	}
	return s
}

// legend says what the signs stand for that are drawn, and is where it ends.
func (t *timeline) legend(y float64) float64 {
	return t.signs(y, shown(append(t.above, t.Shapes...), []sign{
		{"bar", "planned"}, {"done", "done"}, {"often", "recurs"}, {"bar ends", "its end is open"}, {"bar begins", "its start is open"},
		{"standby", "only if it is needed"}, {"vague", "its dates do not fit together"}, {"new", "new or changed"}, {"milestone", "milestone"}, {"review", "review"}, {"edge", "has to wait for it"},
	}))
}

// sign is a class of shapes, and what it stands for.
type sign struct{ class, text string }

// shown are those that are drawn; none where all that is drawn is plain.
func shown(drawn []Shape, list []sign) []sign {
	list = slices.DeleteFunc(list, func(e sign) bool {
		return !slices.ContainsFunc(drawn, func(s Shape) bool { return s.Class == e.class || s.Class == "pale each" && e.class == "often" })
	})
	if len(list) == 1 && list[0].text == "planned" {
		return nil
	}
	return list
}

// signs explains classes of shapes beside each other, and is where that ends.
func (p *Picture) signs(y float64, list []sign) float64 {
	const gap, between = 22, 20
	x := margin
	if len(list) == 0 {
		return y
	}
	for _, e := range list {
		w := width(e.text, small)
		if x+gap+w > p.Width-margin {
			x, y = margin, y+markRow
		}
		switch middle := y + markRow/2 - 1; e.class {
		case "milestone", "review":
			p.sign(e.class, "", x+8, middle)
		case "done":
			p.shape(e.class, "", thin(Box{x, middle - barHeight/2, 16, barHeight}))
		case "edge":
			p.path("edge", "", "M"+num(x)+" "+num(middle)+"h13")
			p.path("tip", "", "M"+num(x+16)+" "+num(middle)+"l-5 -3v6z")
		default:
			p.shape(e.class, "", Box{x, middle - barHeight/2, 16, barHeight})
		}
		x = p.label(x+gap, y, e.text, w+1, "soft", small).X + w + between
	}
	return y + markRow
}
