package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var singleDisciplineStage = &checks.Rule{
	ID: "single-discipline-stage", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Several: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			at, sure := presences(p, c)
			if !sure {
				continue
			}
			listed(c, func(ref *lang.Ref[*lang.Stage]) {
				who := at[ref.To]
				if who == nil || who.open || len(who.disciplines) != 1 {
					return
				}
				f := p.Report(c, ref.Range(), "The %s leaves the %s to the %s alone.", c, ref.To, who.disciplines[0])
				f.Detail = ref.To.Address()
				f.See(who.disciplines[0].At(), "Only tactics of this discipline serve the stage.")
				f.AddFix("Let a tactic of another discipline serve it as well")
			})
		}
	},
}
