package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var effortShareMissing = &checks.Rule{
	ID: "effort-share-missing", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Practice: facts.EffortShares,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			objectives := c.Plan().Objectives
			if len(objectives) < 2 {
				continue
			}
			switch s := sharesOf(objectives); {
			case len(s.stated) > 0:
				for _, o := range s.missing {
					reportShareless(p, c, o, s)
				}
			case len(s.missing) == len(objectives):
				f := p.Report(c, c.At(), "None of the %d objectives of the %s says how much of the effort it deserves.", len(objectives), c)
				f.Detail = "every"
				f.AddFix("Give each of them an effort_share; together they are 100")
			}
		}
	},
}

func reportShareless(p *checks.Pass, c *lang.Campaign, o *lang.Objective, s *shares) {
	f := p.Report(o, o.At(), "The %s does not say how much of the effort it deserves.", o)
	f.See(c.At(), "Other objectives of the %s do.", c)
	rest := prose.Digits(100 - s.sum)
	switch {
	case !s.sure:
		f.ProposeOpen("effort_share", "")
	case s.sum >= 100:
		f.ProposeOpen("effort_share", "and lower the others: they are "+prose.Digits(s.sum)+" of 100 already")
	case len(s.missing) > 1:
		f.ProposeOpen("effort_share", "for those without one "+rest+" of 100 are left")
	default:
		f.Propose("effort_share", prose.Literal(rounded(100-s.sum)), "what the others leave of 100")
	}
}
