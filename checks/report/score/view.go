package score

import (
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// view is what the questions look at: a whole snapshot, and which of its elements they are put
// to.
type view struct {
	plans      []*lang.Plan
	works      []*work // all tactics that are not dropped
	byTactic   map[*lang.Tactic]*work
	tactics    []*work // that are asked, and so on
	objectives []*aim
	goals      []*lang.Goal
	campaigns  []*lang.Plan

	aims     map[*lang.Objective]*aim
	carriers map[*lang.Message][]*work
	voices   map[*lang.Message]*voice
	promised map[promise]facts.Answer
	passing  map[place]passed
	inputs   map[*lang.Tactic][]*lang.Input
	below    map[*lang.Objective][]*aim  // that support it
	led      map[*lang.Goal]facts.Answer // an objective leads to it

	anyGoal, anyDropped bool

	steps int // that walks took

	results *facts.Chain // from a metric to an outcome or an impact

	vacantGoals, vacantAims, vacantWorks vacancies

	// What is open anywhere: whatever is not found may be there.
	openLinks, openAmplifies, openCarries, openNumbers, openServes, openSupports, openPassing, openInputs, openPromises bool
}

// work is a tactic that is not dropped.
type work struct {
	*lang.Tactic
	aims   []*aim       // that it works for, by itself, by its strategy, or by what it supports
	open   bool         // there may be others
	stands facts.Answer // nothing that it needs is dropped
	leads  facts.Answer // it leads to a goal
	sure   facts.Answer // it is not dropped
	linked []*work      // that it requires or supports, or that do so with it
	louder []*work      // that it amplifies, or that amplify it
	counts facts.Answer // the number of an objective of its own
}

// aim is an objective.
type aim struct {
	*lang.Objective
	leads facts.Answer // to a goal
	works []*work      // for it itself
	said  *said        // nil until it is asked for
	chain *facts.Chain // to its metric
}

// promise is what a discipline promises for an objective.
type promise struct {
	by  *lang.Discipline
	aim *lang.Objective
}

// place is a discipline in a plan.
type place struct {
	plan       *lang.Plan
	discipline *lang.Discipline
}

// passed is what passes between a discipline and another one: that something does, that it has a
// day, and that it was taken.
type passed struct{ is, dated, taken facts.Answer }

func (p *passed) add(o passed) {
	p.is, p.dated, p.taken = max(p.is, o.is), max(p.dated, o.dated), max(p.taken, o.taken)
}

// vacancies are how many promises nobody keeps: for certain, and at the most.
type vacancies struct{ sure, most int }

func (v *vacancies) add(kept facts.Answer) {
	if kept != facts.Yes {
		v.most++
	}
	if kept == facts.No {
		v.sure++
	}
}

// answer is what a state says to the question whether there is something.
func answer(s lang.State) facts.Answer {
	switch s {
	case lang.Known:
		return facts.Yes
	case lang.Unknown:
		return facts.Open
	}
	return facts.No
}

// written is whether a text says something.
func written(t *lang.Text) facts.Answer {
	if facts.Blank(t) {
		return facts.No
	}
	return answer(t.State)
}

// some is whether a list refers to something.
func some[E lang.Element](r *lang.Refs[E]) facts.Answer {
	if len(r.Items) > 0 {
		return facts.Yes
	}
	return unless(r.State == lang.Unknown, facts.No)
}

// unless is an answer that is open where something is.
func unless(open bool, a facts.Answer) facts.Answer {
	if open {
		return max(a, facts.Open)
	}
	return a
}

func newView(s *lang.Snapshot) *view {
	v := &view{byTactic: map[*lang.Tactic]*work{}, aims: map[*lang.Objective]*aim{}, carriers: map[*lang.Message][]*work{}, voices: map[*lang.Message]*voice{},
		promised: map[promise]facts.Answer{}, passing: map[place]passed{}, inputs: map[*lang.Tactic][]*lang.Input{},
		results: facts.NewChain(isResult), below: map[*lang.Objective][]*aim{}}
	v.plans = s.Plans()
	for _, p := range v.plans {
		if p.Unclear() {
			v.openLinks, v.openAmplifies, v.openCarries, v.openNumbers = true, true, true, true
			v.openServes, v.openSupports, v.openPassing, v.openInputs, v.openPromises = true, true, true, true, true
		}
		v.gather(p)
	}
	for _, p := range v.plans {
		for _, in := range p.Inputs {
			v.await(in)
		}
	}
	v.lead()
	for _, w := range v.works {
		v.join(w)
		v.trace(w)
		w.stands = v.stand(w)
	}
	for _, w := range v.works {
		for _, a := range w.aims {
			a.works = append(a.works, w)
		}
		w.counts = w.number()
	}
	return v
}

// gather notes the elements of a plan, and what is open in them.
func (v *view) gather(p *lang.Plan) {
	v.anyGoal = v.anyGoal || len(p.Goals) > 0
	for _, o := range p.Objectives {
		a := &aim{Objective: o}
		v.aims[o] = a
		v.openNumbers = v.openNumbers || o.Metric.State == lang.Unknown
		v.openSupports = v.openSupports || o.Supports.State == lang.Unknown
		for i := range o.Supports.Items {
			if up, ok := o.Supports.Items[i].To.(*lang.Objective); ok {
				v.below[up] = append(v.below[up], a)
			}
		}
	}
	for _, t := range p.Tactics {
		if t.Dropped() {
			v.anyDropped = true
			continue
		}
		w := &work{Tactic: t, sure: facts.Yes}
		if t.Status.State == lang.Unknown {
			v.anyDropped, w.sure = true, facts.Open
		}
		v.works, v.byTactic[t] = append(v.works, w), w
		none := t.Discipline.State == lang.Unknown
		v.openLinks = v.openLinks || none || t.Requires.State == lang.Unknown || t.Supports.State == lang.Unknown
		v.openAmplifies = v.openAmplifies || none || t.Amplifies.State == lang.Unknown
		v.openCarries = v.openCarries || none || t.Carries.State == lang.Unknown
		_, sure := facts.Counted(t)
		v.openNumbers = v.openNumbers || none || !sure
		for i := range t.Carries.Items {
			m := t.Carries.Items[i].To
			v.carriers[m] = append(v.carriers[m], w)
		}
	}
	for _, c := range p.Commitments {
		v.openPromises = v.openPromises || c.By.State == lang.Unknown || c.Objective.State == lang.Unknown
		if c.By.Known() && c.Objective.Known() {
			key := promise{c.By.To, c.Objective.To}
			v.promised[key] = max(v.promised[key], min(answer(c.Owner.State), answer(c.AcceptedOn.State)))
		}
	}
	for _, h := range p.Handoffs {
		v.openPassing = v.openPassing || h.From.State == lang.Unknown || h.To.State == lang.Unknown
		if h.From.Known() && h.To.Known() && h.From.To != h.To.To {
			is := passed{facts.Yes, answer(h.Due.State), max(answer(h.AcknowledgedOn.State), answer(h.AcknowledgedBy.State))}
			for _, d := range []*lang.Discipline{h.From.To, h.To.To} {
				all := v.passing[place{p, d}]
				all.add(is)
				v.passing[place{p, d}] = all
			}
		}
	}
}

// join notes which tactics are for each other, and the inputs that a tactic requires; tactics of
// all plans are known by then.
func (v *view) join(w *work) {
	for i := range w.Requires.Items {
		switch to := w.Requires.Items[i].To.(type) {
		case *lang.Tactic:
			v.link(w, to)
		case *lang.Input:
			v.inputs[w.Tactic] = append(v.inputs[w.Tactic], to)
		}
	}
	for i := range w.Supports.Items {
		v.link(w, w.Supports.Items[i].To)
	}
	for i := range w.Amplifies.Items {
		if u := v.byTactic[w.Amplifies.Items[i].To]; u != nil {
			w.louder, u.louder = append(w.louder, u), append(u.louder, w)
		}
	}
}

func (v *view) link(w *work, to *lang.Tactic) {
	if u := v.byTactic[to]; u != nil {
		w.linked, u.linked = append(w.linked, u), append(u.linked, w)
	}
}

// await notes whom an input is for, by what it says itself.
func (v *view) await(in *lang.Input) {
	v.openInputs = v.openInputs || in.NeededBy.State == lang.Unknown
	for i := range in.NeededBy.Items {
		switch to := in.NeededBy.Items[i].To.(type) {
		case *lang.Tactic:
			v.inputs[to] = append(v.inputs[to], in)
		case *lang.Message:
			for _, w := range v.carriers[to] {
				v.inputs[w.Tactic] = append(v.inputs[w.Tactic], in)
			}
		}
	}
}
