package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var metricWithoutDefinition = &checks.Rule{
	ID: "metric-without-definition", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s are counted by several disciplines without a definition.", EveryFix: "Say of each what is counted, and what is not",
	Check: func(p *checks.Pass) {
		const stub = `"What is counted, and what is not?"`
		for _, m := range p.Metrics {
			p.Count(m)
			if users := p.CountedBy(m); len(users) >= 2 && facts.Blank(&m.Definition) {
				f := p.Report(m, m.At(), "The %s is counted by %s without a definition.", m, prose.Names(users))
				f.Detail = "definition"
				f.ProposeStub("definition", stub, "")
			}
		}
	},
}
