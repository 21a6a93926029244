package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var goalOnAThread = &checks.Rule{
	ID: "goal-on-a-thread", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		const many = 5
		for _, plan := range p.Plans {
			all := len(p.TacticsIn(plan))
			if plan.Campaign == nil || all < many || len(p.Below(plan)) > 0 || p.Doubt(facts.WhoServes, plan) || plan.Unclear() {
				continue
			}
			for _, g := range plan.Goals {
				o, only := threadOf(p, g)
				if only == nil {
					continue
				}
				f := p.Report(g, g.At(), "Of the %d tactics of the %s only one leads to the %s: the %s.", all, plan.Campaign, g, only)
				f.See(o.Supports.Range(), "It serves the %s, which supports the goal.", o)
				f.AddFix("Let what also helps say so: name the goal in the supports of the objectives that bring it nearer, or plan more for it")
			}
		}
	},
}

// threadOf is the one tactic that leads to a goal, and an objective by which it does; none where
// several do, or nobody can tell.
func threadOf(p *checks.Pass, g *lang.Goal) (by *lang.Objective, only *lang.Tactic) {
	for _, o := range g.Plan().Objectives {
		if o.Broken() || o.Supports.State == lang.Unknown {
			return nil, nil
		}
		if !o.Supports.Has(g) {
			continue
		}
		for _, t := range p.TacticsToward(o) {
			if only != nil && t != only {
				return nil, nil
			}
			by, only = o, t
		}
	}
	return by, only
}
