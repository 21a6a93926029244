package disciplines

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var singleDisciplineObjective = &checks.Rule{
	ID: "single-discipline-objective", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Several: true,
	Every:   "%s of the %s rest on one discipline alone.", Among: "that several tactics work for", EveryFix: "Plan a tactic of another discipline for each, or let one of theirs support what is planned",
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			tactics := p.TacticsOf(o)
			if len(tactics) < 2 { // has one discipline, or none
				continue
			}
			p.Count(o)
			unread := slices.ContainsFunc(tactics, func(t *lang.Tactic) bool { return !t.Discipline.Known() })
			if few := o.Plan().Campaign != nil && len(p.DisciplinesIn(o.Plan())) < several; unread || few || p.Doubt(facts.WhoServes, o.Plan()) {
				continue
			}
			if contributors := p.DisciplinesOf(o); len(contributors) == 1 {
				f := p.Report(o, o.At(), "The %s rests on one discipline alone, %s.", o, named(contributors[0]))
				f.Detail = contributors[0].Address()
				f.See(tactics[0].At(), "The %s works for it.", tactics[0])
				f.AddFix("Plan a tactic of another discipline for it, or let one of theirs support what is planned")
			}
		}
	},
}
