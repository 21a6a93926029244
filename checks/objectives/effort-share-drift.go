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
			shares := costs.shares(objectives)
			for i, o := range objectives {
				share := 100 * costs.of[o] / costs.total
				if o.EffortShare.Known() && math.Abs(share-o.EffortShare.V) > points {
					reportDrift(p, costs, objectives, i, shares)
				}
			}
		}
	},
}

type driftSettings struct {
	Points lang.Number `plan:"points" milder:"more" doc:"By how many points of 100 effort_share and the share of the money may differ."`
}

// reportDrift is about the i-th of a campaign's objectives, which get these shares of the money.
func reportDrift(p *checks.Pass, costs *costs, all []*lang.Objective, i int, shares []float64) {
	o, whole := all[i], prose.Literal(shares[i])
	f := p.Report(o, o.EffortShare.Range(), "The %s deserves %s percent of the effort, and its tactics get %s percent of the money.",
		o, prose.Digits(o.EffortShare.V), whole)
	f.Detail = "effort_share"
	if costs.sayDivided(f, o); len(costs.divided[o]) > 0 {
		f.Message = strings.TrimSuffix(f.Message, ".") + "; what is for several objectives is divided evenly."
	}
	f.RestsOn(o.Plan().Campaign.Budget.Range()).RestsOn(costs.places...)
	f.Correct("effort_share", whole, "as the money is, and the others likewise")
	f.Fixes[0].Edits = nil
	for i, one := range all { // one alone would no longer make 100 with the others
		if one.EffortShare.State == lang.Unknown {
			f.Fixes = nil
			break
		}
		f.Fixes[0].Edits = append(f.Fixes[0].Edits, one.Plan().SetAttribute(one, "effort_share", prose.Literal(shares[i])))
	}
	f.AddFix("Move money between the tactics")
}
