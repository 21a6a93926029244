package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var singleStageDiscipline = &checks.Rule{
	ID: "single-stage-discipline", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Several: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, d := range plan.Disciplines {
				tactics, sure := p.ActivityOf(d)
				tactics = planned(tactics)
				s := onlyStage(tactics)
				if !sure || s == nil || len(tactics) < 2 || d.Broken() {
					continue
				}
				f := p.Report(d, d.At(), "The %s has %s, all at the %s.", d, prose.Count(len(tactics), "tactic"), s)
				f.Detail = s.Address()
				f.See(tactics[0].Stages.Range(), "The %s, for example.", tactics[0])
				f.AddFix("Ask what it could do for people before and after, and add those stages")
			}
		}
	},
}

// onlyStage is the one stage that all tactics serve; nil where one of them serves
// another, several or none.
func onlyStage(tactics []*lang.Tactic) *lang.Stage {
	var only *lang.Stage
	for _, t := range tactics {
		if t.Stages.State == lang.Unknown || len(t.Stages.Items) == 0 {
			return nil
		}
		for i := range t.Stages.Items {
			if s := t.Stages.Items[i].To; only == nil {
				only = s
			} else if s != only {
				return nil
			}
		}
	}
	return only
}
