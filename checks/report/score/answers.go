package score

import (
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// apart is whether two tactics are of two disciplines.
func apart(w, u *work) facts.Answer {
	if w.Discipline.Known() && u.Discipline.Known() && w.Discipline.To == u.Discipline.To {
		return facts.No
	}
	return min(answer(w.Discipline.State), answer(u.Discipline.State))
}

// voice is which disciplines say a message: 1 where only what counts is looked at.
type voice [2]map[*lang.Discipline]facts.Answer

// otherVoice is whether another discipline than that of a tactic says a message.
func (v *view) otherVoice(w *work, m *lang.Message, counting bool) (a facts.Answer) {
	says := v.voices[m]
	if says == nil {
		says = &voice{{}, {}}
		v.voices[m] = says
		for _, u := range v.carriers[m] {
			if d := u.Discipline.To; u.Discipline.Known() {
				says[0][d], says[1][d] = max(says[0][d], u.worth(false)), max(says[1][d], u.worth(true))
			}
		}
	}
	i := 0
	if counting {
		i = 1
	}
	for d, so := range says[i] {
		if !w.Discipline.Known() || d != w.Discipline.To {
			a = max(a, min(so, answer(w.Discipline.State)))
		}
	}
	return a
}

// fromAnother is whether another discipline provides what a tactic waits for, or a specialist of
// one, or somebody outside.
func fromAnother(in *lang.Input, w *work) facts.Answer {
	d, ok := in.Provider.To.(*lang.Discipline)
	if in.Provider.Known() && ok && w.Discipline.Known() && d == w.Discipline.To {
		return facts.No
	}
	return min(answer(in.Provider.State), answer(w.Discipline.State))
}

// orSupported is what a tactic answers, or one that it is there for.
func (v *view) orSupported(w *work, counting bool, of func(*work) facts.Answer) facts.Answer {
	a := unless(w.Supports.State == lang.Unknown, of(w))
	for i := range w.Supports.Items {
		if u := v.byTactic[w.Supports.Items[i].To]; u != nil {
			a = max(a, min(of(u), u.worth(counting)))
		}
	}
	return a
}

// two is whether tactics of two disciplines work for an objective of which something is so.
func (v *view) two(a *aim, counting bool, is func(*work) facts.Answer) facts.Answer {
	of := map[*lang.Discipline]facts.Answer{}
	open := false
	for _, w := range a.works {
		so := min(is(w), w.worth(counting))
		if w.Discipline.Known() {
			of[w.Discipline.To] = max(of[w.Discipline.To], so)
		}
		open = open || w.Discipline.State == lang.Unknown && so != facts.No
	}
	sure, most := 0, 0
	for _, so := range of {
		if so == facts.Yes {
			sure++
		}
		if so != facts.No {
			most++
		}
	}
	if sure > 1 {
		return facts.Yes
	}
	return unless(most > 1 || open || v.openServes || v.openNumbers, facts.No)
}

func ofDiscipline(is func(*lang.Discipline) facts.Answer) func(*view, *work, bool) (facts.Answer, lang.Element) {
	return ofDisciplineIn(func(_ *lang.Plan, d *lang.Discipline) facts.Answer { return is(d) })
}

// ofDisciplineIn asks of the discipline of a tactic.
func ofDisciplineIn(is func(*lang.Plan, *lang.Discipline) facts.Answer) func(*view, *work, bool) (facts.Answer, lang.Element) {
	return func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) {
		if !w.Discipline.Known() {
			return answer(w.Discipline.State), nil
		}
		return is(w.Plan(), w.Discipline.To), w.Discipline.To
	}
}

// forAims asks of the discipline of a tactic and each objective that it works for. Where the
// answer is no, it is to begin at the discipline.
func (w *work) forAims(open bool, is func(*lang.Discipline, *aim) facts.Answer) (facts.Answer, lang.Element) {
	if !w.Discipline.Known() {
		return unless(w.Discipline.State == lang.Unknown, facts.No), nil
	}
	a := unless(open || w.open, facts.No)
	for _, o := range w.aims {
		a = max(a, is(w.Discipline.To, o))
	}
	return a, w.Discipline.To
}

// atAim has a no begin at the first objective that a tactic works for.
func atAim(w *work) func(facts.Answer, lang.Element) (facts.Answer, lang.Element) {
	return func(a facts.Answer, at lang.Element) (facts.Answer, lang.Element) {
		if at != nil && len(w.aims) > 0 {
			return a, w.aims[0].Objective
		}
		return a, nil
	}
}

// consented is whether a discipline has agreed to an objective.
func consented(d *lang.Discipline, a *aim) facts.Answer { return a.voices().agreed[d].or(a.said.open) }

// saidBack is whether a discipline has said an objective back in words of its own.
func saidBack(d *lang.Discipline, a *aim) facts.Answer { return a.voices().back[d].or(a.said.openBack) }

type yesNo bool

// or is an answer that is open where there may be others.
func (y yesNo) or(open bool) facts.Answer {
	if y {
		return facts.Yes
	}
	return unless(open, facts.No)
}

// said is who agreed to an objective, and who said it back in words of their own.
type said struct {
	agreed, back   map[*lang.Discipline]yesNo
	open, openBack bool // there may be others
}

// copied is from how much likeness on a playback is no longer in words of its own.
const copied = 0.85

// voices reads once who agreed, and who said it back.
func (a *aim) voices() *said {
	if a.said != nil {
		return a.said
	}
	list, sure := a.Consents()
	a.said = &said{map[*lang.Discipline]yesNo{}, map[*lang.Discipline]yesNo{}, !sure, a.Broken()}
	for _, c := range list {
		if d, ok := c.Who.(*lang.Discipline); ok {
			a.said.agreed[d] = true
		}
	}
	for i := range a.Playbacks {
		b := &a.Playbacks[i]
		own := written(&b.Text)
		if own == facts.Yes && a.Statement.Known() && prose.Similarity(a.Statement.V, b.Text.V, copied) > copied {
			own = facts.No
		}
		if own == facts.Yes && b.By.Known() {
			a.said.back[b.By.To] = true
		}
		a.said.openBack = a.said.openBack || b.By.State == lang.Unknown && own != facts.No || own == facts.Open
	}
	return a.said
}

// has is whether a list names an element.
func has[E lang.Element](r *lang.Refs[E], e lang.Element) facts.Answer {
	if r.Has(e) {
		return facts.Yes
	}
	return unless(r.State == lang.Unknown, facts.No)
}

// belongs is whether a person is a specialist of a discipline, or leads it.
func belongs(p *lang.Person, d *lang.Discipline) facts.Answer {
	if d.Lead.Known() && d.Lead.To == p {
		return facts.Yes
	}
	return unless(d.Lead.State == lang.Unknown, has(&p.Disciplines, d))
}

// known is whether anything is known of the people of a list, and of whom to say it first.
func known(list *lang.Refs[*lang.Audience]) (a facts.Answer, at lang.Element) {
	a = unless(list.State == lang.Unknown, facts.No)
	for i := range list.Items {
		who := list.Items[i].To
		if at == nil {
			at = who
		}
		a = max(a, listed(&who.Needs), listed(&who.Wants), answer(who.Relationship.State))
	}
	return a, at
}

// listed is whether texts are there.
func listed(t *lang.Texts) facts.Answer {
	if t.Known() && len(t.V) == 0 {
		return facts.No
	}
	return answer(t.State)
}

// passed is what passes between a tactic or its discipline and others.
func (v *view) passed(w *work) passed {
	var all passed
	if v.openPassing || v.openInputs || w.Requires.State == lang.Unknown || w.Discipline.State == lang.Unknown {
		all = passed{facts.Open, facts.Open, facts.Open}
	}
	if w.Discipline.Known() {
		for p := w.Plan(); p != nil; p = p.Parent {
			all.add(v.passing[place{p, w.Discipline.To}])
		}
	}
	for _, in := range v.inputs[w.Tactic] {
		all.add(passed{unless(in.Broken(), facts.Yes), answer(in.Due.State), answer(in.ReceivedOn.State)})
	}
	return all
}

// ofReviews is the best answer of the reviews of a plan's campaign.
func ofReviews(is func(*lang.Campaign, *lang.Review) facts.Answer) func(*lang.Plan) facts.Answer {
	return func(p *lang.Plan) facts.Answer {
		a := unless(p.Unclear(), facts.No)
		for _, r := range facts.ReviewsOf(p) {
			a = max(a, is(p.Campaign, r))
		}
		return a
	}
}

func isKind(r *lang.Review, kind string) facts.Answer {
	if r.ReviewKind.Known() && r.ReviewKind.V != kind {
		return facts.No
	}
	return answer(r.ReviewKind.State)
}

// absent is whether something is left out.
func absent(s lang.State) facts.Answer {
	return map[lang.State]facts.Answer{lang.Absent: facts.Yes, lang.Unknown: facts.Open}[s]
}

// held is whether a review has a day, or a schedule.
func held(r *lang.Review) facts.Answer { return max(answer(r.On.State), answer(r.Every.State)) }

// untilTheEnd is whether a review is held on a schedule as long as the campaign runs.
func untilTheEnd(c *lang.Campaign, r *lang.Review) facts.Answer {
	if r.Until.Known() && c.End.Known() && r.Until.V < c.End.V {
		return facts.No
	}
	return min(answer(r.Every.State), answer(r.Until.State), answer(c.End.State))
}

// attending is whether a discipline takes part in a review, itself or by somebody of it.
func attending(r *lang.Review, d *lang.Discipline) facts.Answer {
	a := unless(r.Attendees.State == lang.Unknown, facts.No)
	for i := range r.Attendees.Items {
		switch who := r.Attendees.Items[i].To.(type) {
		case *lang.Discipline:
			if who == d {
				return facts.Yes
			}
		case *lang.Person:
			a = max(a, belongs(who, d))
		}
	}
	return a
}
