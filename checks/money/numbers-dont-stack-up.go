package money

import (
	"math"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var numbersDontStackUp = &checks.Rule{
	ID: "numbers-dont-stack-up", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			start := facts.StartOf(o)
			if !o.Metric.Known() || !start.Known() || !o.Target.Known() {
				continue
			}
			change := o.Target.V - start.V
			y := tallyOf(p.Index, o)
			if change < 0 && y.expected > 0 { // a fall is written with or without a minus
				y.negate()
			}
			steps := shortSteps(p.Index, o, start.V)
			switch missing := short(change, y.expected); {
			case y.open || len(y.brings) == 0:
			case missing > 0:
				seeSteps(reportShort(p, o, y, change, missing), steps)
			case len(steps) > 0:
				reportShortStep(p, o, steps)
			}
		}
	},
}

// shortStep is a step of an objective by which its tactics bring too little.
type shortStep struct {
	*lang.Step
	change, expected float64
	divided          bool
}

// shortSteps are the steps of an objective that its tactics miss even where all that does not
// recur comes at once. Those by which nothing is expected step-without-tactic names.
func shortSteps(x *facts.Index, o *lang.Objective, start float64) (list []shortStep) {
	whole := o.Target.V - start
	for _, m := range x.MarksOf(o, lang.AllDays.First) { // how things stand is another question
		s := shortStep{m.Step, m.Target.V - start, m.Expected.V, m.Expected.Divided}
		most := s.expected
		if s.divided {
			most = x.AtMostBy(o, m.By.V).V
		}
		if s.change < 0 && s.expected > 0 { // a fall is written with or without a minus
			s.expected, most = -s.expected, -most
		}
		onTheWay := s.change*whole > 0 && math.Abs(s.change) <= math.Abs(whole)
		if onTheWay && m.Expected.Known() && s.expected != 0 && short(s.change, most) > 0 {
			list = append(list, s)
		}
	}
	return list
}

func reportShortStep(p *checks.Pass, o *lang.Objective, steps []shortStep) {
	s, how := &steps[0], ""
	if s.divided {
		how = " counted by days,"
	}
	f := p.Report(o, s.Target.Range(), "The %s asks for %s by %s, and its tactics add up to %s by then,%s which is %s short.",
		o, move(s.change), s.By.V, move(s.expected), how, amount(short(s.change, s.expected)))
	f.Detail = "step " + s.By.V.ISO()
	seeSteps(f, steps[1:])
	f.AddFix("Start some of it earlier, plan another tactic, or agree on a step that they can reach")
}

func seeSteps(f *checks.Finding, steps []shortStep) {
	for i := range steps {
		s := &steps[i]
		f.See(s.Target.Range(), "By %s they add up to %s, of %s.", s.By.V, move(s.expected), move(s.change))
	}
}

func reportShort(p *checks.Pass, o *lang.Objective, y *tally, change, missing float64) *checks.Finding {
	said := move
	if o.Baseline.Absent() && y.expected > 0 {
		said = amount // of what is counted from nothing
	}
	f := p.Report(o, o.Target.Range(), "The %s promises %s, and its tactics add up to %s, which is %s short.", o, said(change), said(y.expected), amount(missing))
	f.Detail = "target"
	f.See(o.Baseline.Range(), "It starts from %s.", prose.Digits(o.Baseline.V))
	for _, i := range most(y.brings) {
		f.See(i.Amount.Range(), "The %s expects %s.", i.Of, move(i.Amount.V))
	}
	f.AddFix("Plan another tactic, put more into those that work, or agree on a target that they can reach")
	return f
}
