package measures

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var leadMetricOutsideCRM = &checks.Rule{
	ID: "lead-metric-outside-crm", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, m := range p.Metrics {
			o := sold(p, m)
			if o == nil || !countsCases(m) || !m.Source.Known() || !m.Source.To.SystemKind.Known() || m.Source.To.SystemKind.V == "crm" {
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

// countsCases reports whether a metric may count enquiries or sales, each of which can be
// looked up: shares, rates, times and money are worked out of many.
func countsCases(m *lang.Metric) bool {
	unit := prose.Normalise(m.Unit.V)
	return m.Unit.State != lang.Unknown && m.AddsUp() && !slices.Contains(multiples, unit) && !prose.IsCurrency(m.Unit.V)
}

// multiples are units of how many times as much something is.
var multiples = []string{"times", "x", "fold", "multiple", "factor"}

// sold is the first objective about leads or sales that a metric measures.
func sold(p *checks.Pass, m *lang.Metric) *lang.Objective {
	for _, o := range p.MeasuredBy(m) {
		if o.Intent.Known() && (o.Intent.V == "lead_generation" || o.Intent.V == "sales") {
			return o
		}
	}
	return nil
}
