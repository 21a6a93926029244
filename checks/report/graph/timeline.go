package graph

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Measures of a timeline, in the units of a picture.
const (
	timelineWidth = 1040.0
	gutter        = 300.0 // for titles
	margin        = 14.0
	rowHeight     = 20.0
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
	t := &timeline{Scope: s, marked: s.marks()}
	t.begins, t.ends, t.dated = s.span(t.marked)
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
	*Picture
	bars map[*lang.Tactic]float64 // the middle of a row
	top  float64                  // of the lanes

	part   int     // which of the pictures is drawn, from 0
	ending bool    // it is the last
	above  []Shape // of the parts before
}

func (t *timeline) draw(lanes []*lane) *Picture {
	t.Picture = &Picture{Title: "Timeline of " + t.Scope.Title(), Summary: t.summary(lanes), Width: timelineWidth}
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
		t.shape("stripe", "", Box{0, y + 2, timelineWidth, laneHeight - 4})
		t.label(margin, y+5, l.title, timelineWidth-2*margin, "", strong)
		y += laneHeight
		for _, tactic := range l.rows {
			t.name(tactic, y)
			y += rowHeight
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
			t.row(tactic, at+rowHeight/2)
			at += rowHeight
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
	const left, right = gutter + margin, timelineWidth - margin
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
	return prose.Count(n, "tactic") + " from " + FromTo(t.begins, t.ends) + "."
}

// marks draws the names of the days that matter for all, each like a flag beside its pole, and is
// where they end. The last comes first, so that no pole runs through a name. Only those with a
// line through all lanes stand in each part.
func (t *timeline) marks(y float64) float64 {
	const widest, aside = 230, 4
	var names shelf
	rows := map[int]int{}
	for i := len(t.marked) - 1; i >= 0; i-- {
		m := &t.marked[i]
		if m.text == "" || t.part > 0 && !m.through() {
			continue
		}
		m.text = clip(m.text, widest, small)
		w := width(m.text, small)
		m.x = min(t.x(m.on)+aside, timelineWidth-margin-w)
		most := mostMarkRows
		if m.through() {
			most *= 2
		}
		if row, free := names.flag(t.x(m.on), m.x-2, w+8, most); free {
			rows[i] = row
		}
	}
	bottom := y + float64(len(names.rows))*markRow
	for i, row := range rows {
		t.marked[i].top = bottom - float64(row+1)*markRow
	}
	for i := range t.marked {
		m := &t.marked[i]
		t.of = m.of
		if _, named := rows[i]; named {
			class := "over"
			if m.class == "today" {
				class = "over now"
			}
			t.label(m.x, m.top, m.text, timelineWidth, class, small)
		} else {
			m.top = bottom
		}
	}
	if t.part == 0 {
		bottom = t.signsOfDays(bottom)
	}
	t.of = Place{}
	return bottom + 2
}

// signsOfDays draws a sign for each day that has one, and is where they end: those of reviews in a
// row of their own where they would touch milestones.
func (t *timeline) signsOfDays(y float64) float64 {
	const high, apart = 12, 11
	rows := map[string]float64{"milestone": 0, "review": 0}
	any := false
	for i := range t.marked {
		for j := range t.marked {
			if a, b := &t.marked[i], &t.marked[j]; a.class == "milestone" && b.class == "review" && math.Abs(t.x(a.on)-t.x(b.on)) < apart {
				rows["review"] = high
			}
		}
	}
	for i := range t.marked {
		m := &t.marked[i]
		row, has := rows[m.class]
		if any = any || has; !has {
			continue
		}
		t.of = m.of
		if m.top < y {
			t.upright("grid", "", t.x(m.on), m.top, y+1+row)
		}
		t.sign(m.class, m.hint, t.x(m.on), y+6+row)
	}
	if !any {
		return y
	}
	return y + high + rows["review"]
}

// through reports that a day is drawn as a line through all lanes.
func (m *mark) through() bool {
	return m.class == "launch" || m.class == "freeze" || m.class == "today"
}

// upright draws a line down a day.
func (p *Picture) upright(class, hint string, x, top, bottom float64) {
	if d := p.clear(x, top, bottom); d != "" {
		p.path(class, hint, d)
	}
}

// clear is a line down a picture, without the stretches where it would run through a name.
func (p *Picture) clear(x, top, bottom float64) string {
	const apart = 2
	var d strings.Builder
	stretch := func(from, to float64) {
		if to > from {
			d.WriteString("M" + num(x) + " " + num(from) + "V" + num(to))
		}
	}
	var over []Box
	for i := range p.Labels {
		if b := p.Labels[i].Box; b.X-apart < x && x < b.X+b.W+apart && b.Y+b.H > top && b.Y < bottom {
			over = append(over, b)
		}
	}
	slices.SortFunc(over, func(a, b Box) int { return cmp.Compare(a.Y, b.Y) })
	for _, b := range over {
		stretch(top, b.Y)
		top = max(top, b.Y+b.H)
	}
	stretch(top, bottom)
	return d.String()
}

// sign draws what stands for a day: a diamond, a ring, or nothing but its line.
func (p *Picture) sign(class, hint string, x, y float64) {
	switch class {
	case "milestone":
		p.path(class, hint, "M"+num(x)+" "+num(y-5)+"l5 5l-5 5l-5 -5z")
	case "review":
		p.path(class, hint, "M"+num(x-4)+" "+num(y)+"a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z")
	}
}

// lines draws the days that go through all lanes.
func (t *timeline) lines(bottom float64) {
	for i := range t.marked {
		if m := &t.marked[i]; m.through() {
			t.of = m.of
			t.upright(m.class, m.hint, t.x(m.on), m.top, bottom)
		}
	}
	t.of = Place{}
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

// axis names months, years or whatever there is room for, and is where they end.
func (t *timeline) axis(y float64) float64 {
	room := gutter
	ticks := t.ticks()
	for i, tick := range ticks {
		w := width(tick.text, small)
		end := timelineWidth - margin
		if i+1 < len(ticks) {
			end = min(end, t.x(ticks[i+1].on))
		}
		x := t.beside(t.x(tick.on)+3, w, end, t.through())
		if x < room || x+w > timelineWidth-margin {
			continue
		}
		room = t.label(x, y+1, tick.text, w+1, "soft over", small).X + w + 6
	}
	return y + markRow
}

// through are the places of the lines that go through all lanes.
func (t *timeline) through() []float64 {
	var list []float64
	for i := range t.marked {
		if m := &t.marked[i]; m.through() {
			list = append(list, t.x(m.on))
		}
	}
	return list
}

// uprights are the places of all lines that go down the lanes.
func (t *timeline) uprights() []float64 {
	if !t.dated {
		return nil
	}
	list := t.through()
	for _, tick := range t.ticks() {
		list = append(list, t.x(tick.on))
	}
	slices.Sort(list)
	return list
}

// beside is the first place from x on where a text of a width is crossed by none of the lines,
// which are in their order; x where there is none before the end.
func (t *timeline) beside(x, w, end float64, lines []float64) float64 {
	const apart = 4
	at := x
	for _, line := range lines {
		if at-apart < line && line < at+w+apart {
			at = line + apart
		}
	}
	if at+w > end {
		return x
	}
	return at
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
