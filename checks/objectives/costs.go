package objectives

import (
	"math"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// costs are what the tactics of a campaign's objectives cost, by objective. All that a
// tactic costs counts at the objective nearest to it; of several that do not lead to each
// other, each has an equal part.
type costs struct {
	of      map[*lang.Objective]float64
	divided map[*lang.Objective][]*lang.Tactic // of which only a part is in of
	total   float64
	places  []hcl.Range // of what was added up
	sure    bool
}

func costsOf(x *facts.Index, plan *lang.Plan) *costs {
	c := &costs{of: map[*lang.Objective]float64{}, divided: map[*lang.Objective][]*lang.Tactic{}, sure: !x.Doubt(facts.WhoServes, plan)}
	for _, o := range plan.Objectives {
		for _, t := range x.TacticsOf(o) {
			if t.Plan().Currency() != plan.Currency() {
				continue // amounts in two currencies cannot be compared
			}
			cost, part := t.Cost(), facts.Counts(t, o, true)
			if c.sure = c.sure && cost.State != lang.Unknown; !cost.Known() {
				continue
			}
			at := cost.Number()
			c.places = append(c.places, at.Range())
			c.of[o] += cost.V * part
			c.total += cost.V * part
			if part > 0 && part < 1 && cost.V > 0 {
				c.divided[o] = append(c.divided[o], t)
			}
		}
	}
	return c
}

// shares are the percentages of the money that objectives get, in whole numbers that make 100
// where these are all.
func (c *costs) shares(objectives []*lang.Objective) (list []float64) {
	sum := 0.0
	for _, o := range objectives {
		share := 100 * c.of[o] / c.total
		list = append(list, math.Round(sum+share)-math.Round(sum))
		sum += share
	}
	return list
}

// sayDivided says of a finding about an objective's money which of it was divided.
func (c *costs) sayDivided(f *checks.Finding, o *lang.Objective) {
	for _, t := range c.divided[o] {
		cost, n := t.Cost(), len(facts.Nearest(t))
		at := cost.Number()
		f.See(at.Range(), "Of the %s of the %s, which is for %s, one part in %d counts here.", prose.Money(cost.V, t.Plan().Currency()), t, prose.Count(n, "objective"), n)
	}
}
