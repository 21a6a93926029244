package money

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var commitmentNotAccepted = &checks.Rule{
	ID: "commitment-not-accepted", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, c := range plan.Commitments {
				switch {
				case c.Owner.Absent() && c.AcceptedOn.Absent():
					p.Report(c, c.At(), "The %s has neither an owner nor a day on which it was accepted.", c).
						ProposeOpen("owner", "and accepted_on once they have accepted it")
				case c.Owner.Absent():
					p.Report(c, c.At(), "The %s has no owner.", c).ProposeOpen("owner", "")
				case c.AcceptedOn.Absent():
					p.Report(c, c.At(), "The %s does not say on which day it was accepted.", c).
						ProposeOpen("accepted_on", "once it is")
				}
			}
		}
	},
}
