package money

import (
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
			if missing := short(change, y.expected); missing > 0 && !y.open && len(y.brings) > 0 {
				reportShort(p, o, y, change, missing)
			}
		}
	},
}

func reportShort(p *checks.Pass, o *lang.Objective, y *tally, change, missing float64) {
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
}
