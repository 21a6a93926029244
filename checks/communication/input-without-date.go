package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var inputWithoutDate = &checks.Rule{
	ID: "input-without-date", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Suppresses: []string{"goes-out-undecided"},
	Every:      "%s of the %s leave open by when they are needed.", EveryFix: "Give each of them the day before the first tactic that needs it starts",
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, in := range plan.Inputs {
				p.Count(in)
				if !in.Due.Absent() {
					continue
				}
				tactics, idle := p.WaitingFor(in)
				if idle {
					continue
				}
				f := p.Report(in, in.At(), "The %s does not say by when it is needed.", in)
				f.Detail = "due"
				seeWaiting(f, tactics)
				if w, some := latestFor(tactics, usualNotice); some && w.by >= p.AsOf {
					day, why := w.proposal()
					w.restOn(f).Propose("due", day, why)
					continue
				}
				f.ProposeOpen("due", "")
			}
		}
	},
}
