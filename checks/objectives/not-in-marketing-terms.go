package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var notInMarketingTerms = &checks.Rule{
	ID: "not-in-marketing-terms", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if !o.Metric.Known() || !o.InMarketingTerms.Absent() {
				continue
			}
			m := o.Metric.To
			if !m.Register.Known() || m.Register.V != "business" {
				continue
			}
			const stub = `"What will people do, know or feel that they do not today?"`
			f := p.Report(o, o.At(), "The %s is said in the words of the business only.", o)
			f.Detail = "in_marketing_terms"
			f.See(m.Register.Range(), "The %s is a number of the business.", m)
			f.ProposeStub("in_marketing_terms", stub, "")
		}
	},
}
