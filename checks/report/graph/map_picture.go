package graph

import "github.com/plan-as-code/plan/lang"

// Measures of a map.
const (
	nodeWidth = 250.0
	nodeGap   = 10.0
	between   = 90.0 // columns
	padding   = 8.0
)

// Map draws what leads where: goals, the objectives that support them, the tactics that serve
// these, and the metrics that one discipline alone counts. What leads to no goal is apart.
func Map(s *Scope) *Picture {
	g := sightOf(s)
	m := &mapPicture{Picture: &Picture{Title: "Map of " + s.Title(), Summary: g.summary()}, boxes: map[lang.Element]Box{}, scope: s}
	y := margin
	m.label(margin, y, s.Title(), 3*nodeWidth, "", head)
	y += head.size*lineHeight + 12
	columns := [][]lang.Element{elements(g.goals), elements(g.objectives), elements(g.tactics), elements(g.private)}
	titles := []string{"Goals", "Objectives", "Tactics", "Metrics of one discipline"}
	var apart [4][]lang.Element
	for _, e := range g.apart {
		if _, ok := e.(*lang.Objective); ok {
			apart[1] = append(apart[1], e)
		} else {
			apart[2] = append(apart[2], e)
		}
	}
	for i, title := range titles {
		if i < 3 || len(columns[i]) > 0 {
			m.label(m.x(i), y, title, nodeWidth, "soft", strong)
			m.Width = m.x(i) + nodeWidth + margin
		}
	}
	y = m.columns(columns[:], y+24)
	if len(g.apart) > 0 {
		m.path("weak", "", "M"+num(margin)+" "+num(y+6)+"H"+num(m.Width-margin))
		m.label(margin, y+14, "Leads to no goal", nodeWidth, "now", strong)
		y = m.columns(apart[:], y+36)
	}
	m.Height = y + margin
	m.steps(g.up)
	for _, s := range g.up {
		if from := m.boxes[s.from]; from.X <= m.boxes[s.to].X { // leads around on the right
			m.Width = max(m.Width, from.X+nodeWidth+between/2)
		}
	}
	return m.Picture
}

type mapPicture struct {
	*Picture
	boxes map[lang.Element]Box
	scope *Scope
}

func (m *mapPicture) x(column int) float64 { return margin + float64(column)*(nodeWidth+between) }

// columns draws elements beside each other, each column in the middle of the tallest, and is
// where they end.
func (m *mapPicture) columns(list [][]lang.Element, y float64) float64 {
	tallest := 0.0
	heights := make([]float64, len(list))
	for i, column := range list {
		for _, e := range column {
			heights[i] += nodeHeight(e) + nodeGap
		}
		tallest = max(tallest, heights[i])
	}
	for i, column := range list {
		at := y + (tallest-heights[i])/2
		for _, e := range column {
			m.node(e, m.x(i), at)
			at += nodeHeight(e) + nodeGap
		}
	}
	return y + tallest
}

func nodeLines(e lang.Element) []string { return wrap(Title(e), nodeWidth-2*padding, 2, plain) }

func nodeHeight(e lang.Element) float64 {
	return float64(len(nodeLines(e)))*plain.size*lineHeight + small.size*lineHeight + 2*padding - 4
}

func (m *mapPicture) node(e lang.Element, x, y float64) {
	b := Box{x, y, nodeWidth, nodeHeight(e)}
	m.boxes[e] = b
	m.of = m.scope.place(e)
	defer func() { m.of = Place{} }()
	m.shape(class(e), e.String(), b)
	if m.scope.isNew(e) {
		m.shape("new", "new or changed", Box{b.X - 2, b.Y - 2, b.W + 4, b.H + 4})
	}
	at := y + padding - 2
	for _, line := range nodeLines(e) {
		m.label(x+padding, at, line, nodeWidth-2*padding, "", plain)
		at += plain.size * lineHeight
	}
	m.label(x+padding, at, second(e), nodeWidth-2*padding, "soft", small)
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
		bend := between / 2
		if from.X <= to.X { // in one column: around on the right
			x, toX = from.X+from.W, to.X+to.W
			m.path(look, "", "M"+num(x)+" "+num(y)+"C"+num(x+bend)+" "+num(y)+" "+num(toX+bend)+" "+num(toY)+" "+num(toX+5)+" "+num(toY))
		} else {
			m.path(look, "", "M"+num(x)+" "+num(y)+"C"+num(x-bend)+" "+num(y)+" "+num(toX+bend)+" "+num(toY)+" "+num(toX+5)+" "+num(toY))
		}
		m.path("tip", "", "M"+num(toX)+" "+num(toY)+"l6 -3v6z")
	}
}
