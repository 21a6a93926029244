package graph

import "github.com/plan-as-code/plan/lang"

// matrix is a table that is drawn: rows against columns.
type matrix struct {
	name        string // before its title, where that does not stand by itself
	title, note string
	summary     string
	columns     []heading
	rows        []heading
	cells       map[[2]int]*cell // by row and column, from 0
	most        float64          // what the longest bars stand for; 0: there are none
}

type heading struct {
	title, note string
	gap         bool // nothing stands in it, where something should
	sum         bool // of all others
	of          Place
	in          *lang.Campaign
}

// headed is a heading of an element, which may be nil.
func (s *Scope) headed(e lang.Element, title string) heading {
	h := heading{title: title, of: s.place(e)}
	if h.of != (Place{}) {
		h.in = e.Plan().Campaign
	}
	return h
}

// apart names the campaign of headings that say the same.
func apart(list []heading) {
	count := map[string]int{}
	for i := range list {
		count[list[i].title]++
	}
	for i := range list {
		if h := &list[i]; count[h.title] > 1 && h.in != nil {
			h.title += " (" + Title(h.in) + ")"
		}
	}
}

// cell is what stands where a row and a column meet.
type cell struct {
	texts []phrase
	soft  []string // below them, smaller
	isNew bool

	planned, spent float64 // as bars
}

// phrase is a text, and which element it names.
type phrase struct {
	text string
	of   Place
	more bool // it goes on from the line above
}

// height is that of a line, with what sets it apart from another phrase above.
func (p *phrase) height() float64 {
	if p.more {
		return plain.size*lineHeight + 1
	}
	return plain.size*lineHeight + phraseGap
}

func (m *matrix) at(row, column int) *cell {
	c := m.cells[[2]int{row, column}]
	if c == nil {
		if m.cells == nil {
			m.cells = map[[2]int]*cell{}
		}
		c = &cell{}
		m.cells[[2]int{row, column}] = c
	}
	return c
}

// Measures of a matrix.
const (
	rowHeads    = 170.0
	phraseGap   = 4.0
	moneyBar    = 6.0
	leastColumn = 120.0
	mostColumn  = 200.0
	cellPadding = 6.0
	leastWidth  = 640.0
)

// sentence is what is said where there is nothing to draw.
func (m *matrix) sentence() *Picture {
	p := &Picture{Title: m.name + m.title, Summary: m.summary, Width: leastWidth}
	p.Height = p.heading(m.title, m.note) + margin
	return p
}

// draw draws the table; every text has its own place in it.
func (m *matrix) draw() *Picture {
	apart(m.columns)
	apart(m.rows)
	wide := max(leastColumn, min(mostColumn, (timelineWidth-rowHeads-2*margin)/float64(max(1, len(m.columns)))))
	p := &Picture{Title: m.name + m.title, Summary: m.summary, Width: max(leastWidth, 2*margin+rowHeads+wide*float64(len(m.columns)))}
	y := p.heading(m.title, m.note)
	x := func(column int) float64 { return margin + rowHeads + float64(column)*wide }
	top, below := y, 0.0
	for i, h := range m.columns {
		at := top + cellPadding
		p.of = h.of
		for _, line := range wrap(h.title, wide-2*cellPadding, 3, strong) {
			p.label(x(i)+cellPadding, at, line, wide-2*cellPadding, "", strong)
			at += strong.size * lineHeight
		}
		for _, line := range wrap(h.note, wide-2*cellPadding, 2, small) {
			class := "soft"
			if h.gap {
				class = "now"
			}
			p.label(x(i)+cellPadding, at, line, wide-2*cellPadding, class, small)
			at += small.size * lineHeight
		}
		below = max(below, at+cellPadding-top)
	}
	p.of = Place{}
	y += below
	for r := range m.rows {
		y = m.row(p, r, y, wide, x)
	}
	p.path("grid", "", "M"+num(margin)+" "+num(y)+"H"+num(x(len(m.columns))))
	if m.most > 0 {
		y = p.signs(y+8, shown(p.Shapes, []sign{{"planned", "planned"}, {"bar", "spent"}}))
	}
	p.Height = y + margin
	return p
}

// row draws one row, as high as its fullest cell, and is where it ends.
func (m *matrix) row(p *Picture, r int, y, wide float64, x func(int) float64) float64 {
	titles := wrap(m.rows[r].title, rowHeads-2*cellPadding, 3, strong)
	height := float64(len(titles))*strong.size*lineHeight + phraseGap + 2*cellPadding
	lines := make([][]phrase, len(m.columns))
	soft := make([][]string, len(m.columns))
	for i := range m.columns {
		c := m.at(r, i)
		for _, text := range c.texts {
			for n, line := range wrap(text.text, wide-2*cellPadding, 2, plain) {
				lines[i] = append(lines[i], phrase{line, text.of, n > 0})
			}
		}
		for _, text := range c.soft {
			soft[i] = append(soft[i], wrap(text, wide-2*cellPadding, 2, small)...)
		}
		tall := float64(len(soft[i]))*small.size*lineHeight + 2*cellPadding
		for n := range lines[i] {
			tall += lines[i][n].height()
		}
		if c.planned > 0 || c.spent > 0 {
			tall += moneyBar + phraseGap
		}
		height = max(height, tall)
	}
	if m.rows[r].sum {
		p.path("edge", "", "M"+num(margin)+" "+num(y)+"H"+num(x(len(m.columns))))
	}
	p.path("grid", "", "M"+num(margin)+" "+num(y)+"H"+num(x(len(m.columns))))
	for i, h := range m.columns {
		c := m.at(r, i)
		b := Box{x(i) + 2, y + 2, wide - 4, height - 4}
		switch {
		case h.gap:
			p.shape("gap", "", b)
		case m.most > 0:
			room, at := wide-2*cellPadding, y+height-cellPadding-moneyBar
			if c.planned > 0 {
				p.shape("planned", "", Box{x(i) + cellPadding, at, max(2, room*min(1, c.planned/m.most)), moneyBar})
			}
			if c.spent > 0 {
				p.shape("bar", "", Box{x(i) + cellPadding, at, max(2, room*min(1, c.spent/m.most)), moneyBar})
			}
		}
		if c.isNew {
			p.shape("new", "new or changed", b)
		}
		at := y + cellPadding
		font := plain
		if h.sum || m.rows[r].sum {
			font = strong
		}
		for n := range lines[i] {
			line := &lines[i][n]
			p.of = line.of
			at += line.height()
			p.label(x(i)+cellPadding, at-plain.size*lineHeight, line.text, wide-2*cellPadding, "", font)
		}
		p.of = Place{}
		for _, line := range soft[i] {
			p.label(x(i)+cellPadding, at, line, wide-2*cellPadding, "soft", small)
			at += small.size * lineHeight
		}
	}
	at := y + cellPadding + phraseGap
	p.of = m.rows[r].of
	for _, line := range titles {
		p.label(margin+cellPadding, at, line, rowHeads-2*cellPadding, "", strong)
		at += strong.size * lineHeight
	}
	p.of = Place{}
	return y + height
}
