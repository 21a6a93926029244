package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var unusedMetric = &checks.Rule{
	ID: "unused-metric", Severity: lang.Info, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s are used nowhere.", EveryFix: "Delete them, or let objectives and tactics count them",
	Check: func(p *checks.Pass) {
		for _, m := range p.Metrics {
			p.Count(m)
			if p.Mentioned(m) || m.Plan().Lookup("metric", m.Name()) != lang.Element(m) {
				continue
			}
			if p.Wanted(m) {
				continue // it may be what an objective lacks, of which objective-without-metric speaks
			}
			f := p.Report(m, m.At(), "The %s is used nowhere.", m)
			reported := p.Reported(m)
			if reported { // whoever reports it wants it
				f.Likewise("", "Say of each which objective or tactic it measures, or delete it")
				f.AddFix("Say which objective or tactic it measures")
			}
			if edit, ok := lang.Remove(m); ok {
				f.AddOffer("Delete it", "Delete the "+m.String(), edit)
				f.Fixes[0].Safe = !reported
				continue
			}
			f.AddFix("Delete it")
		}
	},
}
