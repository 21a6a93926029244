package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var leadMetricOutsideCRM = &checks.Rule{
	ID: "lead-metric-outside-crm", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, m := range p.Metrics {
			o := sold(p, m)
			if o == nil || !m.Source.Known() || !m.Source.To.SystemKind.Known() || m.Source.To.SystemKind.V == "crm" {
				continue
			}
			what := "sales"
			if o.Intent.V == "lead_generation" {
				what = "leads"
			}
			f := p.Report(m, m.Source.Range(), "The %s measures the %s, which is about %s, but its numbers come from the %s, which is not a CRM.",
				m, o, what, m.Source.To)
			f.Detail = "source"
			f.See(o.Intent.Range(), "This objective is about %s.", what)
			f.AddFix("Count it in the CRM, where one can see what became of each enquiry")
		}
	},
}

// sold is the first objective about leads or sales that a metric measures.
func sold(p *checks.Pass, m *lang.Metric) *lang.Objective {
	for _, o := range p.MeasuredBy(m) {
		if o.Intent.Known() && (o.Intent.V == "lead_generation" || o.Intent.V == "sales") {
			return o
		}
	}
	return nil
}
