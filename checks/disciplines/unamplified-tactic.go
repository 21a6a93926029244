package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var unamplifiedTactic = &checks.Rule{
	ID: "unamplified-tactic", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Several:  true,
	Practice: facts.Amplification,
	Every:    "%s of the %s neither amplify another nor are amplified by another discipline.", Among: "that are not on standby", EveryFix: "Say which of them make which others go further",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if t.Standby() {
				continue // nobody carries further what may never be done
			}
			p.Count(t)
			if !t.Discipline.Known() || !t.Amplifies.Empty() || p.AmplifiedByOthers(t) {
				continue
			}
			p.Report(t, t.At(), "The %s stands alone: no other discipline's tactic amplifies it, and it amplifies none.", t).
				ProposeOpen("amplifies", "or let a tactic of another discipline carry it further")
		}
	},
}
