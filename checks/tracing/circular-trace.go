package tracing

import (
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var circularTrace = &checks.Rule{
	ID: "circular-trace", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		report(p, "supports", p.Tactics, func(t *lang.Tactic) []facts.Edge[*lang.Tactic] {
			return active(edges(&t.Supports))
		})
		reportRequired(p)
		report(p, "feeds", p.Metrics, func(m *lang.Metric) []facts.Edge[*lang.Metric] {
			if !m.Feeds.Known() {
				return nil
			}
			return []facts.Edge[*lang.Metric]{{To: m.Feeds.To, By: &m.Feeds}}
		})
		report(p, "supports", p.Objectives, func(o *lang.Objective) []facts.Edge[*lang.Objective] {
			return edgesTo[*lang.Objective](&o.Supports)
		})
		var strategies []*lang.Strategy
		for _, plan := range p.Plans {
			strategies = append(strategies, plan.Strategies...)
		}
		report(p, "requires", strategies, func(s *lang.Strategy) []facts.Edge[*lang.Strategy] {
			return edgesTo[*lang.Strategy](&s.Requires)
		})
	},
}

// reportRequired follows what tactics and tasks require of each other; a tactic waits for its
// tasks.
func reportRequired(p *checks.Pass) {
	tasks := map[lang.Element][]facts.Edge[lang.Element]{}
	var nodes []lang.Element
	for _, t := range p.Tactics {
		nodes = append(nodes, t)
	}
	for _, plan := range p.Plans {
		for _, task := range plan.Tasks {
			nodes = append(nodes, task)
			for i := range task.Tactics.Items {
				ref := &task.Tactics.Items[i]
				tasks[ref.To] = append(tasks[ref.To], facts.Edge[lang.Element]{To: task, By: ref})
			}
		}
	}
	report(p, "requires", nodes, func(e lang.Element) []facts.Edge[lang.Element] {
		switch e := e.(type) {
		case *lang.Tactic:
			return append(waiting(&e.Requires), tasks[e]...)
		case *lang.Task:
			return waiting(&e.Requires)
		}
		return nil
	})
}

// waiting keeps the references to tactics that are not dropped, and to tasks.
func waiting(refs *lang.Refs[lang.Element]) []facts.Edge[lang.Element] {
	return slices.DeleteFunc(edges(refs), func(edge facts.Edge[lang.Element]) bool {
		switch e := edge.To.(type) {
		case *lang.Tactic:
			return e.Dropped()
		case *lang.Task:
			return false
		}
		return true
	})
}

type node interface {
	lang.Element
	comparable
}

// report tells each circle once, at the member that is read first.
func report[E node](p *checks.Pass, verb string, nodes []E, next func(E) []facts.Edge[E]) {
	for _, circle := range facts.Circles(nodes, next) {
		first := circle[len(circle)-1].To
		names := []string{prose.Clip(first.Label())}
		for _, edge := range circle {
			names = append(names, prose.Clip(edge.To.Label()))
		}
		f := p.Report(first, circle[0].By.Range(), "The %s %s itself in a circle: %s.", first, verb, prose.Arrows(names))
		if len(circle) == 1 {
			f.Message = fmt.Sprintf("The %s %s itself.", first, verb)
		}
		f.Detail = verb
		const shown = 40 // places; longer circles are rare, and nobody follows them one by one
		for i, edge := range circle[1:min(len(circle), shown)] {
			f.See(edge.By.Range(), "The %s %s it here.", circle[i].To, verb)
		}
		f.AddFix("Take one of these references out")
	}
}

func edges[E lang.Element](refs *lang.Refs[E]) []facts.Edge[E] {
	var list []facts.Edge[E]
	for i := range refs.Items {
		list = append(list, facts.Edge[E]{To: refs.Items[i].To, By: &refs.Items[i]})
	}
	return list
}

// edgesTo keeps the references to one kind of element.
func edgesTo[E lang.Element](refs *lang.Refs[lang.Element]) []facts.Edge[E] {
	var list []facts.Edge[E]
	for i := range refs.Items {
		if to, ok := refs.Items[i].To.(E); ok {
			list = append(list, facts.Edge[E]{To: to, By: &refs.Items[i]})
		}
	}
	return list
}

func active(list []facts.Edge[*lang.Tactic]) []facts.Edge[*lang.Tactic] {
	return slices.DeleteFunc(list, func(e facts.Edge[*lang.Tactic]) bool { return e.To.Dropped() })
}
