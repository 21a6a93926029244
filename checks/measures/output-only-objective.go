package measures

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var outputOnlyObjective = &checks.Rule{
	ID: "output-only-objective", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		leadsToEffect := facts.NewChain(func(m *lang.Metric) facts.Answer { return answer(!isDoing(m)) })
		for _, o := range p.Objectives {
			if !o.Metric.Known() || !isDoing(o.Metric.To) || leadsToEffect.Above(o.Metric.To) != facts.No || p.Doubt(facts.WhoServes, o.Plan()) || slices.ContainsFunc(p.TacticsOf(o), mayCountEffect) {
				continue
			}
			f := p.Report(o, o.Metric.Range(), "The %s and its tactics are measured only by what is done, not by what that changes.", o)
			f.Detail = "metric"
			f.See(o.Metric.To.Level.Range(), "The %s counts %s.", o.Metric.To, o.Metric.To.Level.V)
			f.AddFix("Measure it, or one of its tactics, by what people learn, think or do: a metric of level outtake, outcome or impact")
		}
	},
}

// isDoing reports whether a metric counts nothing but the work itself.
func isDoing(m *lang.Metric) bool {
	return m.Level.Known() && slices.Contains([]string{"input", "activity", "output"}, m.Level.V)
}

// mayCountEffect reports whether a tactic is measured by what it brings about, or
// may be.
func mayCountEffect(t *lang.Tactic) bool {
	metrics, sure := facts.Counted(t)
	return !sure || slices.ContainsFunc(metrics, func(m *lang.Metric) bool { return !isDoing(m) })
}
