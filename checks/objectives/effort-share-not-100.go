package objectives

import (
	"math"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var effortShareNot100 = &checks.Rule{
	ID: "effort-share-not-100", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			s := sharesOf(c.Plan().Objectives)
			const rounding = 0.0501 // of each: 33.3 for each of three is 100
			if len(s.stated) == 0 || !s.sure || len(s.missing) > 0 || math.Abs(s.sum-100) < rounding*float64(len(s.stated)) {
				continue
			}
			f := p.Report(c, c.At(), "The %s shares out %s percent of its effort among its objectives.", c, prose.Digits(s.sum))
			f.Detail = "effort_share"
			for _, o := range s.stated[:min(len(s.stated), shown)] {
				f.See(o.EffortShare.Range(), "The %s gets %s.", o, prose.Digits(o.EffortShare.V))
			}
			if s.sum > 100 {
				f.AddFix("Take " + prose.Digits(s.sum-100) + " from those that can do with less, so that together they are 100")
				continue
			}
			f.AddFix("Give the " + prose.Digits(100-s.sum) + " that are left to those that need more, so that together they are 100")
		}
	},
}
