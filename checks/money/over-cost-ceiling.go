package money

import (
	"math"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var overCostCeiling = &checks.Rule{
	ID: "over-cost-ceiling", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if !o.MaxCostPer.Known() || !o.Metric.Known() {
				continue
			}
			y := tallyOf(p.Index, o)
			units := math.Abs(y.expected)
			if y.open || y.costOpen || units == 0 || y.cost.Total <= units*o.MaxCostPer.V+cent(o.Plan()) {
				continue
			}
			reportCeiling(p, o, y, units)
		}
	},
}

func reportCeiling(p *checks.Pass, o *lang.Objective, y *tally, units float64) {
	money := func(n float64) string { return prose.Money(n, o.Plan().Currency()) }
	f := p.Report(o, o.MaxCostPer.Range(), "The %s costs %s for each of the %s that its tactics expect, over its ceiling of %s.",
		o, money(y.cost.Total/units), amount(units), money(o.MaxCostPer.V))
	f.Detail = "max_cost_per"
	for _, i := range most(y.cost.Items) {
		f.See(i.Amount.Range(), "The %s takes %s of it.", i.Of, money(i.Amount.V))
	}
	f.AddFix("Drop or cheapen what brings least for its money, or agree on a higher ceiling")
}
