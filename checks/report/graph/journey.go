package graph

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// crossing is what the tactics of a scope do where: disciplines against the stages of the
// journey.
type crossing struct {
	stages      []*lang.Stage      // in their order; nil, last: of no stage
	disciplines []*lang.Discipline // nil, last: of none
	at          map[*lang.Stage]map[*lang.Discipline][]*lang.Tactic
}

func crossingOf(s *Scope) *crossing {
	c := &crossing{at: map[*lang.Stage]map[*lang.Discipline][]*lang.Tactic{}}
	stage := func(st *lang.Stage) {
		if c.at[st] == nil {
			c.at[st] = map[*lang.Discipline][]*lang.Tactic{}
			c.stages = append(c.stages, st)
		}
	}
	for _, of := range s.campaigns() {
		for i := range of.Stages.Items {
			stage(of.Stages.Items[i].To)
		}
	}
	for _, t := range s.tactics() {
		d := t.Discipline.To // nil where none is known
		if !slices.Contains(c.disciplines, d) {
			c.disciplines = append(c.disciplines, d)
		}
		var where []*lang.Stage
		for i := range t.Stages.Items {
			if st := t.Stages.Items[i].To; !slices.Contains(where, st) {
				where = append(where, st)
			}
		}
		if len(where) == 0 {
			where = append(where, nil)
		}
		for _, st := range where {
			stage(st)
			c.at[st][d] = append(c.at[st][d], t)
		}
	}
	slices.SortStableFunc(c.stages, func(a, b *lang.Stage) int {
		if a == nil || b == nil {
			return behind(a == nil, b == nil)
		}
		return cmp.Compare(a.Order.V, b.Order.V)
	})
	slices.SortStableFunc(c.disciplines, func(a, b *lang.Discipline) int { return behind(a == nil, b == nil) })
	return c
}

// behind compares so that what is true comes behind what is not.
func behind(a, b bool) int {
	switch {
	case a && !b:
		return 1
	case b && !a:
		return -1
	}
	return 0
}

func stageTitle(st *lang.Stage) string {
	if st == nil {
		return "No stage named"
	}
	return Title(st)
}

func disciplineTitle(d *lang.Discipline) string {
	if d == nil {
		return "No discipline named"
	}
	return Title(d)
}

// gaps are the stages in which nothing is done.
func (c *crossing) gaps() []*lang.Stage {
	return slices.DeleteFunc(slices.Clone(c.stages), func(st *lang.Stage) bool { return len(c.at[st]) > 0 })
}

// nowhere reports that neither a campaign nor a tactic names a stage.
func (c *crossing) nowhere() bool {
	return !slices.ContainsFunc(c.stages, func(st *lang.Stage) bool { return st != nil })
}

func (c *crossing) summary() string {
	none := len(c.at[nil]) > 0
	switch gaps := c.gaps(); {
	case len(gaps) > 0:
		titles := make([]string, len(gaps))
		for i, st := range gaps {
			titles[i] = stageTitle(st)
		}
		return "Nothing is planned for " + prose.List(titles) + "."
	case c.nowhere():
		return "No tactic says at which stage of the journey it meets people."
	case none:
		return "Something is planned for each stage, and not all tactics name one."
	}
	return "Something is planned for each stage."
}

// Journey draws which discipline does what at which stage of the journey; stages in which
// nothing is done stand out.
func Journey(s *Scope) *Picture {
	c := crossingOf(s)
	m := &matrix{name: "Journey of ", title: s.Title(), summary: c.summary(), note: c.summary()}
	if len(c.disciplines) == 0 {
		m.note, m.summary = "No tactic is planned yet.", "No tactic is planned yet."
	}
	if len(c.disciplines) == 0 || c.nowhere() {
		return m.sentence()
	}
	for _, d := range c.disciplines {
		m.rows = append(m.rows, s.headed(d, disciplineTitle(d)))
	}
	for i, st := range c.stages {
		h := s.headed(st, stageTitle(st))
		if h.gap = len(c.at[st]) == 0; h.gap {
			h.note = "nothing is planned"
		} else {
			n := 0
			for _, list := range c.at[st] {
				n += len(list)
			}
			h.note = prose.Count(n, "tactic")
		}
		m.columns = append(m.columns, h)
		for r, d := range c.disciplines {
			for _, t := range c.at[st][d] {
				m.at(r, i).texts = append(m.at(r, i).texts, phrase{text: Title(t), of: s.place(t)})
				m.at(r, i).isNew = m.at(r, i).isNew || s.isNew(t)
			}
		}
	}
	return m.draw()
}

// journeyChart is the journey as boxes in groups, one for each stage.
func journeyChart(s *Scope) *Chart {
	c := crossingOf(s)
	chart := &Chart{Title: "Journey of " + s.Title(), Down: true}
	n := 0
	before := ""
	for _, st := range c.stages {
		g := Group{Title: stageTitle(st)}
		node := func(class string, lines ...string) {
			g.Nodes = append(g.Nodes, Node{fmt.Sprintf("n%d", n), lines, class})
			n++
		}
		for _, d := range c.disciplines {
			for _, t := range c.at[st][d] {
				node("", Title(t), disciplineTitle(d))
			}
		}
		if len(g.Nodes) == 0 {
			node("gap", "Nothing is planned")
		}
		if before != "" {
			chart.Edges = append(chart.Edges, Edge{From: before, To: g.Nodes[0].ID, Weak: true})
		}
		before = g.Nodes[0].ID
		chart.Groups = append(chart.Groups, g)
	}
	return chart
}
