package score

import (
	"slices"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// lead works out whether an objective leads to a goal, by itself or through others.
func (v *view) lead(a *aim) {
	met := []*aim{a}
	for i := 0; i < len(met) && a.leads != facts.Yes; i++ {
		a.leads = unless(met[i].Supports.State == lang.Unknown || met[i].Plan().Unclear(), a.leads)
		for j := range met[i].Supports.Items {
			switch up := met[i].Supports.Items[j].To.(type) {
			case *lang.Goal:
				a.leads = facts.Yes
			case *lang.Objective:
				met = with(met, v.aims[up])
			}
		}
	}
	if a.Metric.Known() {
		a.chain = facts.ChainTo(a.Metric.To)
	}
}

func isResult(m *lang.Metric) facts.Answer {
	if m.Level.Known() && m.Level.V != "outcome" && m.Level.V != "impact" {
		return facts.No
	}
	return answer(m.Level.State)
}

// with is a list with one more, once.
func with[T comparable](list []T, one T) []T {
	var none T
	if one == none || slices.Contains(list, one) {
		return list
	}
	return append(list, one)
}

// trace finds whom a tactic works for: by itself, by its strategy, and by what it supports, on
// and on. All of it counts, so that taking one away never brings another.
func (v *view) trace(w *work) {
	met := []*work{w}
	for i := 0; i < len(met); i++ {
		t := met[i].Tactic
		w.open = w.open || t.Serves.State == lang.Unknown || t.Strategy.State == lang.Unknown || t.Supports.State == lang.Unknown || t.Plan().Unclear()
		w.serve(v, &t.Serves)
		if t.Strategy.Known() {
			w.serve(v, &t.Strategy.To.Serves)
		}
		for j := range t.Supports.Items {
			met = with(met, v.byTactic[t.Supports.Items[j].To])
		}
	}
	w.leads = unless(w.open, facts.No)
	for _, a := range w.aims {
		w.leads = max(w.leads, a.leads)
	}
	v.openServes = v.openServes || w.open
}

func (w *work) serve(v *view, serves *lang.Refs[*lang.Objective]) {
	w.open = w.open || serves.State == lang.Unknown
	for i := range serves.Items {
		w.aims = with(w.aims, v.aims[serves.Items[i].To])
	}
}

// stand is whether nothing that a tactic rests on is dropped, directly or through others.
func (v *view) stand(w *work) facts.Answer {
	if !v.anyDropped {
		return facts.Yes
	}
	stands := facts.Yes
	met := []*work{w}
	rest := func(on *lang.Tactic) {
		if on.Dropped() {
			stands = facts.No
		}
		met = with(met, v.byTactic[on])
	}
	for i := 0; i < len(met); i++ {
		t := met[i].Tactic
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
	for _, a := range v.objectives {
		for i := range a.Supports.Items {
			if g, ok := a.Supports.Items[i].To.(*lang.Goal); ok {
				v.goals = with(v.goals, g)
			}
		}
		v.vacantWorks.add(v.served(a))
	}
	for _, g := range v.goals {
		kept := unless(v.openSupports, led[g])
		v.led[g] = kept
		v.vacantAims.add(kept)
		v.vacantWorks.add(kept)
	}
}

// served is whether a tactic works for an objective, or for one that supports it.
func (v *view) served(a *aim) facts.Answer {
	served := unless(v.openServes || v.openSupports, facts.No)
	met := []*aim{a}
	for i := 0; i < len(met) && served != facts.Yes; i++ {
		for _, w := range met[i].works {
			served = max(served, min(w.sure, w.stands))
		}
		for _, below := range v.below[met[i].Objective] {
			met = with(met, below)
		}
	}
	return served
}
