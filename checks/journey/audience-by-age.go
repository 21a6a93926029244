package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var audienceByAge = &checks.Rule{
	ID: "audience-by-age", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Suppresses: []string{"audience-underspecified"},
	Every:      "%s of the %s are described by their age alone.", EveryFix: "Say of each what makes it their matter, what they need, and what keeps them from it",
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, a := range plan.Audiences {
				if a.Broken() {
					continue
				}
				p.Count(a)
				if !empty(&a.Needs) || !empty(&a.Wants) || !a.Relationship.Absent() || !a.Insights.Empty() || !ages.In(" "+prose.Normalise(a.Name()+" "+a.Title.V)+" ") {
					continue
				}
				p.Report(a, a.At(), "The %s is described by age alone: nothing says what they need, or what keeps them from what they are asked to do.", a).
					AddFix("Say who of them it concerns, such as those who have a dog, and write down what they need")
			}
		}
	},
}

// ages is how titles speak of the age of people, normalised.
var ages = prose.WordingOf(` \d{2} (?:to |bis |à |a |and )?\d{2} | (?:aged?|over|under|above|below|from|über|unter|ab|plus de|moins de) \d{2} | \d{2} (?:plus|years?|or older|and older|jahre|ans) `)
