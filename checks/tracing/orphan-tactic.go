package tracing

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var orphanTactic = &checks.Rule{
	ID: "orphan-tactic", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if objectives, sure := t.Objectives(); len(objectives) > 0 || !sure {
				continue
			}
			if t.Plan().Unclear() && !inScope(t.Plan(), func(p *lang.Plan) int { return len(p.Objectives) }) {
				continue // the objective may stand in what cannot be read
			}
			f := p.Report(t, t.Serves.Range(), "The %s serves no objective.", t)
			const proposed = 2
			near := nearestObjectives(t)
			for _, o := range near[:min(proposed, len(near))] {
				f.ProposeItems("serves", "", lang.Reference(o))
			}
			f.AddFix("Drop it", t.Plan().SetAttribute(t, "status", `"dropped"`))
		}
	},
}

// nearestObjectives lists the objectives in reach of a tactic, those first that
// share most with it.
func nearestObjectives(t *lang.Tactic) []*lang.Objective {
	var list []*lang.Objective
	t.Plan().InScope(func(plan *lang.Plan) { list = append(list, plan.Objectives...) })
	const looked = 50 // objectives; a plan with more has other troubles
	list = list[:min(len(list), looked)]
	near := func(o *lang.Objective) int {
		n := 0
		if o.Metric.Known() {
			if uses(t, o.Metric.To) {
				n += 2
			}
		}
		for i := range o.Audiences.Items {
			if t.Audiences.Has(o.Audiences.Items[i].To) {
				n++
			}
		}
		return n
	}
	slices.SortStableFunc(list, func(a, b *lang.Objective) int { return near(b) - near(a) })
	return list
}

func uses(t *lang.Tactic, m *lang.Metric) bool {
	return t.Metrics.Has(m) || slices.ContainsFunc(t.Contributions, func(c lang.Contribution) bool { return c.Metric.Known() && c.Metric.To == m })
}
