package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var tacticWithoutDiscipline = &checks.Rule{
	ID: "tactic-without-discipline", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s name no discipline, while others do.", Among: "that are not on standby",
	EveryFix: "Say of each of them which discipline does it",
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			if len(p.DisciplinesIn(plan)) == 0 {
				continue
			}
			for _, t := range p.TacticsIn(plan) {
				if t.Broken() || t.Standby() {
					continue
				}
				if p.Count(t); t.Discipline.Absent() {
					reportUndisciplined(p, t)
				}
			}
		}
	},
}

func reportUndisciplined(p *checks.Pass, t *lang.Tactic) {
	f := p.Report(t, t.At(), "The %s does not say which discipline does it, as the others of its plan do.", t)
	f.Detail = "discipline"
	if t.Owner.Known() && t.Owner.To.Disciplines.Known() && len(t.Owner.To.Disciplines.Items) == 1 {
		f.Propose("discipline", lang.Reference(t.Owner.To.Disciplines.Items[0].To), "that of "+prose.Clip(t.Owner.To.Label())+", who owns it")
		return
	}
	f.ProposeOpen("discipline", "")
}
