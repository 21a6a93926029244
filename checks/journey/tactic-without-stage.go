package journey

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutStage = &checks.Rule{
	ID: "tactic-without-stage", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Every: "None of the %d tactics of the %s says at which stage it meets people.", EveryFix: "Give each of them its stages of the customer journey",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			p.Look(t)
			if !t.Stages.Empty() {
				continue
			}
			f := p.Report(t, t.Stages.Range(), "The %s does not say at which stage it meets people.", t)
			f.Detail = "stages"
			if stages := stagesOfMessages(t); len(stages) > 0 {
				list := "[" + strings.Join(stages, ", ") + "]"
				f.Mend("Add stages = "+list+", as the messages say that it carries", t.Plan().SetAttribute(t, "stages", list))
				continue
			}
			f.Mend("Add stages = [stage.NAME]")
		}
	},
}

// stagesOfMessages lists, as references, the stages to which the messages belong
// that a tactic carries, as far as its campaign has them in scope.
func stagesOfMessages(t *lang.Tactic) []string {
	var list []string
	for i := range t.Carries.Items {
		for _, ref := range t.Carries.Items[i].To.Stages.Items {
			c := t.Plan().Campaign
			inScope := c == nil || c.Stages.Empty() || c.Stages.Has(ref.To)
			if s := lang.Reference(ref.To); inScope && !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}
