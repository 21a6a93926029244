package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var ownerOutsideDiscipline = &checks.Rule{
	ID: "owner-outside-discipline", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if !t.Owner.Known() || !t.Discipline.Known() {
				continue
			}
			owner, d := t.Owner.To, t.Discipline.To
			if !outside(owner, d) {
				continue
			}
			f := p.Report(t, t.Owner.Range(), "The %s is a matter of %s, and its owner %s is a specialist of %s.", t, named(d), prose.Clip(owner.Label()), specialties(owner))
			f.Detail = "owner"
			f.See(owner.Disciplines.Range(), "%s says so here.", prose.Clip(owner.Label()))
			f.AddFix("Let a specialist of " + checks.Named(d) + " own it, or enter it at the person if they are one")
		}
	},
}

// outside reports whether a person declares disciplines, and this is none of them.
func outside(owner *lang.Person, d *lang.Discipline) bool {
	declared := &owner.Disciplines
	return declared.Known() && len(declared.Items) > 0 && !declared.Has(d)
}

func specialties(owner *lang.Person) string {
	list := make([]*lang.Discipline, len(owner.Disciplines.Items))
	for i := range owner.Disciplines.Items {
		list[i] = owner.Disciplines.Items[i].To
	}
	return prose.Names(list)
}
