package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

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
		m.x = min(t.x(m.on)+aside, t.wide-margin-w)
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
			t.label(m.x, m.top, m.text, t.wide, class, small)
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
