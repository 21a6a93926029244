package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
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
			split := splitOf(p.Index, c.Plan(), first[0])
			if !split.sure {
				continue
			}
			same := prose.HalfCent(c.Plan().Currency()) // amounts closer than this
			dearest, most := first[0], split.most+same
			for _, o := range objectives {
				if split.least[o] > most {
					dearest, most = o, split.least[o]
				}
			}
			if dearest != first[0] {
				reportOffPrimary(p, c, first[0], dearest, split)
			}
		}
	},
}

// split is what the tactics of a campaign may cost for its objectives, however the money of
// those that are for several is divided.
type split struct {
	most  float64                     // for the primary one, with those that lead to it
	least map[*lang.Objective]float64 // for each other
	also  []*lang.Tactic              // in most, and for others as well
	sure  bool
}

func splitOf(x *facts.Index, plan *lang.Plan, primary *lang.Objective) *split {
	s := &split{least: map[*lang.Objective]float64{}, sure: !x.Doubt(facts.WhoServes, plan)}
	for _, t := range x.TacticsIn(plan) {
		objectives, _ := t.Objectives()
		cost := t.Cost()
		if s.sure = s.sure && cost.State != lang.Unknown; len(objectives) == 0 || !cost.Known() {
			continue
		}
		switch nearest := facts.Nearest(t); {
		case facts.Counts(t, primary, false) > 0:
			if s.most += cost.V; facts.Counts(t, primary, false) < 1 {
				s.also = append(s.also, t)
			}
		case len(nearest) == 1 && facts.Leads(nearest[0], primary):
			s.most += cost.V
		case len(nearest) == 1:
			s.least[nearest[0]] += cost.V
		}
	}
	return s
}

func reportOffPrimary(p *checks.Pass, c *lang.Campaign, first, dearest *lang.Objective, s *split) {
	money := func(n float64) string { return prose.Money(n, c.Plan().Currency()) }
	f := p.Report(c, c.At(), "The %s spends more on the %s (%s) than on the %s, which comes first (%s).", c, dearest, money(s.least[dearest]), first, money(s.most))
	f.Detail = dearest.Address()
	f.See(first.Primary.Range(), "This objective comes first.").See(dearest.At(), "This one gets the most money.")
	for _, t := range s.also {
		f.See(t.At(), "All that the %s costs is counted for what comes first, though it is for others as well.", t)
	}
	f.AddFix("Move money to what comes first, or let the other objective come first")
}
