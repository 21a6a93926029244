package objectives

import (
	"math"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var effortShareDrift = &checks.Rule{
	ID: "effort-share-drift", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Settings: &driftSettings{Points: lang.Number{V: 10, State: lang.Known}},
	Check: func(p *checks.Pass) {
		points := checks.Settings[driftSettings](p).Points.V
		for _, c := range p.Campaigns {
			objectives := c.Plan().Objectives
			if len(sharesOf(objectives).stated) == 0 {
				continue
			}
			costs := costsOf(p.Index, c.Plan())
			if !costs.sure || costs.total <= 0 {
				continue
			}
			sum := 0.0 // of the shares so far: rounded like this, they add up to 100
			for _, o := range objectives {
				share := 100 * costs.of[o] / costs.total
				if o.EffortShare.Known() && math.Abs(share-o.EffortShare.V) > points {
					reportDrift(p, costs, o, math.Round(sum+share)-math.Round(sum))
				}
				sum += share
			}
		}
	},
}

type driftSettings struct {
	Points lang.Number `plan:"points" milder:"more" doc:"By how many points of 100 effort_share and the share of the money may differ."`
}

func reportDrift(p *checks.Pass, costs *costs, o *lang.Objective, share float64) {
	whole := prose.Literal(share)
	f := p.Report(o, o.EffortShare.Range(), "The %s deserves %s percent of the effort, and its tactics get %s percent of the money.",
		o, prose.Digits(o.EffortShare.V), whole)
	f.Detail = "effort_share"
	if costs.sayDivided(f, o); len(costs.divided[o]) > 0 {
		f.Message = strings.TrimSuffix(f.Message, ".") + "; what is for several objectives is divided evenly."
	}
	f.Correct("effort_share", whole, "as the money is")
	f.AddFix("Move money between the tactics")
}
