package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var idleMilestone = &checks.Rule{
	ID: "idle-milestone", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Settings: &idleSettings{Within: lang.Span{V: lang.Duration{N: 3}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		within := checks.Settings[idleSettings](p).Within.V
		for _, plan := range p.Plans {
			if plan.Unclear() || plan.Campaign == nil || len(p.TacticsIn(plan)) == 0 {
				continue
			}
			var idle []*lang.Milestone
			for _, m := range plan.Milestones {
				if m.On.Known() && !m.Broken() && isIdle(p, m, within) {
					idle = append(idle, m)
				}
			}
			if len(idle) > 0 {
				reportIdle(p, idle)
			}
		}
	},
}

type idleSettings struct {
	Within lang.Span `plan:"within" milder:"more" doc:"How many days before or after it something has to begin, end or be decided."`
}

// isIdle reports that nobody and nothing of a plan waits for a milestone or happens around it.
func isIdle(p *checks.Pass, m *lang.Milestone, within lang.Duration) bool {
	waiting, may := p.WaitingFor(m)
	awaited := len(waiting) > 0 || may || facts.OpenNeeds(m) || !m.Owner.Absent() || !m.ReachedOn.Absent()
	return !awaited && !isMeant(m.Plan(), m) && !happensBy(p, m, within)
}

// reportIdle names all such milestones of a plan at the first of them.
func reportIdle(p *checks.Pass, idle []*lang.Milestone) {
	first, days := idle[0], "that day"
	f := p.Report(first, first.On.Range(), "The %s is on %s, and nothing begins, ends or is decided for it.", first, first.On.V)
	if len(idle) > 1 {
		days = "these days"
		f.Message = "Nothing begins, ends or is decided for the milestones " + prose.Names(idle) + "."
	}
	f.Detail = "on"
	for _, m := range idle[1:] {
		f.See(m.On.Range(), "The %s is on %s.", m, m.On.V)
	}
	f.AddFix("Plan what is different on " + days + ", such as more money, another message or a decision, or delete what makes no difference")
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
