package journey

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var unusedChannel = &checks.Rule{
	ID: "unused-channel", Severity: lang.Info, Tier: checks.Recommended, Needs: checks.Text, Across: true,
	Every: "%s of the %s are used by no tactic.", EveryFix: "Plan what happens there, or delete them",
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			used := slices.ContainsFunc(plan.Channels, func(c *lang.Channel) bool {
				on, _ := p.EverOn(c)
				return len(on) > 0
			})
			for _, c := range plan.Channels {
				if c.Broken() || !used { // of a plan that has no activity yet, others speak
					continue
				}
				p.Count(c)
				if on, sure := p.EverOn(c); len(on) > 0 || !sure {
					continue
				}
				p.Report(c, c.At(), "No tactic uses the %s: whoever looks there finds nothing.", c).
					AddFix("Plan what happens there, and name it in the tactic's channels, or delete it")
			}
		}
	},
}
