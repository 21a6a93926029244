package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var funnelWithoutRate = &checks.Rule{
	ID: "funnel-without-rate", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s leave open at which rate.",
	Among:    "that lead to another one",
	EveryFix: "Say for each metric how many of 100 become one of what it feeds",
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			up := above(p, o)
			if up == nil || sameUnit(o.Metric.To, up.Metric.To) != facts.No {
				continue
			}
			p.Count(o)
			m := o.Metric.To
			if !m.Rate.Absent() {
				continue
			}
			f := p.Report(o, o.Metric.Range(), "The %s is to lead to the %s, and nothing says how many of its %s become one of the %s there.",
				o, up, prose.Clip(m.Unit.V), prose.Clip(up.Metric.To.Unit.V))
			f.Detail = "rate"
			f.See(m.Feeds.Range(), "The %s feeds the %s here.", m, up.Metric.To)
			f.AddFix("Add rate = PERCENT to the " + m.String() + ", of 100 of these how many become one of those")
		}
	},
}

// above is an objective, of the plan of another or above it, to which that one's metric
// leads; nil where there is none, and where one of the two metrics is no number of things.
func above(p *checks.Pass, o *lang.Objective) *lang.Objective {
	m := o.Metric.To
	if !o.Metric.Known() || !m.Feeds.Known() || !m.AddsUp() || !m.Feeds.To.AddsUp() {
		return nil
	}
	for _, up := range p.MeasuredBy(m.Feeds.To) {
		if up != o && o.Plan().Within(up.Plan()) {
			return up
		}
	}
	return nil
}
