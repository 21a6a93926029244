package score

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// most is how many answers are named that would raise a score.
const most = 3

// step is one thing to do, which turns some answers into a yes: those to a question that begin
// at an element, or, without a question, all of what does not count until that element leads to a
// goal.
type step struct {
	*tally
	at lang.Element
}

// change is how many answers of a question become a yes.
type change struct {
	of           *tally
	counts, once int
}

// way is a step, and what it changes, in the order of the questions.
type way struct {
	step
	changes []change
}

// takes notes a change; those of one question come one after another.
func (w *way) takes(c change) {
	if n := len(w.changes); n > 0 && w.changes[n-1].of == c.of {
		w.changes[n-1].counts += c.counts
		w.changes[n-1].once += c.once
		return
	}
	w.changes = append(w.changes, c)
}

// raise finds what would raise the score most.
func (b *sheet) raise(s *Score) []Raise {
	at := map[step]int{}
	var ways []way
	add := func(to step, c change) {
		i, known := at[to]
		if !known {
			i, ways = len(ways), append(ways, way{step: to})
			at[to] = i
		}
		ways[i].takes(c)
	}
	for i := range b.replies {
		r := &b.replies[i]
		if r.gate != facts.Yes {
			c := change{of: r.tally}
			if r.would == facts.Yes || r.tally.name == traced.name {
				c.counts = 1
			}
			if r.would != facts.Yes && r.tally.name == traced.name {
				c.once = 1
			}
			add(step{nil, r.root}, c)
		}
		if r.would != facts.Yes && r.tally.name != traced.name || r.gate == facts.Yes && r.counts != facts.Yes {
			c := change{of: r.tally}
			if r.gate == facts.Yes {
				c.counts = 1
			}
			if r.would != facts.Yes {
				c.once = 1
			}
			add(step{r.tally, r.at}, c)
		}
	}
	list := make([]Raise, 0, len(ways))
	for i := range ways {
		to := &ways[i]
		one := Raise{At: to.at, Question: traced.name, Part: sides[0].parts[0].name, Do: b.toLead(to.at)}
		if to.tally != nil {
			one.Question, one.Part, one.Do = to.name, sides[to.side].parts[to.part].name, to.do
		}
		one.Gain, one.Once = b.gains(s, to.changes)
		list = append(list, one)
	}
	slices.SortStableFunc(list, func(x, y Raise) int {
		return cmp.Or(cmp.Compare(rounded(y.Gain), rounded(x.Gain)), cmp.Compare(rounded(y.Once), rounded(x.Once)))
	})
	list = slices.DeleteFunc(list, func(r Raise) bool { return rounded(r.Gain) == 0 && rounded(r.Once) == 0 })
	list = list[:min(len(list), most)]
	for i := range list {
		one := &list[i]
		one.alike = slices.ContainsFunc(list, func(r Raise) bool { return r.At != one.At && r.called() == one.called() })
	}
	return list
}

func rounded(n float64) int { return int(n*1000 + 0.5) }

// toLead is what to do at an element so that what belongs to it leads to a goal.
func (b *sheet) toLead(at lang.Element) string {
	switch e := at.(type) {
	case *lang.Tactic:
		if w := b.byTactic[e]; len(w.aims) > 0 {
			return "free it of the tactic that is dropped and that it needs"
		}
		return traced.do
	case *lang.Objective:
		return "say which goal of the business it leads to"
	}
	if len(b.aims) == 0 {
		return "write its objectives, which its tactics serve, and the goal that they lead to"
	}
	return "write the goal of the business that its objectives lead to"
}

// gains are by how much the lower figures rise where some answers become a yes.
func (b *sheet) gains(s *Score, changes []change) (counts, once float64) {
	var now, would [3]float64
	for i := range s.Sides {
		now[i], would[i] = s.Sides[i].Counts.Low, s.Sides[i].Would.Low
	}
	for _, c := range changes {
		t := c.of
		parts := sides[t.side].parts
		weight := float64(len(parts) * len(parts[t.part].questions))
		now[t.side] += percent(c.counts, t.asked+t.vacant.most) / weight
		would[t.side] += percent(c.once, t.asked+t.vacant.most) / weight
	}
	return formula(now) - s.Score.Low, formula(would) - s.Would.Low
}
