package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var loneDiscipline = &checks.Rule{
	ID: "lone-discipline", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			d, tactics := p.Lone(c.Plan()), p.TacticsIn(c.Plan())
			if d == nil || len(tactics) < 2 || c.Broken() {
				continue
			}
			f := p.Report(c, c.At(), "%s of the %s are %s's: nobody else works for its objectives.", prose.All(len(tactics), "tactics"), c, named(d))
			f.Detail = d.Address()
			f.See(tactics[0].At(), "The %s is one of them.", tactics[0])
			f.AddFix("Ask who else meets the same people, and what they could add; or say of each tactic whose it really is")
		}
	},
}
