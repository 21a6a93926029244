package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var onePersonPlan = &checks.Rule{
	ID: "one-person-plan", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Suppresses: []string{"lone-discipline"},
	Settings:   &onePersonSettings{Share: lang.Number{V: 60, State: lang.Known}},
	Check: func(p *checks.Pass) {
		share := checks.Settings[onePersonSettings](p).Share.V
		for _, c := range p.Campaigns {
			tactics := p.TacticsIn(c.Plan())
			const few, all = 4, 100
			if len(tactics) < few {
				continue
			}
			for owner, owned := range ownedBy(tactics) {
				if float64(len(owned)*all) <= share*float64(len(tactics)) {
					continue
				}
				f := p.Report(c, c.At(), "The %s rests on one person: %s owns %d of its %d tactics.", c, prose.Clip(owner.Label()), len(owned), len(tactics))
				f.Detail = owner.Address()
				f.See(owner.At(), "This is %s.", prose.Clip(owner.Label()))
				f.See(owned[0].Owner.Range(), "The %s is one of them.", owned[0])
				f.AddFix("Let the people who do the work own their tactics")
			}
		}
	},
}

type onePersonSettings struct {
	Share lang.Number `plan:"share" type:"percent" milder:"more" doc:"The share of a campaign's tactics, in percent, that one person may own."`
}

func ownedBy(tactics []*lang.Tactic) map[*lang.Person][]*lang.Tactic {
	owned := map[*lang.Person][]*lang.Tactic{}
	for _, t := range tactics {
		if t.Owner.Known() {
			owned[t.Owner.To] = append(owned[t.Owner.To], t)
		}
	}
	return owned
}
