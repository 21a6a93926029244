package strategy

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var insightWithoutSource = &checks.Rule{
	ID: "insight-without-source", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s leave open where they come from.", Among: "that are relied on",
	EveryFix: "Say of each of them who found it, and how",
	Check: func(p *checks.Pass) {
		const stub = `"Who found it, and how?"`
		for _, plan := range p.Plans {
			for _, i := range plan.Insights {
				by := p.ReliesOn(i)
				if i.Broken() || by == nil {
					continue
				}
				p.Count(i)
				if !facts.Blank(&i.Source) {
					continue
				}
				f := p.Report(i, i.At(), "The %s is relied on, and does not say where it comes from.", i)
				f.Detail = "source"
				f.See(by.At(), "The %s rests on it.", by)
				f.ProposeStub("source", stub, "")
			}
		}
	},
}
