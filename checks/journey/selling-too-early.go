package journey

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var sellingTooEarly = &checks.Rule{
	ID: "selling-too-early", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Settings: &earlySettings{Stages: lang.Texts{V: []string{"awareness", "consideration"}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		early := checks.Settings[earlySettings](p).Stages.V
		for _, t := range p.Tactics {
			if !t.CallToAction.Known() || t.CallToAction.V != "buy" || t.Stages.State == lang.Unknown || len(t.Stages.Items) == 0 {
				continue
			}
			var stages []*lang.Stage
			for i := range t.Stages.Items {
				if s := t.Stages.Items[i].To; slices.Contains(early, s.Name()) && !slices.Contains(stages, s) {
					stages = append(stages, s)
				} else if !slices.Contains(early, s.Name()) {
					stages = nil
					break
				}
			}
			if len(stages) == 0 {
				continue
			}
			where := "the " + stages[0].String()
			if len(stages) > 1 {
				where = "the stages " + prose.Names(stages)
			}
			f := p.Report(t, t.CallToAction.Range(), "The %s asks people to buy, and meets them at %s only.", t, where)
			f.Detail = "call_to_action"
			f.See(t.Stages.Range(), "It says here where it meets them.")
			f.AddFix("Ask for a smaller step first, such as learn, join or try, or meet people later in the journey")
		}
	},
}

type earlySettings struct {
	Stages lang.Texts `plan:"stages" milder:"less" doc:"The stages, by name, at which it is too early to ask people to buy."`
}
