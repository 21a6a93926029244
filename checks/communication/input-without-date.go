package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var inputWithoutDate = &checks.Rule{
	ID: "input-without-date", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, in := range plan.Inputs {
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
					f.Propose("due", day, why)
					continue
				}
				f.ProposeOpen("due", "")
			}
		}
	},
}
