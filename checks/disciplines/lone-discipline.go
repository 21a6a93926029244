package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var loneDiscipline = &checks.Rule{
	ID: "lone-discipline", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			d, tactics := p.Lone(c.Plan()), p.TacticsIn(c.Plan())
			if d == nil || len(tactics) < 2 || c.Broken() {
				continue
			}
			f := p.Report(c, c.At(), "%s of the %s belong to one discipline, %s: nobody else works for its objectives.", prose.All(len(tactics), "tactics"), c, named(d))
			f.Detail = d.Address()
			f.See(tactics[0].At(), "The %s is one of them.", tactics[0])
			for _, other := range others(c.Plan(), d) {
				f.See(other.At(), "The %s has no tactic in it.", other)
			}
			f.AddFix("Ask who else meets the same people, and what they could add; or say of each tactic whose it really is")
		}
	},
}

// others are the other disciplines that a plan knows, at most three.
func others(plan *lang.Plan, lone *lang.Discipline) (list []*lang.Discipline) {
	plan.InScope(func(p *lang.Plan) {
		for _, d := range p.Disciplines {
			if d != lone && len(list) < 3 {
				list = append(list, d)
			}
		}
	})
	return list
}
