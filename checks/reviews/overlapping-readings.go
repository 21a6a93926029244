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
		parts := map[*lang.Metric]map[any]bool{} // of which the plans have spans
		var metrics []*lang.Metric
		for _, plan := range p.Plans {
			judged[plan] = true
			for _, r := range plan.Readings {
				m := r.Metric.To
				if !isSpan(r) || !r.Metric.Known() || !m.AddsUp() {
					continue
				}
				if parts[m] == nil {
					parts[m], metrics = map[any]bool{}, append(metrics, m)
				}
				parts[m][r.PartKey()] = true
			}
		}
		for _, m := range metrics {
			checkSpans(p, m, parts[m], judged)
		}
	},
}

func isSpan(r *lang.Reading) bool {
	return r.From.Known() && r.On.Known() && r.From.V <= r.On.V && r.Of.State != lang.Unknown
}

// checkSpans holds the spans of some parts of a metric against each other, part by part.
func checkSpans(p *checks.Pass, m *lang.Metric, parts map[any]bool, judged map[*lang.Plan]bool) {
	// By their last days: the span that stands before one is the last that can reach into it.
	readings, _ := p.ReadingsOf(m)
	before := map[any]*lang.Reading{}
	for _, r := range readings {
		if !isSpan(r) {
			continue
		}
		part := r.PartKey()
		if !parts[part] {
			continue
		}
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
