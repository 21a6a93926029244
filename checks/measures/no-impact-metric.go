package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var noImpactMetric = &checks.Rule{
	ID: "no-impact-metric", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Inherits: true,
	Practice: facts.Levels,
	Check: func(p *checks.Pass) {
		i := impact{p: p, goals: map[*lang.Plan]facts.Answer{}, chain: facts.NewChain(isImpact)}
		for _, c := range p.Campaigns {
			plan := c.Plan()
			if c.Broken() || programme(p, plan) || i.inGoals(plan) != facts.No || i.in(plan) != facts.No {
				continue
			}
			p.Report(c, c.At(), "The %s counts nothing of level impact, neither itself nor in its goals.", c).
				AddFix("Measure a goal by what the business gains, and let the campaign's metrics feed that")
		}
	},
}

// programme reports whether a campaign leaves everything to its sub-campaigns.
func programme(p *checks.Pass, plan *lang.Plan) bool {
	return len(plan.Objectives)+len(p.TacticsIn(plan)) == 0 && len(p.Below(plan)) > 0
}

func isImpact(m *lang.Metric) facts.Answer {
	if m.Level.State == lang.Unknown {
		return facts.Open
	}
	return answer(m.Level.V == "impact")
}

// impact looks for metrics that lead to one of level impact.
type impact struct {
	p     *checks.Pass
	chain *facts.Chain
	goals map[*lang.Plan]facts.Answer
}

// inGoals looks in the goals in scope of a plan.
func (i *impact) inGoals(plan *lang.Plan) facts.Answer {
	if plan == nil {
		return facts.No
	}
	if a, ok := i.goals[plan]; ok {
		return a
	}
	a := i.inGoals(plan.Parent)
	for _, g := range plan.Goals {
		a = max(a, i.of(&g.Metric))
		if g.Metric.Known() && g.Metric.To.Level.Absent() {
			a = facts.Yes // what a goal counts is what the organisation gains
		}
	}
	i.goals[plan] = a
	return a
}

// in looks in what a plan counts itself.
func (i *impact) in(plan *lang.Plan) facts.Answer {
	if plan.Unclear() {
		return facts.Open
	}
	a := facts.No
	for _, m := range plan.Metrics {
		a = max(a, i.chain.From(m))
	}
	for _, o := range plan.Objectives {
		a = max(a, i.of(&o.Metric))
	}
	for _, t := range i.p.TacticsIn(plan) {
		metrics, sure := facts.Counted(t)
		if !sure {
			a = max(a, facts.Open)
		}
		for _, m := range metrics {
			a = max(a, i.chain.From(m))
		}
	}
	return a
}

func (i *impact) of(metric *lang.Ref[*lang.Metric]) facts.Answer {
	switch metric.State {
	case lang.Known:
		return i.chain.From(metric.To)
	case lang.Unknown:
		return facts.Open
	}
	return facts.No
}
