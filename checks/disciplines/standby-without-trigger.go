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
			if owner {
				proposeOwner(f, t)
			}
			if trigger {
				f.ProposeOpen("trigger", "what sets it off, in words or the objective of which a limit is broken")
			}
		}
	},
}
