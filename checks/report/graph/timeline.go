package graph

import (
	"fmt"
	"math"
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Measures of a timeline, in the units of a picture.
const (
	timelineWidth = 1040.0 // where there is room for it
	leastTimeline = 340.0
	titlesWidth   = 300.0
	leastTitles   = 125.0
	margin        = 14.0
	rowHeight     = 20.0
	titleLine     = 15.0
	barHeight     = 11.0
	laneHeight    = 24.0
	markRow       = 16.0
	mostMarkRows  = 12
)

var (
	plain  = face{size: 12}
	strong = face{size: 12, bold: true}
	small  = face{size: 10.5}
	head   = face{size: 15, bold: true}
)

// Timeline draws when the tactics of a scope are done, in lanes by discipline, below the days
// that matter for all. Of more than so many rows a picture, it makes several, which can be read
// alone and one below the other; 0 is any number.
func Timeline(s *Scope, most int) []*Picture {
	t := &timeline{Scope: s, marked: s.marks(), wide: timelineWidth, gutter: titlesWidth}
	if 0 < s.Room && s.Room < timelineWidth {
		t.wide = max(leastTimeline, s.Room)
		t.gutter = max(leastTitles, titlesWidth*t.wide/timelineWidth)
	}
	t.begins, t.ends, t.dated = s.span(t.marked)
	t.dated = t.dated && t.anyDay()
	t.first, t.last = t.begins, t.ends+1
	t.first, t.last = t.first-max(1, (t.last-t.first)/100), t.last+t.room()
	var list []*Picture
	parts := chunks(s.lanes(), most)
	for i, lanes := range parts {
		t.part, t.ending = i, i == len(parts)-1
		list = append(list, t.draw(lanes))
	}
	for i, p := range list {
		if len(list) > 1 {
			p.Title += fmt.Sprintf(", part %d of %d", i+1, len(list))
		}
	}
	return list
}

// anyDay reports that there is something to draw at a day: an axis alone says nothing.
func (t *timeline) anyDay() bool {
	return t.someDated() || slices.ContainsFunc(t.marked, func(m mark) bool { return m.class != "today" }) ||
		slices.ContainsFunc(t.Plans, func(p *lang.Plan) bool { return len(p.Phases) > 0 })
}

// room are days behind the last one for bars that fade there.
func (t *timeline) room() lang.Date {
	for _, tactic := range t.tactics() {
		if start, end := days(tactic); start.Known() && !end.Known() {
			return 1 + (t.last-t.first)/25
		}
	}
	return 0
}

// chunks divides lanes so that each part has about so many rows, and about as many as the others;
// a lane is not divided for a third of that. Where there are none, one part has none.
func chunks(lanes []*lane, most int) [][]*lane {
	if most > 0 {
		rows := 0
		for _, l := range lanes {
			rows += len(l.rows)
		}
		parts := max(1, (rows+most-1)/most)
		most = (rows + parts - 1) / parts
	}
	var list [][]*lane
	var part []*lane
	room := most
	for _, l := range lanes {
		for rest := l.rows; len(rest) > 0; {
			if most > 0 && room <= min(len(rest)-1, most/3) { // too few to begin a lane with
				list, part, room = append(list, part), nil, most
			}
			n := len(rest)
			if most > 0 && n > room+most/3 { // else it ends in this part
				n = room
			}
			part, room = append(part, &lane{l.title, rest[:n]}), room-n
			rest = rest[n:]
		}
	}
	return append(list, part)
}

type timeline struct {
	*Scope
	marked       []mark
	begins, ends lang.Date // the first and last day that is drawn
	first, last  lang.Date // the ends of the axis
	dated        bool      // else there is none
	wide         float64
	gutter       float64 // for titles
	*Picture
	bars map[*lang.Tactic]float64 // the middle of a row
	top  float64                  // of the lanes

	part   int     // which of the pictures is drawn, from 0
	ending bool    // it is the last
	above  []Shape // of the parts before
}

func (t *timeline) draw(lanes []*lane) *Picture {
	t.Picture = &Picture{Title: "Timeline of " + t.Scope.Title(), Summary: t.summary(lanes), Width: t.wide}
	t.bars = map[*lang.Tactic]float64{}
	y := margin
	if !t.Named {
		y = t.heading(t.Scope.Title(), t.Summary)
	}
	if t.dated {
		y = t.phases(t.marks(y))
	}
	t.top = y
	for _, l := range lanes {
		t.shape("stripe", "", Box{0, y + 2, t.wide, laneHeight - 4})
		t.label(margin, y+5, l.title, t.wide-2*margin, "", strong)
		y += laneHeight
		for _, tactic := range l.rows {
			y += t.name(tactic, y)
		}
	}
	if t.dated {
		t.grid(y)
		t.lines(y)
	}
	at := t.top
	for _, l := range lanes {
		at += laneHeight
		for _, tactic := range l.rows {
			high := t.high(tactic)
			t.row(tactic, at+high/2)
			at += high
		}
	}
	t.arrows()
	if t.Height = y + margin; t.ending {
		t.Height = t.legend(y+10) + margin
	}
	t.above = append(t.above, t.Shapes...)
	return t.Picture
}

// x is where a day begins.
func (t *timeline) x(d lang.Date) float64 {
	left, right := t.gutter+margin, t.wide-margin
	part := float64(d-t.first) / float64(t.last-t.first)
	return left + (right-left)*max(0, min(1, part))
}

func (t *timeline) summary(lanes []*lane) string {
	n := 0
	for _, l := range lanes {
		n += len(l.rows)
	}
	switch {
	case n == 0:
		return "No tactic is planned yet."
	case !t.Scope.someDated():
		return prose.Count(n, "tactic") + forOne(n, ", which has no date yet.", ", none of which has a date yet.")
	case t.begins == t.ends:
		return prose.Count(n, "tactic") + " on " + t.begins.String() + "."
	}
	return prose.Count(n, "tactic") + " from " + lang.FromTo(t.begins, t.ends) + "."
}

// phases draws the stretches of time that have a name, and the axis below, and is where it
// ends.
func (t *timeline) phases(y float64) float64 {
	var rows shelf
	for _, p := range t.Plans {
		for _, ph := range p.Phases {
			in, known := ph.Stretch()
			if !known {
				continue
			}
			x, end := t.x(in.First), t.x(in.Last+1)
			row, free := rows.place(x, end-x, mostMarkRows)
			if !free {
				continue
			}
			at := y + float64(row)*markRow
			t.of = t.place(ph)
			t.shape("pale", Title(ph)+": "+in.First.String()+" to "+in.Last.String(), Box{x + 0.5, at, max(end-x-1, 1), markRow - 2})
			text := clip(Title(ph), end-x-8, small)
			t.label(t.beside(x+4, width(text, small), end-4, t.through()), at+1, text, end-x-8, "", small)
		}
	}
	t.of = Place{}
	y += float64(len(rows.rows)) * markRow
	return t.axis(y)
}

// axis names months, years or whatever there is room for, and is where they end. A year is said by
// the first month that has room for it.
func (t *timeline) axis(y float64) float64 {
	room, said := t.gutter, ""
	ticks, lines := t.ticks(), t.through()
	for i, tick := range ticks {
		end := t.wide - margin
		if i+1 < len(ticks) {
			end = min(end, t.x(ticks[i+1].on)-3)
		}
		x, text := t.x(tick.on)+3, tick.text
		if long := text + " " + tick.year; tick.year != said && t.beside(x, width(long, small), t.wide, lines) == x {
			text, said = long, tick.year
		} else {
			x = t.beside(x, width(text, small), end, lines)
		}
		w := width(text, small)
		if x < room || x+w > t.wide-margin {
			continue
		}
		room = t.label(x, y+1, text, w+1, "soft over", small).X + w + 6
	}
	return y + markRow
}

func (t *timeline) grid(bottom float64) {
	lines := ""
	for _, tick := range t.ticks() {
		lines += t.clear(t.x(tick.on), t.top-markRow, bottom)
	}
	if lines != "" {
		t.path("grid", "", lines)
	}
}

// arrows leads from the end of what is needed to the start of what needs it.
func (t *timeline) arrows() {
	for _, l := range t.lanes() {
		for _, tactic := range l.rows {
			y, drawn := t.bars[tactic]
			start, _ := days(tactic)
			if !drawn || !start.Known() {
				continue
			}
			for i := range tactic.Requires.Items {
				needed, ok := tactic.Requires.Items[i].To.(*lang.Tactic)
				if !ok || needed == tactic {
					continue
				}
				from, there := t.bars[needed]
				_, end := days(needed)
				if there && end.Known() {
					t.arrow(t.x(end.V+1), from, t.x(start.V), y)
				}
			}
		}
	}
}

func (t *timeline) arrow(x, y, toX, toY float64) {
	turn := x + 4
	if toX-5 > turn {
		turn = toX - 5
	}
	turn = min(turn, toX-5)
	for _, line := range t.through() {
		if math.Abs(turn-line) < 4 && (line-4 >= x+4 || turn < x) {
			turn = line - 4 // what leads down a line is not told from it
		}
	}
	half := y + rowHeight/2
	if toY < y {
		half = y - rowHeight/2
	}
	t.path("edge", "", fmt.Sprintf("M%s %sH%sV%sH%sV%sH%s", num(x), num(y), num(x+4), num(half), num(turn), num(toY), num(toX-3)))
	t.path("tip", "", fmt.Sprintf("M%s %sl-5 -3v6z", num(toX), num(toY)))
}
