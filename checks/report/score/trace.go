package score

import (
	"slices"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// lead works out which objectives lead to a goal, by themselves or through others: the answer
// goes from each to those that support it.
func (v *view) lead() {
	for _, known := range []facts.Answer{facts.Yes, facts.Open} {
		var met []*aim
		for _, a := range v.aims {
			says := unless(a.Supports.State == lang.Unknown || a.Plan().Unclear(), facts.No)
			for i := range a.Supports.Items {
				if _, ok := a.Supports.Items[i].To.(*lang.Goal); ok {
					says = facts.Yes
				}
			}
			if says == known {
				met = append(met, a)
			}
		}
		for i := 0; i < len(met); i++ {
			if a := met[i]; a.leads < known {
				a.leads = known
				met = append(met, v.below[a.Objective]...)
			}
		}
	}
	for _, a := range v.aims {
		if a.Metric.Known() {
			a.chain = facts.ChainTo(a.Metric.To)
		}
	}
}

func isResult(m *lang.Metric) facts.Answer {
	if m.Level.Known() && m.Level.V != "outcome" && m.Level.V != "impact" {
		return facts.No
	}
	return answer(m.Level.State)
}

// mostSteps is how far all walks of a view go together, from one element to another: in a plan
// that anybody means, each leads to a handful. What is not reached then is open.
const mostSteps = 1_000_000

// further reports whether there are steps left for a walk.
func (v *view) further() bool {
	v.steps++
	return v.steps <= mostSteps
}

// met are what a walk came to, each once, in the order in which it came there.
type met[T comparable] struct {
	list []T
	has  map[T]bool // nil of a few
}

func (m *met[T]) add(one T) {
	const few = 16
	var none T
	switch {
	case one == none:
		return
	case m.has != nil:
		if m.has[one] {
			return
		}
		m.has[one] = true
	case slices.Contains(m.list, one):
		return
	case len(m.list) == few:
		m.has = map[T]bool{one: true}
		for _, t := range m.list {
			m.has[t] = true
		}
	}
	m.list = append(m.list, one)
}

// trace finds whom a tactic works for: by itself, by its strategy, and by what it supports, on
// and on. All of it counts, so that taking one away never brings another.
func (v *view) trace(w *work) {
	var works met[*work]
	var aims met[*aim]
	serve := func(serves *lang.Refs[*lang.Objective]) {
		w.open = w.open || serves.State == lang.Unknown
		for i := range serves.Items {
			aims.add(v.aims[serves.Items[i].To])
		}
	}
	works.add(w)
	for i := 0; i < len(works.list); i++ {
		t := works.list[i].Tactic
		w.open = w.open || t.Serves.State == lang.Unknown || t.Strategy.State == lang.Unknown || t.Supports.State == lang.Unknown || t.Plan().Unclear()
		serve(&t.Serves)
		if t.Strategy.Known() {
			serve(&t.Strategy.To.Serves)
		}
		for j := range t.Supports.Items {
			if !v.further() {
				w.open = true
				break
			}
			works.add(v.byTactic[t.Supports.Items[j].To])
		}
	}
	w.aims = aims.list
	w.leads = unless(w.open, facts.No)
	for _, a := range w.aims {
		w.leads = max(w.leads, a.leads)
	}
	v.openServes = v.openServes || w.open
}

// stand is whether nothing that a tactic rests on is dropped, directly or through others.
func (v *view) stand(w *work) facts.Answer {
	if !v.anyDropped {
		return facts.Yes
	}
	stands := facts.Yes
	var works met[*work]
	works.add(w)
	rest := func(on *lang.Tactic) {
		if on.Dropped() {
			stands = facts.No
		}
		if v.further() {
			works.add(v.byTactic[on])
		} else {
			stands = min(stands, facts.Open)
		}
	}
	for i := 0; i < len(works.list); i++ {
		t := works.list[i].Tactic
		if t.Requires.State == lang.Unknown || t.Supports.State == lang.Unknown || t.Amplifies.State == lang.Unknown || t.Status.State == lang.Unknown {
			stands = min(stands, facts.Open)
		}
		for j := range t.Requires.Items {
			if on, ok := t.Requires.Items[j].To.(*lang.Tactic); ok {
				rest(on)
			}
		}
		for j := range t.Supports.Items {
			rest(t.Supports.Items[j].To)
		}
		for j := range t.Amplifies.Items {
			rest(t.Amplifies.Items[j].To)
		}
	}
	return stands
}

// worth is how far a tactic is evidence for others: where only what counts is looked at, it has
// to lead to a goal.
func (w *work) worth(counting bool) facts.Answer {
	if counting {
		return min(w.sure, w.gate())
	}
	return w.sure
}

// gate is whether what a tactic does counts.
func (w *work) gate() facts.Answer { return min(w.leads, w.stands) }

// number is whether a tactic counts the number of an objective that it works for.
func (w *work) number() facts.Answer {
	n := unless(w.open, facts.No)
	for _, a := range w.aims {
		n = max(n, a.counted(w))
	}
	return n
}

// counted is whether a tactic counts the objective's number, or one that feeds it. What is done or
// not done takes no counting.
func (a *aim) counted(w *work) facts.Answer {
	n := answer(a.ReachedBy.State)
	switch {
	case a.chain != nil:
		n = max(n, facts.Counting(w.Tactic, a.chain))
	case a.Metric.State == lang.Unknown:
		n = max(n, facts.Open)
	}
	return n
}

// put lists the elements that the questions are put to, and the promises that nobody keeps.
func (v *view) put(wants func(*lang.Plan) bool) {
	led := map[*lang.Goal]facts.Answer{}
	v.led = map[*lang.Goal]facts.Answer{}
	for _, a := range v.aims {
		for i := range a.Supports.Items {
			if g, ok := a.Supports.Items[i].To.(*lang.Goal); ok {
				led[g] = facts.Yes
			}
		}
	}
	for _, p := range v.plans {
		if !wants(p) {
			continue
		}
		if p.Campaign != nil {
			v.campaigns = append(v.campaigns, p)
		}
		for _, t := range p.Tactics {
			if w := v.byTactic[t]; w != nil {
				v.tactics = append(v.tactics, w)
			}
		}
		for _, o := range p.Objectives {
			v.objectives = append(v.objectives, v.aims[o])
		}
		v.goals = append(v.goals, p.Goals...)
		if p.Unclear() { // what cannot be read may be a promise that nobody keeps
			v.vacantGoals.add(facts.Open)
			v.vacantAims.add(facts.Open)
			v.vacantWorks.add(facts.Open)
		}
	}
	var goals met[*lang.Goal]
	for _, g := range v.goals {
		goals.add(g)
	}
	for _, a := range v.objectives {
		for i := range a.Supports.Items {
			if g, ok := a.Supports.Items[i].To.(*lang.Goal); ok {
				goals.add(g)
			}
		}
		v.vacantWorks.add(v.served(a))
	}
	v.goals = goals.list
	for _, g := range v.goals {
		kept := unless(v.openSupports || g.Broken(), led[g])
		v.led[g] = kept
		v.vacantAims.add(kept)
		v.vacantWorks.add(kept)
	}
}

// served is whether a tactic works for an objective, or for one that supports it.
func (v *view) served(a *aim) facts.Answer {
	served := unless(v.openServes || v.openSupports, facts.No)
	var aims met[*aim]
	aims.add(a)
	for i := 0; i < len(aims.list) && served != facts.Yes; i++ {
		for _, w := range aims.list[i].works {
			served = max(served, min(w.sure, w.stands))
		}
		for _, below := range v.below[aims.list[i].Objective] {
			if !v.further() {
				return max(served, facts.Open)
			}
			aims.add(below)
		}
	}
	return served
}
