package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var sponsorMissing = &checks.Rule{
	ID: "sponsor-missing", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Inherits: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if s := c.Plan().Sponsor(); s.Absent() {
				p.Report(c, c.At(), "Nobody answers for the result of the %s: it has no sponsor.", c).
					ProposeStub("sponsor", "person.NAME", "")
			}
		}
	},
}
