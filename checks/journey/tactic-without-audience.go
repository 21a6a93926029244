package journey

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutAudience = &checks.Rule{
	ID: "tactic-without-audience", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "None of the %d tactics of the %s that serve an objective says for whom it is.", EveryFix: "Give each of them its audiences",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if len(t.Serves.Items) == 0 {
				continue
			}
			p.Look(t)
			if !t.Audiences.Empty() {
				continue
			}
			f := p.Report(t, t.Audiences.Range(), "The %s does not say for whom it is.", t)
			f.Detail = "audiences"
			if audiences := audiencesServed(t); len(audiences) > 0 {
				list := "[" + strings.Join(audiences, ", ") + "]"
				f.Mend("Add audiences = "+list+", as its objective says", t.Plan().SetAttribute(t, "audiences", list))
				continue
			}
			f.Mend("Add audiences = [audience.NAME]")
		}
	},
}

// audiencesServed lists, as references, the audiences of the objectives that a
// tactic serves.
func audiencesServed(t *lang.Tactic) []string {
	var list []string
	for i := range t.Serves.Items {
		for _, ref := range t.Serves.Items[i].To.Audiences.Items {
			if a := lang.Reference(ref.To); !slices.Contains(list, a) {
				list = append(list, a)
			}
		}
	}
	return list
}
