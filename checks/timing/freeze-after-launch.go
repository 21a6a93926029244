package timing

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var freezeAfterLaunch = &checks.Rule{
	ID: "freeze-after-launch", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			freeze, launch := facts.FreezeOf(c.Plan()), launchOf(c)
			if !freeze.Known() || !launch.Known() || freeze.V < launch.V {
				continue
			}
			at := hcl.Range{}
			if c.FreezeOn.Known() {
				at = freeze.Range()
			}
			f := p.Report(c, at, "The %s is closed to additions on %s, %s.", c, freeze.V, after(freeze.V, launch.V, "its launch", "the day of its launch"))
			f.Detail = "freeze_on"
			if !c.FreezeOn.Known() {
				f.See(freeze.Range(), "It is closed with the campaign above.")
			}
			f.See(launch.Range(), "It is launched here.")
			f.AddFix("Close it early enough for everybody to prepare the launch")
		}
	},
}
