package strategy

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var nothingToSay = &checks.Rule{
	ID: "nothing-to-say", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		const many = 3
		for _, c := range p.Campaigns {
			speaks := 0
			silent := !c.Plan().Unclear() && !slices.ContainsFunc(p.TacticsIn(c.Plan()), func(t *lang.Tactic) bool {
				if t.Channels.Known() && !t.Standby() {
					speaks++
				}
				return t.Broken() || !t.Carries.Empty()
			})
			if !silent || speaks < many {
				continue
			}
			p.Report(c, c.At(), "The %s speaks to people in %s, and nothing in it says what they are told.", c, prose.Count(speaks, "tactic")).
				AddShownFix("Write the messages, and say of each tactic which it carries", "one")
		}
	},
}
