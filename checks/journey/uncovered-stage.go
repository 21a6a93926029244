package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var uncoveredStage = &checks.Rule{
	ID: "uncovered-stage", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			at, sure := presences(p, c)
			if !sure {
				continue
			}
			listed(c, func(ref *lang.Ref[*lang.Stage]) {
				if at[ref.To] != nil {
					return
				}
				f := p.Report(c, ref.Range(), "The %s lists the %s, and no tactic serves it.", c, ref.To)
				f.Detail = ref.To.Address()
				f.AddShownFix("Write a tactic for it, or add it to one", "one", c.File().Declare(tacticStub(ref.To)))
			})
		}
	},
}

func tacticStub(s *lang.Stage) string {
	return `tactic "NAME" {
  discipline = discipline.NAME
  owner      = person.NAME
  serves     = [objective.NAME]
  stages     = [` + lang.Reference(s) + `]
}
`
}
