package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var freezeMissing = &checks.Rule{
	ID: "freeze-missing", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Inherits: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if freeze := facts.FreezeOf(c.Plan()); !freeze.Absent() {
				continue
			}
			f := p.Report(c, c.At(), "The %s does not say from which day on it is closed to additions.", c)
			launch := launchOf(c)
			if !launch.Known() {
				f.ProposeOpen("freeze_on", "")
				continue
			}
			event := "launch"
			if c.Launch.Absent() {
				event = "start"
			}
			day := launch.V.Minus(lang.Duration{N: notice})
			f.Propose("freeze_on", `"`+day.ISO()+`"`, prose.Count(notice, "day")+" before the "+event)
		}
	},
}

const notice = 45 // days between the closing of a plan and the launch
