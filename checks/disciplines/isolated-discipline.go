package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var isolatedDiscipline = &checks.Rule{
	ID: "isolated-discipline", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Several: true,
	Every:   "%s in the %s work with no other.", EveryFix: "Say what each of them hands over, and whose tactics amplify, support or require whose",
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if p.Doubt(facts.WhoMeasures, c.Plan()) {
				continue
			}
			alone := unshared(p, c.Plan())
			for _, d := range p.DisciplinesIn(c.Plan()) {
				if tactic := alone[d]; tactic != nil && !p.Joined(c.Plan(), d) {
					reportIsolated(p, c, d, tactic)
				}
			}
		}
	},
}

// unshared lists the first tactic of each discipline in a plan that shares no
// metric with another discipline.
func unshared(p *checks.Pass, plan *lang.Plan) map[*lang.Discipline]*lang.Tactic {
	first, shares, common := map[*lang.Discipline]*lang.Tactic{}, map[*lang.Discipline]bool{}, map[*lang.Metric]bool{}
	for _, t := range p.TacticsIn(plan) {
		d := t.Discipline.To
		if first[d] == nil {
			first[d] = t
		}
		for _, m := range metricsOf(t) {
			if _, known := common[m]; !known {
				users := p.CountedBy(m)
				common[m] = len(users) > 1
			}
			shares[d] = shares[d] || common[m]
		}
	}
	for d := range shares {
		if shares[d] {
			delete(first, d)
		}
	}
	return first
}

// metricsOf lists the metrics that a tactic uses.
func metricsOf(t *lang.Tactic) []*lang.Metric {
	var list []*lang.Metric
	for i := range t.Metrics.Items {
		list = append(list, t.Metrics.Items[i].To)
	}
	for i := range t.Contributions {
		if m := &t.Contributions[i].Metric; m.Known() {
			list = append(list, m.To)
		}
	}
	return list
}

func reportIsolated(p *checks.Pass, c *lang.Campaign, d *lang.Discipline, t *lang.Tactic) {
	f := p.ReportIn(c, d, d.At(), "The %s works by itself in the %s: nothing joins its tactics with another discipline.", d, c)
	f.See(c.At(), "This is the campaign.")
	f.See(t.At(), "The %s is one of its tactics.", t)
	f.AddShownFix("Write down what it hands over and to whom", "how", t.File().Declare(handoffStub(d)))
}

func handoffStub(d *lang.Discipline) string {
	return `handoff "NAME" {
  from = ` + lang.Reference(d) + `
  to   = discipline.NAME
  what = "What do the others need from it?"
}
`
}
