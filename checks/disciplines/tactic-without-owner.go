package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutOwner = &checks.Rule{
	ID: "tactic-without-owner", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Every: "None of the %d tactics of the %s has an owner.", EveryFix: "Give each of them an owner, such as the lead of its discipline",
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

// proposeOwner proposes who leads a tactic's discipline as its owner.
func proposeOwner(f *checks.Finding, t *lang.Tactic) {
	if d := t.Discipline.To; t.Discipline.Known() && d.Lead.Known() {
		f.Propose("owner", lang.Reference(d.Lead.To), "who leads "+checks.Named(d))
		return
	}
	f.ProposeOpen("owner", "")
}
