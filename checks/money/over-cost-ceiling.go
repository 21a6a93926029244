package money

import (
	"math"
	"strings"

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
			units, from := unitsOf(o, y)
			if y.open || y.costOpen || units == 0 || y.cost.Total <= units*o.MaxCostPer.V+cent(o.Plan()) {
				continue
			}
			reportCeiling(p, o, y, units, from)
		}
	},
}

// unitsOf is how much an objective's tactics are expected to bring; where they state nothing,
// what is to be reached. 0 where neither is known.
func unitsOf(o *lang.Objective, y *tally) (units float64, from string) {
	if len(y.brings) > 0 || !o.Target.Known() || o.Baseline.State == lang.Unknown {
		return math.Abs(y.expected), "that its tactics expect"
	}
	return math.Abs(o.Target.V - o.Baseline.V), "that are to be reached"
}

func reportCeiling(p *checks.Pass, o *lang.Objective, y *tally, units float64, from string) {
	money := func(n float64) string { return prose.Money(n, o.Plan().Currency()) }
	f := p.Report(o, o.MaxCostPer.Range(), "The %s costs %s for each of the %s %s, over its ceiling of %s.",
		o, money(y.cost.Total/units), amount(units), from, money(o.MaxCostPer.V))
	if n := len(y.divided); n > 0 {
		f.Message = strings.TrimSuffix(f.Message, ".") + "; only a part of what " + prose.Names(y.divided[:min(n, shownParts)]) + and(n-shownParts) + " cost is counted here."
	}
	f.Detail = "max_cost_per"
	for _, i := range most(y.cost.Items) {
		f.See(i.Amount.Range(), "The %s takes %s of it.", i.Of, money(i.Amount.V))
	}
	f.AddFix("Drop or cheapen what brings least for its money, or agree on a higher ceiling")
}

// shownParts is how many tactics a sentence names of which only a part counts.
const shownParts = 3

func and(more int) string {
	if more <= 0 {
		return ""
	}
	return " and " + prose.Digits(float64(more)) + " more"
}
