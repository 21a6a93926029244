package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var inputAfterStart = &checks.Rule{
	ID: "input-after-start", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Suppresses: []string{"input-on-the-eve"},
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, in := range plan.Inputs {
				if !in.Due.Known() {
					continue
				}
				tactics, _ := p.WaitingFor(in)
				first := firstToStart(tactics)
				if first == nil || in.Due.V <= first.Starts().V {
					continue
				}
				f := p.Report(in, in.Due.Range(), "The %s is due on %s; the %s, which needs it, starts %s earlier, on %s.",
					in, in.Due.V, first, prose.Count(int(in.Due.V-first.Starts().V), "day"), first.Starts().V)
				f.Detail = "due"
				f.See(first.Starts().Range(), "The tactic starts here.")
				if w, _ := latestFor(tactics, usualNotice); w.by >= p.AsOf {
					day, more := w.proposal()
					w.restOn(f).Correct("due", day, more)
					continue
				}
				f.AddFix(askAtOnce)
			}
		}
	},
}
