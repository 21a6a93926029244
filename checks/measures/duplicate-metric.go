package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var duplicateMetric = &checks.Rule{
	ID: "duplicate-metric", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, m := range p.Metrics {
			at, sentence := m.Title.Range(), "The %s is called like another one."
			other := p.MetricLike(m, facts.ByTitle)
			if other == nil {
				at, sentence = m.Definition.Range(), "The %s has the same definition as another one."
				other = p.MetricLike(m, facts.ByDefinition)
			}
			if other == nil || other.Name() == m.Name() { // which is for duplicate-name to say
				continue
			}
			f := p.Report(m, at, sentence, m)
			f.Detail = other.Address()
			f.See(other.At(), "The other one stands here.")
			f.AddFix("Use one of the two everywhere, or say how they differ")
		}
	},
}
