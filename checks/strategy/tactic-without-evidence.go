package strategy

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutEvidence = &checks.Rule{
	ID: "tactic-without-evidence", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Practice: facts.Evidence,
	Every:    "%s of the %s leave open why they should work.", Among: "that neither wait for a trigger nor only support others",
	EveryFix: "Name for each the insight that it rests on as its evidence, or say in its rationale why it should work",
	Check: func(p *checks.Pass) {
		const stub = `"Why should it work?"`
		for _, t := range p.Tactics {
			if t.Broken() || t.Standby() || t.OnlySupports() && len(t.Supports.Items) > 0 {
				continue // what sets it off, or whom it is for, says why it is there
			}
			p.Count(t)
			if t.Evidence.Empty() && facts.Blank(&t.Rationale) {
				f := p.Report(t, t.At(), "The %s does not say why it should work.", t)
				f.Detail = "evidence"
				f.ProposeStub("rationale", stub, "").
					AddFix("Name the insight that it rests on as its evidence")
			}
		}
	},
}
