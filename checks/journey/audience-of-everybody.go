package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var audienceOfEverybody = &checks.Rule{
	ID: "audience-of-everybody", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Suppresses: []string{"audience-underspecified"},
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, a := range plan.Audiences {
				if a.Broken() || !empty(&a.Needs) || !empty(&a.Wants) || !everybody.In(" "+prose.Normalise(a.Name()+" "+a.Title.V)+" ") {
					continue
				}
				p.Report(a, a.At(), "The %s is everybody, and nothing says what they need: what suits one of them suits no other.", a).
					AddFix("Split it in two or three, such as beginners and experts, and say of each what they need")
			}
		}
	},
}

// everybody is how titles call an audience that leaves nobody out, normalised.
var everybody = prose.WordingOf(` (?:all|any|every|everyone|everybody|anyone|anybody|general public|whole population|jeder(?:mann)?|alle|allgemeinheit|tous|toutes|tout le monde) `)
