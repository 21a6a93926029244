package objectives

import (
	"math"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var horizonMismatch = &checks.Rule{
	ID: "horizon-mismatch", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Settings: &horizonSettings{Most: lang.Number{V: 60, State: lang.Known}, Least: lang.Number{V: 20, State: lang.Known}},
	Check: func(p *checks.Pass) {
		settings := checks.Settings[horizonSettings](p)
		for _, c := range p.Campaigns {
			if !c.Horizon.Known() || c.Horizon.V == "mixed" {
				continue
			}
			spent := spentOnBrand(p.Index, c.Plan())
			if !spent.sure || spent.total <= 0 {
				continue
			}
			switch share := 100 * spent.brand / spent.total; {
			case c.Horizon.V == "short_term" && share > settings.Most.V:
				reportHorizon(p, c, "The %s is to sell in the short term, and %s percent of its tactics' money goes into brand exposure.", share).
					AddFix("Move money to what sells now, or let the horizon be mixed")
			case c.Horizon.V == "long_term" && share < settings.Least.V:
				reportHorizon(p, c, "The %s is to build the brand in the long term, and %s percent of its tactics' money goes into brand exposure.", share).
					AddFix("Move money to brand exposure, or let the horizon be mixed")
			}
		}
	},
}

type horizonSettings struct {
	Most  lang.Number `plan:"most" type:"percent" milder:"more" doc:"The most of its money that a short_term campaign spends on brand exposure."`
	Least lang.Number `plan:"least" type:"percent" milder:"less" doc:"The least of its money that a long_term campaign spends on brand exposure."`
}

// spent is what the tactics of a campaign spend, and what of it on objectives for
// brand exposure.
type spent struct {
	brand, total float64
	sure         bool
}

func spentOnBrand(x *facts.Index, plan *lang.Plan) spent {
	s := spent{sure: !plan.Unclear()}
	for _, t := range x.TacticsIn(plan) {
		objectives, sure := t.Objectives()
		cost := t.Cost()
		s.sure = s.sure && sure && cost.State != lang.Unknown
		s.total += cost.V
		for _, o := range objectives {
			s.sure = s.sure && o.Intent.State != lang.Unknown
			if o.Intent.V == "brand_exposure" {
				s.brand += cost.V / float64(len(objectives))
			}
		}
	}
	return s
}

func reportHorizon(p *checks.Pass, c *lang.Campaign, sentence string, share float64) *checks.Finding {
	f := p.Report(c, c.Horizon.Range(), sentence, c, prose.Literal(math.Round(share)))
	f.Detail = "horizon"
	return f
}
