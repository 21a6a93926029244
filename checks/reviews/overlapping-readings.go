package reviews

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var overlappingReadings = &checks.Rule{
	ID: "overlapping-readings", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true, Across: true,
	Check: func(p *checks.Pass) {
		judged := map[*lang.Plan]bool{}
		for _, plan := range p.Plans {
			judged[plan] = true
		}
		asked := map[*lang.Metric]bool{}
		for _, plan := range p.Plans {
			for _, r := range plan.Readings {
				if m := r.Metric.To; r.Metric.Known() && m.AddsUp() && !asked[m] {
					asked[m] = true
					checkSpans(p, m, judged)
				}
			}
		}
	},
}

// checkSpans holds the spans of a metric against each other, part by part.
func checkSpans(p *checks.Pass, m *lang.Metric, judged map[*lang.Plan]bool) {
	// By their last days: the span that stands before one is the last that can reach into it.
	readings, _ := p.ReadingsOf(m)
	before := map[any]*lang.Reading{}
	for _, r := range readings {
		if !r.From.Known() || !r.On.Known() || r.From.V > r.On.V || r.Of.State == lang.Unknown {
			continue
		}
		part := r.PartKey()
		if last := before[part]; last != nil && r.From.V <= last.On.V && judged[r.Plan()] {
			reportOverlap(p, m, last, r)
		}
		before[part] = r
	}
}

func reportOverlap(p *checks.Pass, m *lang.Metric, before, r *lang.Reading) {
	days := int(before.On.V - max(r.From.V, before.From.V) + 1)
	f := p.Report(r, r.From.Range(), "The %s counts the %s from %s to %s, and %s of that %s in the %s already.", r, m, r.From.V, r.On.V,
		prose.Count(days, "day"), map[bool]string{true: "is", false: "are"}[days == 1], before)
	f.Detail = "from"
	f.See(before.On.Range(), "The other one counts from %s to %s.", before.From.V, before.On.V)
	if next := before.On.V + 1; days == 1 && next <= r.On.V {
		f.Correct("from", `"`+next.ISO()+`"`, "the day after the other one ends, where that day was not counted twice")
		return
	}
	f.AddFix("Let one begin where the other ends, with the number that was counted from then on, or delete the one that the other holds")
}
