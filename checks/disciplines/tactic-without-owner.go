package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutOwner = &checks.Rule{
	ID: "tactic-without-owner", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s have no owner.", Among: "that are not on standby", EveryFix: "Give each of them an owner, such as the lead of its discipline",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if t.Standby() {
				continue // standby-without-trigger speaks of these
			}
			p.Count(t)
			if !t.Owner.Absent() {
				continue
			}
			f := p.Report(t, t.At(), "The %s has no owner.", t)
			proposeOwner(f, t)
		}
	},
}
