package timing

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var freezeMissing = &checks.Rule{
	ID: "freeze-missing", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Inherits: true, Settings: facts.AsShort(),
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if freeze := facts.FreezeOf(c.Plan()); freeze.Absent() && !p.Brief(c, checks.Settings[facts.Short](p)) {
				reportUnclosed(p, c)
			}
		}
	},
}

const notice = 45 // days between the closing of a plan and the launch

func reportUnclosed(p *checks.Pass, c *lang.Campaign) {
	f := p.Report(c, c.At(), "The %s does not say from which day on it is closed to additions.", c)
	launch := launchOf(c)
	if !launch.Known() {
		f.ProposeOpen("freeze_on", "")
		return
	}
	event := "launch"
	if c.Launch.Absent() {
		event = "start"
	}
	day := launch.V.Minus(lang.Duration{N: notice})
	f.RestsOn(launch.Range(), c.Start.Range())
	today := `"` + p.AsOf.ISO() + `"`
	switch {
	case day >= p.AsOf:
		f.Propose("freeze_on", `"`+day.ISO()+`"`, prose.Count(notice, "day")+" before the "+event)
	case c.Start.Known() && c.Start.V > p.AsOf:
		f.Propose("freeze_on", today, "the "+event+" is near")
	case launch.V <= p.AsOf:
		f.Message = strings.TrimSuffix(f.Message, ".") + ", and is launched: it can no longer be closed before that."
		f.AddFix("Agree it as it is now (plan agree)")
	default:
		f.Message = strings.TrimSuffix(f.Message, ".") + ", and has begun: it can no longer be closed before its start."
		f.Propose("freeze_on", today, "from today on")
		f.AddFix("Agree it as it is now (plan agree)")
	}
}
