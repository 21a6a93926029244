package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var objectiveWithoutTarget = &checks.Rule{
	ID: "objective-without-target", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text,
	Every: "%s of the %s leave open how much is to be reached.", EveryFix: "Give each of them a target",
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			p.Count(o)
			if o.Target.Absent() && o.ReachedBy.Absent() {
				p.Report(o, o.At(), "The %s does not say how much is to be reached%s.", o, noNumberEither(o)).ProposeOpen("target", "")
			}
		}
	},
}
