package status

import (
	"slices"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Wait is something that somebody waits for.
type Wait struct {
	Who     []string  `json:"who"` // disciplines, or tactics where none is named
	For     string    `json:"for"`
	From    string    `json:"from,omitempty"`
	Due     string    `json:"due,omitempty"`
	State   WaitState `json:"state"`
	Tactics []string  `json:"tactics"` // that cannot begin without it
	Address string    `json:"address"` // of what is waited for
	New     bool      `json:"new"`
}

// WaitState is whether something has arrived.
type WaitState string

// The states of what is waited for.
const (
	Arrived WaitState = "arrived"
	Late    WaitState = "late"
	Coming  WaitState = "coming"
	Undated WaitState = "undated"
)

// Words says a state in words.
func (s WaitState) Words() string {
	return map[WaitState]string{Arrived: "has arrived", Late: "late", Coming: "on its way", Undated: "no day named"}[s]
}

// waiting is what passes between people: handoffs, inputs, milestones, and tactics of others
// that have to end first.
func (b *builder) waiting(p *lang.Plan) []Wait {
	list := []Wait{}
	add := func(e lang.Element, what, from string, due, done *lang.Day, to ...string) {
		tactics, idle := b.x.WaitingFor(e)
		if idle {
			return
		}
		w := Wait{For: what, From: from, Due: iso(due), Who: append([]string{}, to...), Tactics: []string{}, Address: e.Address(), New: b.isNew(e)}
		for _, t := range tactics {
			w.Tactics = append(w.Tactics, graph.Title(t))
			if who := doer(t); !slices.Contains(w.Who, who) && len(to) == 0 {
				w.Who = append(w.Who, who)
			}
		}
		if len(w.Who) > 0 {
			w.State = b.arrival(due, done)
			list = append(list, w)
		}
	}
	for _, h := range p.Handoffs {
		add(h, graph.Title(h), name(&h.From), &h.Due, &h.AcknowledgedOn, name(&h.To))
	}
	for _, in := range p.Inputs {
		add(in, graph.Title(in), name(&in.Provider), &in.Due, &in.ReceivedOn)
	}
	for _, m := range p.Milestones {
		add(m, graph.Title(m), name(&m.Owner), &m.On, &m.ReachedOn)
	}
	for _, t := range b.x.TacticsIn(p) {
		for i := range t.Requires.Items {
			if needed, ok := t.Requires.Items[i].To.(*lang.Tactic); ok && doer(needed) != doer(t) && !needed.Dropped() {
				done := needed.Ends() // what was to end counts as ended
				if needed.Status.Known() && needed.Status.V == "done" {
					done = &lang.Day{V: b.day, State: lang.Known}
				}
				list = append(list, Wait{Who: []string{doer(t)}, For: "The end of " + prose.Quote(graph.Title(needed)), From: doer(needed), Due: iso(needed.Ends()),
					State: b.arrival(needed.Ends(), done), Tactics: []string{graph.Title(t)}, Address: needed.Address(), New: b.isNew(t)})
			}
		}
	}
	return byDay(list, func(w *Wait) string { return w.Due })
}

// doer is the discipline that does a tactic; the tactic where none is named.
func doer(t *lang.Tactic) string {
	if t.Discipline.Known() {
		return graph.Title(t.Discipline.To)
	}
	return graph.Title(t)
}

func (b *builder) arrival(due, done *lang.Day) WaitState {
	switch {
	case done.Known() && done.V < b.day, done.Known() && done.V == b.day && done != due:
		return Arrived
	case !due.Known():
		return Undated
	case due.V < b.day:
		return Late
	}
	return Coming
}
