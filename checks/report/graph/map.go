package graph

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// sight is what leads where, of a scope.
type sight struct {
	goals      []*lang.Goal
	objectives []*lang.Objective // those that lead to a goal; the others are apart
	tactics    []*lang.Tactic    // that lead to a goal, by discipline, and those of which nobody knows
	open       int               // of how many tactics nobody knows
	apart      []lang.Element    // what leads to no goal: objectives, then tactics by discipline
	private    []*lang.Metric    // that one discipline alone counts
	up         []step
}

// step leads from an element to what it is for, or from a private metric to what it measures.
type step struct {
	from, to lang.Element
	weak     bool
}

// sightOf finds what leads where.
func sightOf(s *Scope) *sight {
	g := &sight{}
	drawn := map[lang.Element]bool{}
	var aside []*lang.Objective
	for _, o := range s.objectives() {
		for i := range o.Supports.Items {
			if goal, ok := o.Supports.Items[i].To.(*lang.Goal); ok && !drawn[goal] {
				drawn[goal] = true
				g.goals = append(g.goals, goal)
			}
		}
		if s.ReachesGoal(o) {
			g.objectives = append(g.objectives, o)
		} else {
			aside = append(aside, o)
		}
	}
	for _, p := range s.Plans {
		for _, goal := range p.Goals {
			if !drawn[goal] {
				drawn[goal] = true
				g.goals = append(g.goals, goal)
			}
		}
	}
	slices.SortStableFunc(g.objectives, func(a, b *lang.Objective) int { return g.rank(a) - g.rank(b) })
	for _, o := range aside {
		g.apart = append(g.apart, o)
	}
	for _, l := range s.lanes() {
		for _, t := range l.rows {
			objectives, sure := t.Objectives()
			switch {
			case slices.ContainsFunc(objectives, s.ReachesGoal):
				g.tactics = append(g.tactics, t)
			case !sure:
				g.tactics = append(g.tactics, t)
				g.open++
			default:
				g.apart = append(g.apart, t)
			}
		}
	}
	g.measure(s)
	g.lead()
	return g
}

// objectives are those of the scope, and those above that they support.
func (s *Scope) objectives() []*lang.Objective {
	var list []*lang.Objective
	for _, p := range s.Plans {
		list = append(list, p.Objectives...)
	}
	for i := 0; i < len(list); i++ {
		for j := range list[i].Supports.Items {
			if up, ok := list[i].Supports.Items[j].To.(*lang.Objective); ok && !slices.Contains(list, up) {
				list = append(list, up)
			}
		}
	}
	for _, t := range s.tactics() {
		for _, o := range served(t) {
			if !slices.Contains(list, o) {
				list = append(list, o)
			}
		}
	}
	return list
}

// rank is the first of the goals that an objective supports; those that support another
// objective come last.
func (g *sight) rank(o *lang.Objective) int {
	for i := range o.Supports.Items {
		if goal, ok := o.Supports.Items[i].To.(*lang.Goal); ok {
			return slices.Index(g.goals, goal)
		}
	}
	return len(g.goals)
}

// served are the objectives of a tactic that need no other tactic to be led to.
func served(t *lang.Tactic) []*lang.Objective {
	list, _ := t.Serving()
	return list
}

// measure finds the metrics that one discipline counts for itself.
func (g *sight) measure(s *Scope) {
	users := facts.NewRollUp(s.Index)
	for _, l := range s.lanes() { // in the order in which tactics are drawn
		for _, t := range l.rows {
			metrics, _ := facts.Counted(t)
			for _, m := range metrics {
				if users.Private(m) == nil {
					continue
				}
				if !slices.Contains(g.private, m) {
					g.private = append(g.private, m)
				}
				g.up = append(g.up, step{m, t, true})
			}
		}
	}
}

// lead finds what leads to what, of all that is drawn.
func (g *sight) lead() {
	drawn := map[lang.Element]bool{}
	for _, list := range [][]lang.Element{elements(g.goals), elements(g.objectives), elements(g.tactics), g.apart} {
		for _, e := range list {
			drawn[e] = true
		}
	}
	known := map[step]bool{}
	add := func(from, to lang.Element) {
		if s := (step{from, to, false}); drawn[to] && from != to && !known[s] {
			known[s] = true
			g.up = append(g.up, s)
		}
	}
	for _, e := range slices.Concat(elements(g.objectives), elements(g.tactics), g.apart) {
		switch e := e.(type) {
		case *lang.Objective:
			for i := range e.Supports.Items {
				add(e, e.Supports.Items[i].To)
			}
		case *lang.Tactic:
			for _, o := range served(e) {
				add(e, o)
			}
			for i := range e.Supports.Items {
				add(e, e.Supports.Items[i].To)
			}
		}
	}
}

func elements[E lang.Element](list []E) []lang.Element {
	all := make([]lang.Element, len(list))
	for i, e := range list {
		all[i] = e
	}
	return all
}

// second is what stands below the title of an element.
func second(e lang.Element) string {
	switch e := e.(type) {
	case *lang.Goal:
		if e.Metric.Known() && e.Target.Known() {
			return Title(e.Metric.To) + ": " + prose.Digits(e.Target.V)
		}
	case *lang.Objective:
		if e.Metric.Known() {
			return "measured by " + Title(e.Metric.To)
		}
	case *lang.Tactic:
		if e.Discipline.Known() {
			return Title(e.Discipline.To)
		}
	case *lang.Metric:
		return "counted by one discipline alone"
	}
	return ""
}

// class is how an element looks.
func class(e lang.Element) string {
	switch e.(type) {
	case *lang.Goal:
		return "goal"
	case *lang.Metric:
		return "private"
	}
	return "node"
}

// mapChart is the map as boxes and arrows.
func mapChart(s *Scope) *Chart {
	g := sightOf(s)
	c := &Chart{Title: "Map of " + s.Title()}
	id := ids{}
	group := func(title string, list []lang.Element) {
		of := Group{Title: title}
		for _, e := range list {
			lines := []string{Title(e)}
			if text := second(e); text != "" {
				lines = append(lines, text)
			}
			of.Nodes = append(of.Nodes, Node{id.of(e), lines, class(e)})
		}
		if len(list) > 0 {
			c.Groups = append(c.Groups, of)
		}
	}
	group("", elements(g.goals))
	group("", elements(g.objectives))
	var lanes []string
	by := map[string][]lang.Element{}
	for _, t := range g.tactics {
		lane := second(t)
		if by[lane] == nil {
			lanes = append(lanes, lane)
		}
		by[lane] = append(by[lane], t)
	}
	for _, lane := range lanes {
		group(lane, by[lane])
	}
	group("Leads to no goal", g.apart)
	group("Counted by one discipline alone", elements(g.private))
	for _, step := range g.up {
		c.Edges = append(c.Edges, Edge{From: id.of(step.from), To: id.of(step.to), Weak: step.weak})
	}
	return c
}

func (g *sight) summary() string {
	objectives, tactics := 0, 0
	for _, e := range g.apart {
		if _, ok := e.(*lang.Objective); ok {
			objectives++
		} else {
			tactics++
		}
	}
	var parts []string
	part := func(text string) { parts = append(parts, text) }
	sure := len(g.tactics) - g.open
	if n := len(g.objectives) + sure; n > 0 && len(g.goals) > 0 {
		part(counted(0, len(g.objectives), sure) + forOne(n, " works", " work") + " towards " + counted(len(g.goals), 0, 0))
	} else if len(g.goals) > 0 {
		part(counted(len(g.goals), 0, 0) + ", to which nothing leads yet")
	} else if n > 0 {
		part("what " + counted(0, len(g.objectives), sure) + forOne(n, " leads", " lead") + " to is open")
	}
	if g.open > 0 {
		part("what " + counted(0, 0, g.open) + forOne(g.open, " serves", " serve") + " is open")
	}
	if n := objectives + tactics; n > 0 {
		part(counted(0, objectives, tactics) + forOne(n, " leads", " lead") + " to no goal")
	}
	if len(parts) == 0 {
		return "Nothing is planned yet."
	}
	return prose.Capital(strings.Join(parts, "; ")) + "."
}

// counted is how many there are of each kind, of those of which there are any.
func counted(goals, objectives, tactics int) string {
	var parts []string
	for _, of := range []struct {
		n    int
		kind string
	}{{goals, "goal"}, {objectives, "objective"}, {tactics, "tactic"}} {
		if of.n > 0 {
			parts = append(parts, prose.Count(of.n, of.kind))
		}
	}
	return prose.List(parts)
}

func forOne(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
