package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var idleMilestone = &checks.Rule{
	ID: "idle-milestone", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every: "Nothing begins, ends or is decided for %s of the %s.", EveryFix: "Plan what is different on those days, or delete them",
	Settings: &idleSettings{Within: lang.Span{V: lang.Duration{N: 3}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		within := checks.Settings[idleSettings](p).Within.V
		for _, plan := range p.Plans {
			if plan.Unclear() || plan.Campaign == nil || len(p.TacticsIn(plan)) == 0 {
				continue
			}
			for _, m := range plan.Milestones {
				if !m.On.Known() || m.Broken() {
					continue
				}
				p.Count(m)
				if waiting, idle := p.WaitingFor(m); len(waiting) > 0 || idle || facts.OpenNeeds(m) || !m.Owner.Absent() || !m.ReachedOn.Absent() || isMeant(plan, m) || happensBy(p, m, within) {
					continue
				}
				f := p.Report(m, m.On.Range(), "The %s is on %s, and nothing begins, ends or is decided for it.", m, m.On.V)
				f.Detail = "on"
				f.AddFix("Plan what is different on that day, such as more money, another message or a decision, or delete it")
			}
		}
	},
}

type idleSettings struct {
	Within lang.Span `plan:"within" milder:"more" doc:"How many days before or after it something has to begin, end or be decided."`
}

// isMeant reports that a plan is about a milestone: it is an objective's result, or its campaign's
// own first, last or launch day.
func isMeant(plan *lang.Plan, m *lang.Milestone) bool {
	for _, o := range plan.Objectives {
		if o.ReachedBy.Known() && o.ReachedBy.To == m || o.Due().Known() && o.Due().V == m.On.V {
			return true
		}
	}
	c := plan.Campaign
	for _, d := range []*lang.Day{&c.Start, &c.End, &c.Launch, &c.FreezeOn} {
		if d.Known() && d.V == m.On.V {
			return true
		}
	}
	return false
}

// happensBy reports that a tactic or phase begins or ends near a milestone, or a review is held.
func happensBy(p *checks.Pass, m *lang.Milestone, within lang.Duration) bool {
	near := func(days ...*lang.Day) bool {
		for _, d := range days {
			if d.State == lang.Unknown || d.Known() && m.On.V <= d.V.Plus(within) && d.V <= m.On.V.Plus(within) {
				return true
			}
		}
		return false
	}
	for _, t := range p.TacticsIn(m.Plan()) {
		if near(t.Starts(), t.Ends()) || t.Broken() {
			return true
		}
	}
	for _, ph := range m.Plan().Phases {
		if near(&ph.Start, &ph.End) {
			return true
		}
	}
	for _, r := range m.Plan().Reviews {
		if near(&r.On) {
			return true
		}
	}
	return false
}
