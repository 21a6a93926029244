package tracing

import (
	"slices"
	"sync"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var orphanTactic = &checks.Rule{
	ID: "orphan-tactic", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		supported := sync.OnceValue(func() map[*lang.Tactic]bool { return supportedBy(p.Tactics) })
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
				proposeServing(p, f, t, o)
			}
			if needed(p, t, supported) {
				f.AddFix("Drop it, and see to what rests on it")
				continue
			}
			f.AddOffer("Drop it", "Drop the "+t.String()+"; it stays in the plan, marked as dropped", t.Plan().SetAttribute(t, "status", `"dropped"`))
		}
	},
}

// proposeServing lets a tactic serve an objective, and count its metric where no tactic of its
// discipline does that there.
func proposeServing(p *checks.Pass, f *checks.Finding, t *lang.Tactic, o *lang.Objective) {
	if !o.Metric.Known() || !t.Discipline.Known() || t.Plan().Lookup("metric", o.Metric.To.Name()) != lang.Element(o.Metric.To) {
		f.ProposeItems("serves", "", lang.Reference(o))
		return
	}
	leads := facts.ChainTo(o.Metric.To)
	counts := func(one *lang.Tactic) bool {
		return one.Discipline.To == t.Discipline.To && facts.Counting(one, leads) != facts.No
	}
	if counts(t) || slices.ContainsFunc(p.TacticsOf(o), counts) {
		f.ProposeItems("serves", "", lang.Reference(o))
		return
	}
	serves := checks.Proposal{Attribute: "serves", Value: "[" + lang.Reference(o) + "]"}
	metrics := checks.Proposal{Attribute: "metrics", Value: "[" + lang.Reference(o.Metric.To) + "]"}
	f.Proposes = append(f.Proposes, serves)
	f.AddOffer("Add "+serves.String()+" and "+metrics.String(), prose.Offer(prose.Change(serves), prose.Change(metrics)),
		t.Plan().Enter(t, syntax.Stub{Attr: serves.Attribute, Value: serves.Value}, syntax.Stub{Attr: metrics.Attribute, Value: metrics.Value})...)
}

// needed reports that something rests on a tactic: another tactic or a strategy that names it,
// or a metric that another discipline counts with it.
func needed(p *checks.Pass, t *lang.Tactic, supported func() map[*lang.Tactic]bool) bool {
	if len(p.Dependants(t)) > 0 {
		return true
	}
	for _, plan := range p.Plans {
		if slices.ContainsFunc(plan.Strategies, func(s *lang.Strategy) bool { return s.Requires.Has(t) }) {
			return true
		}
	}
	metrics, _ := facts.Counted(t)
	return supported()[t] ||
		slices.ContainsFunc(metrics, func(m *lang.Metric) bool { return len(p.CountedBy(m)) > 1 })
}

// supportedBy are the tactics that some of these exist for.
func supportedBy(tactics []*lang.Tactic) map[*lang.Tactic]bool {
	all := map[*lang.Tactic]bool{}
	for _, t := range tactics {
		for i := range t.Supports.Items {
			all[t.Supports.Items[i].To] = true
		}
	}
	return all
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
