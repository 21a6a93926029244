package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var insightNotShared = &checks.Rule{
	ID: "insight-not-shared", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Several: true,
	Every:   "%s of the %s are known to one discipline alone.", EveryFix: "Show each to the disciplines that it concerns, and name them in shared_with",
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, i := range plan.Insights {
				p.Count(i)
				d := p.OnlyUserOf(i)
				if d == nil || sharedBeyond(i, d) {
					continue
				}
				f := p.Report(i, i.At(), "The %s is evidence for the %s only, and is shared with no other.", i, d)
				f.Detail = d.Address()
				f.AddFix("Show it to the disciplines that it concerns, and name them in shared_with")
			}
		}
	},
}

// sharedBeyond reports whether a discipline other than d knows of an insight.
func sharedBeyond(i *lang.Insight, d *lang.Discipline) bool {
	if i.SharedWith.State == lang.Unknown {
		return true
	}
	for n := range i.SharedWith.Items {
		if i.SharedWith.Items[n].To != d {
			return true
		}
	}
	return false
}
