package score

import (
	"math"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// Formula is the number of the formula: two scores can be compared where it is the same.
const Formula = 1

// Score is how well the disciplines of some plans work towards one result.
type Score struct {
	Score Range // what counts
	Would Range // what would count once all of it led to a goal
	Sides []Side
	Raise []Raise // what would raise it most, at the most three, the best first
}

// Range is a figure from 0 to 100, as far as it is known.
type Range struct{ Low, High float64 }

// Known reports that the figure is one, in the precision in which it is shown.
func (r Range) Known() bool { return math.Round(r.Low) == math.Round(r.High) }

// Side is one of the three that the score is made of: integration, differentiation and
// communication.
type Side struct {
	Name, Title   string
	Counts, Would Range
	Parts         []Part
}

// Part is a third of a side.
type Part struct {
	Name, Title   string
	Counts, Would Range
	Questions     []Question
}

// Question is what was asked, and what the answers were.
type Question struct {
	Name, Ask     string
	Asked         int // elements, and promises that nobody keeps
	Yes, Open     int // of what counts
	Counts, Would Range
}

// Raise is an answer that would raise the score.
type Raise struct {
	Question string       // its name
	Part     string       // the name of its part
	At       lang.Element // where to begin; nil for a plan without a campaign
	Do       string       // what to do there
	Gain     float64      // by how much the lower figure would rise
	Once     float64      // by how much that would which counts once all leads to a goal

	alike bool // another element where something is to be done is called the same
}

// Plans are those of a snapshot, read once so that the score of any of them can be told. They
// belong to one goroutine.
type Plans struct{ view *view }

// Read prepares to tell scores of plans of a snapshot.
func Read(s *lang.Snapshot) *Plans { return &Plans{newView(s)} }

// Of is the score of the plans that are wanted, together; nil where they have neither an
// objective nor a tactic, so that there is nothing to score.
func (p *Plans) Of(wants func(*lang.Plan) bool) *Score {
	b := p.ask(wants)
	if len(b.objectives)+len(b.tactics) == 0 {
		return nil
	}
	b.answerAll()
	return b.score()
}

func (p *Plans) ask(wants func(*lang.Plan) bool) *sheet {
	v := *p.view
	v.put(wants)
	return &sheet{view: &v, replies: make([]reply, 0, 24*(len(v.objectives)+len(v.tactics)))} // about as many as come
}

// reply is one answer to a question.
type reply struct {
	tally  *tally
	of     lang.Element // that was asked
	at     lang.Element // where to begin
	root   lang.Element // where to begin so that it counts
	counts facts.Answer
	would  facts.Answer
	gate   facts.Answer // whether it counts
}

// tally is what was answered to a question.
type tally struct {
	*question
	side, part   int
	asked        int
	vacant       vacancies
	counts, once count
}

// count is how many answers were yes, and how many are open.
type count struct{ yes, open int }

func (c *count) add(a facts.Answer) {
	switch a {
	case facts.Yes:
		c.yes++
	case facts.Open:
		c.open++
	}
}

// share is that of yes, from 0 to 100.
func (t *tally) share(c count) Range {
	return Range{percent(c.yes, t.asked+t.vacant.most), percent(c.yes+c.open, t.asked+t.vacant.sure)}
}

func percent(of, all int) float64 {
	if all == 0 {
		return 0
	}
	return 100 * float64(of) / float64(all)
}

// sheet has all answers.
type sheet struct {
	*view
	tallies []*tally
	replies []reply // that are no yes that counts
}

func (b *sheet) answerAll() {
	for i := range sides {
		for j := range sides[i].parts {
			for k := range sides[i].parts[j].questions {
				t := &tally{question: &sides[i].parts[j].questions[k], side: i, part: j}
				b.tallies = append(b.tallies, t)
				b.put(t)
			}
		}
	}
}

// put puts a question to all elements that it is for.
func (b *sheet) put(t *tally) {
	switch {
	case t.tactic != nil:
		t.vacant = b.vacantWorks
		for _, w := range b.tactics {
			would, at := t.tactic(b.view, w, false)
			counts := would
			if t.team {
				counts, _ = t.tactic(b.view, w, true)
			}
			b.note(reply{t, w.Tactic, first(at, w.Tactic), b.rootOf(w), w.orDropped(min(counts, w.gate())), w.orDropped(would), w.gate()})
		}
	case t.objective != nil:
		t.vacant = b.vacantAims
		for _, a := range b.objectives {
			would, at := t.objective(b.view, a, false)
			counts := would
			if t.team {
				counts, _ = t.objective(b.view, a, true)
			}
			b.note(reply{t, a.Objective, first(at, a.Objective), b.rootOfAim(a), min(counts, a.leads), would, a.leads})
		}
	case t.goal != nil:
		t.vacant = b.vacantGoals
		for _, g := range b.goals {
			a := t.goal(b.view, g)
			b.note(reply{t, g, g, g, a, a, facts.Yes})
		}
	default:
		for _, p := range b.campaigns {
			a, gate := t.campaign(p), b.leadsIn(p)
			b.note(reply{t, p.Campaign, p.Campaign, b.rootIn(p), min(a, gate), a, gate})
		}
	}
}

// orDropped is an answer of a tactic that may be dropped: then nobody asks it, which is more than a no.
func (w *work) orDropped(a facts.Answer) facts.Answer {
	if w.sure == facts.Yes {
		return a
	}
	return facts.Open
}

// first is an element, or where there is none another.
func first(e, other lang.Element) lang.Element {
	if e == nil {
		return other
	}
	return e
}

func (b *sheet) note(r reply) {
	r.tally.asked++
	r.tally.counts.add(r.counts)
	r.tally.once.add(r.would)
	if r.counts != facts.Yes {
		b.replies = append(b.replies, r)
	}
}

// leadsIn is whether something in a plan leads to a goal.
func (b *sheet) leadsIn(p *lang.Plan) facts.Answer {
	a := unless(p.Unclear(), facts.No)
	for _, t := range p.Tactics {
		if w := b.byTactic[t]; w != nil {
			a = max(a, w.gate())
		}
	}
	for _, o := range p.Objectives {
		a = max(a, b.aims[o].leads)
	}
	return a
}

// rootOf is where to begin so that a tactic leads to a goal.
func (b *sheet) rootOf(w *work) lang.Element {
	switch {
	case w.gate() == facts.Yes:
		return nil
	case len(b.aims) == 0 || len(w.aims) > 0 && !b.anyGoal:
		return b.rootIn(w.Plan())
	case len(w.aims) == 0 || w.leads == facts.Yes:
		return w.Tactic
	}
	return w.aims[0].Objective
}

func (b *sheet) rootOfAim(a *aim) lang.Element {
	if !b.anyGoal {
		return b.rootIn(a.Plan())
	}
	return a.Objective
}

// rootIn is where to begin so that something in a plan leads to a goal.
func (b *sheet) rootIn(p *lang.Plan) lang.Element {
	if b.anyGoal && len(b.aims) > 0 {
		for _, o := range p.Objectives {
			return o
		}
	}
	if p.Campaign != nil {
		return p.Campaign
	}
	return nil
}

// score adds up.
func (b *sheet) score() *Score {
	s := &Score{}
	i := 0
	for _, side := range sides {
		out := Side{Name: side.name, Title: side.title}
		for _, part := range side.parts {
			p := Part{Name: part.name, Title: part.title}
			for range part.questions {
				t := b.tallies[i]
				i++
				q := Question{t.name, t.ask, t.asked + t.vacant.sure, t.counts.yes, t.counts.open, t.share(t.counts), t.share(t.once)}
				p.Questions = append(p.Questions, q)
				p.Counts, p.Would = plus(p.Counts, q.Counts), plus(p.Would, q.Would)
			}
			p.Counts, p.Would = over(p.Counts, len(part.questions)), over(p.Would, len(part.questions))
			out.Parts = append(out.Parts, p)
			out.Counts, out.Would = plus(out.Counts, p.Counts), plus(out.Would, p.Would)
		}
		out.Counts, out.Would = over(out.Counts, len(side.parts)), over(out.Would, len(side.parts))
		s.Sides = append(s.Sides, out)
	}
	s.Score = Range{product(s.Sides, func(s *Side) float64 { return s.Counts.Low }), product(s.Sides, func(s *Side) float64 { return s.Counts.High })}
	s.Would = Range{product(s.Sides, func(s *Side) float64 { return s.Would.Low }), product(s.Sides, func(s *Side) float64 { return s.Would.High })}
	s.Raise = b.raise(s)
	return s
}

func plus(a, b Range) Range     { return Range{a.Low + b.Low, a.High + b.High} }
func over(a Range, n int) Range { return Range{a.Low / float64(n), a.High / float64(n)} }

// product is the formula, over integration, differentiation and communication.
func product(sides []Side, of func(*Side) float64) float64 {
	return formula([3]float64{of(&sides[0]), of(&sides[1]), of(&sides[2])})
}

func formula(side [3]float64) float64 { return (side[0] + side[1]) / 2 * side[2] / 100 }
