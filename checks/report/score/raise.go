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
type change struct{ counts, once int }

// raise finds what would raise the score most.
func (b *sheet) raise(s *Score) []Raise {
	steps := map[step]map[*tally]change{}
	var order []step
	add := func(to step, t *tally, c change) {
		if steps[to] == nil {
			steps[to] = map[*tally]change{}
			order = append(order, to)
		}
		was := steps[to][t]
		steps[to][t] = change{was.counts + c.counts, was.once + c.once}
	}
	for i := range b.replies {
		r := &b.replies[i]
		if r.gate != facts.Yes {
			c := change{}
			if r.would == facts.Yes || r.tally.name == traced.name {
				c.counts = 1
			}
			if r.would != facts.Yes && r.tally.name == traced.name {
				c.once = 1
			}
			add(step{nil, r.root}, r.tally, c)
		}
		if r.would != facts.Yes && r.tally.name != traced.name || r.gate == facts.Yes && r.counts != facts.Yes {
			c := change{}
			if r.gate == facts.Yes {
				c.counts = 1
			}
			if r.would != facts.Yes {
				c.once = 1
			}
			add(step{r.tally, r.at}, r.tally, c)
		}
	}
	list := make([]Raise, 0, len(order))
	for _, to := range order {
		one := Raise{At: to.at, Question: traced.name, Part: sides[0].parts[0].name, Do: b.toLead(to.at)}
		if to.tally != nil {
			one.Question, one.Part, one.Do = to.name, sides[to.side].parts[to.part].name, to.do
		}
		one.Gain, one.Once = b.gains(s, steps[to])
		list = append(list, one)
	}
	slices.SortStableFunc(list, func(x, y Raise) int {
		return cmp.Or(cmp.Compare(rounded(y.Gain), rounded(x.Gain)), cmp.Compare(rounded(y.Once), rounded(x.Once)))
	})
	list = slices.DeleteFunc(list, func(r Raise) bool { return rounded(r.Gain) == 0 && rounded(r.Once) == 0 })
	return list[:min(len(list), most)]
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
func (b *sheet) gains(s *Score, changes map[*tally]change) (counts, once float64) {
	var now, would [3]float64
	for i := range s.Sides {
		now[i], would[i] = s.Sides[i].Counts.Low, s.Sides[i].Would.Low
	}
	for i, side := range sides {
		for _, t := range b.tallies { // in their order, so that the sum is the same each time
			c := changes[t]
			if t.side != i || c == (change{}) {
				continue
			}
			weight := float64(len(side.parts) * len(side.parts[t.part].questions))
			now[i] += percent(c.counts, t.asked+t.vacant.most) / weight
			would[i] += percent(c.once, t.asked+t.vacant.most) / weight
		}
	}
	return formula(now) - s.Score.Low, formula(would) - s.Would.Low
}
