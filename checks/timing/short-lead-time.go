package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var shortLeadTime = &checks.Rule{
	ID: "short-lead-time", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		additions, open := additionsIn(p.Plans)
		for _, t := range p.Tactics {
			if !t.Discipline.Known() || !t.Starts().Known() || open[t.Plan()] {
				continue
			}
			d := t.Discipline.To
			fixed, sure := fixedOn(t, additions[t])
			if !sure || fixed == nil || !d.LeadTime.Known() || t.Starts().V >= fixed.on.Plus(d.LeadTime.V) {
				continue
			}
			reportHaste(p, t, fixed, &d.LeadTime, prose.Names([]*lang.Discipline{d})+" needs "+d.LeadTime.V.String()).
				See(d.LeadTime.Range(), "This is the notice that it needs.")
		}
	},
}
