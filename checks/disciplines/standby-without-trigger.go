package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var standbyWithoutTrigger = &checks.Rule{
	ID: "standby-without-trigger", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			trigger, owner := t.Trigger.Absent(), t.Owner.Absent()
			if !t.Standby() || !trigger && !owner {
				continue
			}
			what := ", and nothing says what sets it off"
			switch {
			case trigger && owner:
				what = "; nothing says what sets it off, and nobody owns it"
			case owner:
				what = ", and nobody owns it"
			}
			f := p.Report(t, t.At(), "The %s is on standby%s.", t, what)
			const howSaid = "what sets it off, in words or the objective of which a limit is broken"
			switch {
			case trigger && owner: // one without the other would leave it
				f.ProposeOpen("owner", "").ProposeOpen("trigger", howSaid).OrUndecided("owner", "trigger")
			case owner:
				proposeOwner(f, t)
			default:
				f.ProposeOpen("trigger", howSaid).OrUndecided("trigger")
			}
		}
	},
}
