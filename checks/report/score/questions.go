package score

import (
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// side is one of the three that the score is made of.
type side struct {
	name, title string
	parts       []part
}

// part is a third of a side.
type part struct {
	name, title string
	questions   []question
}

// question is put to each element of one kind. It says no as well by the element to begin at, where
// that is not the one that is asked: where a discipline does not say what it is for, all its
// tactics have a no, and one line mends them.
type question struct {
	name string
	ask  string // of one element
	do   string // what turns a no into a yes, said to whoever looks after the element to begin at

	team      bool // the answer depends on other tactics, and so on whether these count
	tactic    func(v *view, w *work, counting bool) (facts.Answer, lang.Element)
	objective func(v *view, a *aim, counting bool) (facts.Answer, lang.Element)
	goal      func(v *view, g *lang.Goal) facts.Answer
	campaign  func(p *lang.Plan) facts.Answer
}

// sides are all questions.
var sides = []side{
	{"integration", "Integration", []part{
		{"tracing", "One line of sight", []question{traced, served, led}},
		{"numbers", "One set of numbers", []question{measured, counted, shared, defined, result}},
		{"teamwork", "One piece of work", []question{linked, amplified, oneVoice, several}},
	}},
	{"differentiation", "Differentiation", []part{
		{"roles", "A part of one's own", []question{role, lead, effortShare}},
		{"answering", "Somebody who answers for it", []question{owner, specialist, contribution, commitment, sponsor}},
		{"place", "A place of its own", []question{audience, audienceNeeds, stage, evidence}},
	}},
	{"communication", "Communication", []part{
		{"agreeing", "Understood and agreed", []question{agreed, playedBack, agreedMetric}},
		{"passing", "Passed on in time", []question{exchange, exchangeDay, exchangeTaken, dates, freeze}},
		{"deciding", "Decided together", []question{kickoff, checkpoint, final, attends}},
	}},
}

var (
	traced = question{name: "traced", ask: "Does it serve an objective?", do: "say which objective it serves",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) {
			if len(w.aims) > 0 {
				return facts.Yes, nil
			}
			return unless(w.open, facts.No), nil
		}}
	served = question{name: "served", ask: "Does a tactic work for it?", do: "have a tactic work for it, or take it out",
		objective: func(v *view, a *aim, _ bool) (facts.Answer, lang.Element) { return v.served(a), nil }}
	led = question{name: "led", ask: "Does an objective lead to it?", do: "have an objective support it",
		goal: func(v *view, g *lang.Goal) facts.Answer { return v.led[g] }}

	measured = question{name: "measured", ask: "Is it said by which number it is reached?", do: "give it a metric and a target",
		objective: func(_ *view, a *aim, _ bool) (facts.Answer, lang.Element) {
			return max(min(answer(a.Metric.State), answer(a.Target.State)), answer(a.ReachedBy.State)), nil
		}}
	counted = question{name: "counted", ask: "Does it count the number of an objective that it works for?", do: "count the number of the objective that it works for", team: true,
		tactic: func(v *view, w *work, counting bool) (facts.Answer, lang.Element) {
			return v.orSupported(w, counting, func(w *work) facts.Answer { return w.counts }), nil
		}}
	shared = question{name: "shared", ask: "Do two disciplines count its number?", do: "have another discipline count its number, too", team: true,
		objective: func(v *view, a *aim, counting bool) (facts.Answer, lang.Element) {
			return v.two(a, counting, a.counted), nil
		}}
	defined = question{name: "defined", ask: "Is it written what its number counts, and where that is read?", do: "write down what it counts, and its source",
		objective: func(_ *view, a *aim, _ bool) (facts.Answer, lang.Element) {
			if !a.Metric.Known() {
				return max(answer(a.Metric.State), answer(a.ReachedBy.State)), nil
			}
			m := a.Metric.To
			return max(min(written(&m.Definition), answer(m.Source.State)), answer(a.ReachedBy.State)), m
		}}
	result = question{name: "result", ask: "Is its number a result, or does it feed one?", do: "say that it is an outcome or an impact, or which such number it feeds",
		objective: func(v *view, a *aim, _ bool) (facts.Answer, lang.Element) {
			if !a.Metric.Known() {
				return answer(a.Metric.State), nil
			}
			return v.results.From(a.Metric.To), a.Metric.To
		}}

	linked = question{name: "linked", ask: "Does it need the work of another discipline, or the other way round?", do: "say which tactic of another discipline it requires or supports, or requires it", team: true,
		tactic: func(v *view, w *work, counting bool) (facts.Answer, lang.Element) {
			a := unless(v.openLinks, facts.No)
			for _, u := range w.linked {
				a = max(a, min(apart(w, u), u.worth(counting)))
			}
			for _, in := range v.inputs[w.Tactic] {
				a = max(a, fromAnother(in, w))
			}
			return unless(v.openInputs, a), nil
		}}
	amplified = question{name: "amplified", ask: "Does it amplify a tactic of another discipline, or does one amplify it?", do: "say which tactic of another discipline it amplifies, or have one amplify it", team: true,
		tactic: func(v *view, w *work, counting bool) (facts.Answer, lang.Element) {
			a := unless(v.openAmplifies, facts.No)
			for _, u := range w.louder {
				a = max(a, min(apart(w, u), u.worth(counting)))
			}
			return a, nil
		}}
	oneVoice = question{name: "one-voice", ask: "Does it say what another discipline says, too?", do: "have it carry a message that another discipline carries, too", team: true,
		tactic: func(v *view, w *work, counting bool) (facts.Answer, lang.Element) {
			a := unless(v.openCarries, facts.No)
			for i := range w.Carries.Items {
				for _, u := range v.carriers[w.Carries.Items[i].To] {
					a = max(a, min(apart(w, u), u.worth(counting)))
				}
			}
			return a, nil
		}}
	several = question{name: "several", ask: "Do two disciplines work for it?", do: "have another discipline work for it, too", team: true,
		objective: func(v *view, a *aim, counting bool) (facts.Answer, lang.Element) {
			return v.two(a, counting, func(*work) facts.Answer { return facts.Yes }), nil
		}}

	role = question{name: "role", ask: "Does its discipline say what it is there for?", do: "say what it is there for, how it works, or what it aims at",
		tactic: ofDiscipline(func(d *lang.Discipline) facts.Answer {
			return max(written(&d.Role), listed(&d.Practices), listed(&d.Aims))
		})}
	lead = question{name: "lead", ask: "Does somebody speak for its discipline?", do: "name its lead",
		tactic: ofDiscipline(func(d *lang.Discipline) facts.Answer { return answer(d.Lead.State) })}
	effortShare = question{name: "effort-share", ask: "Is it said which share of the effort it deserves?", do: "say which share of the effort it deserves",
		objective: func(_ *view, a *aim, _ bool) (facts.Answer, lang.Element) { return answer(a.EffortShare.State), nil }}

	owner = question{name: "owner", ask: "Does one person answer for it?", do: "name the person who answers for it",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) { return answer(w.Owner.State), nil }}
	specialist = question{name: "specialist", ask: "Is who answers for it a specialist of its discipline?", do: "say of which discipline they are a specialist",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) {
			if !w.Owner.Known() || !w.Discipline.Known() {
				return min(answer(w.Owner.State), answer(w.Discipline.State)), nil
			}
			return belongs(w.Owner.To, w.Discipline.To), w.Owner.To
		}}
	contribution = question{name: "contribution", ask: "Does it say how much it is expected to bring?", do: "say how much it is expected to bring", team: true,
		tactic: func(v *view, w *work, counting bool) (facts.Answer, lang.Element) {
			return v.orSupported(w, counting, func(w *work) facts.Answer {
				a := unless(w.Broken(), facts.No)
				for i := range w.Contributions {
					a = max(a, min(answer(w.Contributions[i].Metric.State), answer(w.Contributions[i].Expected.State)))
				}
				return a
			}), nil
		}}
	commitment = question{name: "commitment", ask: "Has its discipline promised something for an objective of its own?", do: "enter what it commits itself to, who answers for that, and when it was accepted",
		tactic: func(v *view, w *work, _ bool) (facts.Answer, lang.Element) {
			return w.forAims(v.openPromises, func(d *lang.Discipline, a *aim) facts.Answer { return v.promised[promise{d, a.Objective}] })
		}}
	sponsor = question{name: "sponsor", ask: "Does somebody answer for its result?", do: "name its sponsor",
		campaign: func(p *lang.Plan) facts.Answer { s := p.Sponsor(); return answer(s.State) }}

	audience = question{name: "audience", ask: "Is it said for whom it is?", do: "say for whom it is",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) {
			a := unless(w.open, some(&w.Audiences))
			for _, o := range w.aims {
				a = max(a, some(&o.Audiences))
			}
			return a, nil
		}}
	audienceNeeds = question{name: "audience-needs", ask: "Is it known what these people need, or what they are to us?", do: "say what they need, or what they are to us today",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) {
			a, at := known(&w.Audiences)
			a = unless(w.open, a)
			for _, o := range w.aims {
				more, of := known(&o.Audiences)
				if a = max(a, more); at == nil {
					at = of
				}
			}
			return a, at
		}}
	stage = question{name: "stage", ask: "Is it said at which stage of the journey it meets people?", do: "say at which stage of the journey it meets people",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) { return some(&w.Stages), nil }}
	evidence = question{name: "evidence", ask: "Is it said why it should work?", do: "say why it should work", team: true,
		tactic: func(v *view, w *work, counting bool) (facts.Answer, lang.Element) {
			return v.orSupported(w, counting, func(w *work) facts.Answer {
				a := max(some(&w.Evidence), written(&w.Rationale))
				if w.Strategy.Known() {
					return max(a, some(&w.Strategy.To.Evidence))
				}
				return unless(w.Strategy.State == lang.Unknown, a)
			}), nil
		}}

	agreed = question{name: "agreed", ask: "Has its discipline agreed to an objective of its own?", do: "ask the disciplines that work for it whether they agree, and enter it",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) {
			return atAim(w)(w.forAims(false, consented))
		}}
	playedBack = question{name: "played-back", ask: "Has its discipline said the objective back in words of its own?", do: "have the disciplines that work for it say it back in their own words",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) {
			return atAim(w)(w.forAims(false, saidBack))
		}}
	agreedMetric = question{name: "agreed-metric", ask: "Has its discipline agreed how the number is counted?", do: "have the disciplines that count it agree how that is done",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) {
			a, _ := w.forAims(false, func(d *lang.Discipline, o *aim) facts.Answer {
				if !o.Metric.Known() {
					return answer(o.Metric.State)
				}
				return has(&o.Metric.To.AgreedBy, d)
			})
			for _, o := range w.aims {
				if o.Metric.Known() {
					return a, o.Metric.To
				}
			}
			return a, nil
		}}

	exchange = question{name: "exchange", ask: "Does something pass between its discipline and others: a handoff, an input, a question?", do: "enter what it hands over or gets, or whom it asks or tells",
		tactic: func(v *view, w *work, _ bool) (facts.Answer, lang.Element) {
			return max(some(&w.Consulted), some(&w.Informed), v.passed(w).is), nil
		}}
	exchangeDay = question{name: "exchange-day", ask: "Does that have a day?", do: "give the day by which it is handed over or needed",
		tactic: func(v *view, w *work, _ bool) (facts.Answer, lang.Element) { return v.passed(w).dated, nil }}
	exchangeTaken = question{name: "exchange-taken", ask: "Has somebody confirmed it?", do: "have whoever gets it confirm it",
		tactic: func(v *view, w *work, _ bool) (facts.Answer, lang.Element) { return v.passed(w).taken, nil }}
	dates = question{name: "dates", ask: "Do others know when it runs?", do: "say when it begins and ends",
		tactic: func(_ *view, w *work, _ bool) (facts.Answer, lang.Element) {
			return max(min(answer(w.Start.State), answer(w.End.State)), some(&w.Phases), answer(w.Trigger.State)), nil
		}}
	freeze = question{name: "freeze", ask: "Is there a day from which nothing is added?", do: "say from which day on nothing is added (freeze_on)",
		campaign: func(p *lang.Plan) facts.Answer { d := facts.FreezeOf(p); return answer(d.State) }}

	kickoff = question{name: "kickoff", ask: "Do all begin together?", do: "enter its kickoff",
		campaign: ofReviews(func(_ *lang.Campaign, r *lang.Review) facts.Answer { return isKind(r, "kickoff") })}
	checkpoint = question{name: "checkpoint", ask: "Is there a review on the way that decides something?", do: "enter a review on the way, its day, and what it decides",
		campaign: ofReviews(func(_ *lang.Campaign, r *lang.Review) facts.Answer {
			return min(max(isKind(r, "checkpoint"), absent(r.ReviewKind.State)), held(r), listed(&r.Decides))
		})}
	final = question{name: "final", ask: "Is there a review at the end?", do: "enter the review at its end, and its day",
		campaign: ofReviews(func(c *lang.Campaign, r *lang.Review) facts.Answer {
			return max(min(max(isKind(r, "final"), isKind(r, "retrospective")), held(r)), untilTheEnd(c, r))
		})}
	attends = question{name: "attends", ask: "Does its discipline take part in a review?", do: "say in which review it takes part",
		tactic: ofDisciplineIn(func(p *lang.Plan, d *lang.Discipline) (a facts.Answer) {
			for _, r := range facts.ReviewsOf(p) {
				a = max(a, attending(r, d))
			}
			return unless(p.Unclear(), a)
		})}
)

// apart is whether two tactics are of two disciplines.
func apart(w, u *work) facts.Answer {
	if w.Discipline.Known() && u.Discipline.Known() && w.Discipline.To == u.Discipline.To {
		return facts.No
	}
	return min(answer(w.Discipline.State), answer(u.Discipline.State))
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

func consented(d *lang.Discipline, a *aim) facts.Answer {
	list, sure := a.Consents()
	for _, c := range list {
		if c.Who == lang.Element(d) {
			return facts.Yes
		}
	}
	return unless(!sure, facts.No)
}

// copied is from how much likeness on a playback is no longer in words of its own.
const copied = 0.85

func saidBack(d *lang.Discipline, a *aim) (said facts.Answer) {
	for i := range a.Playbacks {
		b := &a.Playbacks[i]
		if b.By.State == lang.Unknown {
			said = max(said, facts.Open)
		}
		if !b.By.Known() || b.By.To != d {
			continue
		}
		own := written(&b.Text)
		if own == facts.Yes && a.Statement.Known() && prose.Similarity(a.Statement.V, b.Text.V, copied) > copied {
			own = facts.No
		}
		said = max(said, own)
	}
	return unless(a.Broken(), said)
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
