package objectives

import (
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// costs are what the tactics of a campaign's objectives cost, by objective. The
// budget of a tactic with several objectives is split evenly.
type costs struct {
	of    map[*lang.Objective]float64
	total float64
	sure  bool
}

func costsOf(x *facts.Index, plan *lang.Plan) *costs {
	c := &costs{of: map[*lang.Objective]float64{}, sure: !x.Doubt(facts.WhoServes, plan)}
	for _, o := range plan.Objectives {
		for _, t := range x.TacticsOf(o) {
			if t.Plan().Currency() != plan.Currency() {
				continue // amounts in two currencies cannot be compared
			}
			share := t.Share()
			c.sure = c.sure && share.State != lang.Unknown
			if !share.Known() {
				continue
			}
			c.of[o] += share.V
			c.total += share.V
		}
	}
	return c
}
