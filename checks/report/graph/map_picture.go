package graph

import (
	"math"
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// Measures of a map.
const (
	nodeWidth  = 250.0
	leastNode  = 130.0 // of a node where there is little room
	leastApart = 36.0  // of columns there
	nodeGap    = 10.0
	padding    = 8.0
)

// Map draws what leads where: goals, the objectives that support them, the tactics that serve
// these, and the metrics that one discipline alone counts. What leads to no goal is apart.
func Map(s *Scope) *Picture {
	g := sightOf(s)
	m := &mapPicture{Picture: &Picture{Title: "Map of " + s.Title(), Summary: g.summary()}, boxes: map[lang.Element]Box{}, scope: s, node: nodeWidth}
	columns := [][]lang.Element{elements(g.goals), elements(g.objectives), elements(g.tactics), nil}
	titles := []string{"Goals", "Objectives", "Tactics", "Metrics of one discipline"}
	var apart [4][]lang.Element
	for _, metric := range g.private { // beside the tactics that count it
		if slices.ContainsFunc(g.up, func(s step) bool { return s.from == lang.Element(metric) && !slices.Contains(g.apart, s.to) }) {
			columns[3] = append(columns[3], metric)
		} else {
			apart[3] = append(apart[3], metric)
		}
	}
	for _, e := range g.apart {
		if _, ok := e.(*lang.Objective); ok {
			apart[1] = append(apart[1], e)
		} else {
			apart[2] = append(apart[2], e)
		}
	}
	m.between = max(90, min(240, max(m.heightOf(columns[2]), m.heightOf(apart[2]))/8)) // so that arrows do not run into one
	if len(g.private) == 0 {
		titles = titles[:3]
	}
	m.squeeze(len(titles))
	m.Width = m.x(len(titles)-1) + m.node + margin
	y := m.heading(s.Title(), m.Summary)
	for i := range titles {
		if len(columns[i])+len(apart[i]) == 0 {
			titles[i] += ": none yet"
		}
	}
	y = m.columns(columns, m.heads(titles, y)+24)
	if len(g.apart) > 0 {
		if len(m.boxes) > 0 {
			m.path("weak", "", "M"+num(margin)+" "+num(y+6)+"H"+num(m.Width-margin))
		}
		m.label(margin, y+14, "Leads to no goal", m.node, "now", strong)
		y = m.columns(apart[:], y+36)
	}
	m.Height = y + margin
	m.steps(g.up)
	for _, s := range g.up {
		if from := m.boxes[s.from]; from.X <= m.boxes[s.to].X { // leads around on the right
			m.Width = max(m.Width, from.X+m.node+m.between/2)
		}
	}
	return m.Picture
}

type mapPicture struct {
	*Picture
	boxes   map[lang.Element]Box
	scope   *Scope
	node    float64 // how wide each is
	between float64 // columns
}

func (m *mapPicture) x(column int) float64 { return margin + float64(column)*(m.node+m.between) }

// squeeze makes nodes, and what is between them, narrower where there is less room than they take.
func (m *mapPicture) squeeze(columns int) {
	wide := m.x(columns-1) + m.node + margin
	if room := m.scope.Room; room > 0 && room < wide {
		m.node = max(leastNode, m.node*room/wide)
		m.between = max(leastApart, (room-2*margin-float64(columns)*m.node)/float64(columns-1))
	}
}

// heads draws the titles of the columns, and is where the last line of the longest stands.
func (m *mapPicture) heads(titles []string, y float64) float64 {
	last := y
	for i, title := range titles {
		for n, line := range wrap(title, m.node, 2, strong) {
			at := y + float64(n)*strong.size*lineHeight
			m.label(m.x(i), at, line, m.node, "soft", strong)
			last = max(last, at)
		}
	}
	return last
}

// columns draws elements beside each other, those of each column evenly down the tallest, and is
// where they end.
func (m *mapPicture) columns(list [][]lang.Element, y float64) float64 {
	tallest := 0.0
	for _, column := range list {
		tallest = max(tallest, m.heightOf(column))
	}
	for i, column := range list {
		spare := (tallest - m.heightOf(column)) / float64(max(1, len(column)))
		at := y + spare/2
		for n, e := range column {
			at += gapBefore(column, n)
			m.draw(e, m.x(i), at)
			at += m.nodeHeight(e) + nodeGap + spare
		}
	}
	return y + tallest
}

func (m *mapPicture) heightOf(column []lang.Element) (height float64) {
	for n, e := range column {
		height += gapBefore(column, n) + m.nodeHeight(e) + nodeGap
	}
	return height
}

// gapBefore sets the tactics of each discipline a little apart.
func gapBefore(column []lang.Element, n int) float64 {
	if _, tactic := column[n].(*lang.Tactic); tactic && n > 0 && second(column[n]) != second(column[n-1]) {
		return nodeGap
	}
	return 0
}

// nodeLines are what a node says: its title, and what stands below.
func (m *mapPicture) nodeLines(e lang.Element) (title, below []string) {
	more := nodeWidth / m.node // lines, for the same words
	if says := second(e); says != "" {
		below = wrap(says, m.node-2*padding, int(math.Ceil(more)), small)
	}
	return wrap(Title(e), m.node-2*padding, int(2*more), plain), below
}

func (m *mapPicture) nodeHeight(e lang.Element) float64 {
	title, below := m.nodeLines(e)
	return float64(len(title))*plain.size*lineHeight + float64(len(below))*small.size*lineHeight + 2*padding - 4
}

func (m *mapPicture) draw(e lang.Element, x, y float64) {
	b := Box{x, y, m.node, m.nodeHeight(e)}
	m.boxes[e] = b
	m.of = m.scope.place(e)
	defer func() { m.of = Place{} }()
	m.shape(class(e), e.String(), b)
	if m.scope.isNew(e) {
		m.shape("new", "new or changed", Box{b.X - 2, b.Y - 2, b.W + 4, b.H + 4})
	}
	at := y + padding - 2
	title, below := m.nodeLines(e)
	for _, line := range title {
		m.label(x+padding, at, line, m.node-2*padding, "", plain)
		at += plain.size * lineHeight
	}
	for _, line := range below {
		m.label(x+padding, at, line, m.node-2*padding, "soft", small)
		at += small.size * lineHeight
	}
}

// steps draws arrows from what is done to what it is for, in the gaps between the columns.
func (m *mapPicture) steps(list []step) {
	for _, s := range list {
		from, to := m.boxes[s.from], m.boxes[s.to]
		look := "edge"
		if s.weak {
			look = "weak"
		}
		y, toY := from.Y+from.H/2, to.Y+to.H/2
		x, toX := from.X, to.X+to.W
		bend := m.between / 2
		if from.X <= to.X { // in one column: around on the right
			x, toX = from.X+from.W, to.X+to.W
			m.path(look, "", "M"+num(x)+" "+num(y)+"C"+num(x+bend)+" "+num(y)+" "+num(toX+bend)+" "+num(toY)+" "+num(toX+5)+" "+num(toY))
		} else {
			m.path(look, "", "M"+num(x)+" "+num(y)+"C"+num(x-bend)+" "+num(y)+" "+num(toX+bend)+" "+num(toY)+" "+num(toX+5)+" "+num(toY))
		}
		m.path("tip", "", "M"+num(toX)+" "+num(toY)+"l6 -3v6z")
	}
}
