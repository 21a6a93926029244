package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var effortOffPrimary = &checks.Rule{
	ID: "effort-off-primary", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			objectives := c.Plan().Objectives
			first, sure := primary(objectives)
			if len(first) != 1 || !sure || len(objectives) < 2 {
				continue
			}
			costs := costsOf(p.Index, c.Plan())
			if !costs.sure {
				continue
			}
			dearest := first[0]
			same := prose.HalfCent(c.Plan().Currency()) // amounts closer than this
			for _, o := range objectives {
				if costs.of[o] > costs.of[dearest]+same {
					dearest = o
				}
			}
			if dearest != first[0] {
				reportOffPrimary(p, c, first[0], dearest, costs)
			}
		}
	},
}

func reportOffPrimary(p *checks.Pass, c *lang.Campaign, first, dearest *lang.Objective, costs *costs) {
	money := func(o *lang.Objective) string { return prose.Money(costs.of[o], c.Plan().Currency()) }
	f := p.Report(c, c.At(), "The %s spends more on the %s (%s) than on the %s, which comes first (%s).", c, dearest, money(dearest), first, money(first))
	f.Detail = dearest.Address()
	f.See(first.Primary.Range(), "This objective comes first.").See(dearest.At(), "This one gets the most money.")
	f.AddFix("Move money to what comes first, or let the other objective come first")
}
