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

// ways are all that would raise a score.
func (b *sheet) ways() []way {
	at := make(map[step]int, len(b.replies))
	ways := make([]way, 0, len(b.replies))
	first := make([]change, 0, 2*len(b.replies)) // of each way, which has one for the most part
	add := func(to step, c change) {
		i, known := at[to]
		if known {
			ways[i].takes(c)
			return
		}
		at[to] = len(ways)
		n := len(first)
		first = append(first, c)
		ways = append(ways, way{to, first[n : n+1 : n+1]})
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
	return ways
}

// raise finds what would raise the score most.
func (b *sheet) raise(s *Score) []Raise {
	ways, list := b.ways(), make([]Raise, 0, most+1)
	for i := range ways {
		to := &ways[i]
		one := Raise{At: to.at}
		one.Gain, one.Once = b.gains(s, to.changes)
		if rounded(one.Gain) == 0 && rounded(one.Once) == 0 {
			continue
		}
		behind := slices.IndexFunc(list, func(r Raise) bool {
			return cmp.Or(cmp.Compare(rounded(r.Gain), rounded(one.Gain)), cmp.Compare(rounded(r.Once), rounded(one.Once))) < 0
		})
		switch {
		case behind < 0 && len(list) == most:
			continue
		case behind < 0:
			behind = len(list)
		}
		one.Question, one.Part, one.Do = traced.name, sides[0].parts[0].name, b.toLead(to.at)
		if to.tally != nil {
			one.Question, one.Part, one.Do = to.name, sides[to.side].parts[to.part].name, to.do
		}
		list = slices.Insert(list, behind, one)
		list = list[:min(len(list), most)]
	}
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
