package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutStage = &checks.Rule{
	ID: "tactic-without-stage", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Practice: facts.Stages,
	Every:    "%s of the %s leave open at which stage they meet people.", Among: "that are not on standby", EveryFix: "Give each of them its stages of the customer journey",
	Check: func(p *checks.Pass) {
		for _, t := range planned(p.Tactics) {
			p.Count(t)
			if !t.Stages.Empty() {
				continue
			}
			f := p.Report(t, t.Stages.Range(), "The %s does not say at which stage it meets people.", t)
			proposeList(f, t, "stages", stagesOfMessages(t), "as the messages say that it carries")
		}
	},
}

// stagesOfMessages lists the stages to which the messages belong that a tactic
// carries, as far as its campaign has them in scope.
func stagesOfMessages(t *lang.Tactic) (list []lang.Element) {
	for i := range t.Carries.Items {
		for _, ref := range t.Carries.Items[i].To.Stages.Items {
			if c := t.Plan().Campaign; c == nil || c.Stages.Empty() || c.Stages.Has(ref.To) {
				list = append(list, ref.To)
			}
		}
	}
	return list
}
