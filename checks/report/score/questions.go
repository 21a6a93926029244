package score

import (
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
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

	linked = question{name: "linked", ask: "Does it need the work of another discipline, or the other way round?", do: "name the tactic of another discipline that it requires or supports, or that requires it", team: true,
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
	amplified = question{name: "amplified", ask: "Does it amplify a tactic of another discipline, or does one amplify it?", do: "name the tactic of another discipline that it amplifies, or that amplifies it", team: true,
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
				a = max(a, v.otherVoice(w, w.Carries.Items[i].To, counting))
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
	freeze = question{name: "freeze", ask: "Is there a day from which nothing is added?", do: "say from which day on nothing is added",
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
