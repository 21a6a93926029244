package strategy

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var messageWithoutProof = &checks.Rule{
	ID: "message-without-proof", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Every:    "%s of the %s leave open why they can be believed.",
	Among:    "that tactics carry",
	EveryFix: "Give each of them its proof: a number, a test, somebody who vouches for it",
	Check: func(p *checks.Pass) {
		const stub = `"Why can it be believed?"`
		for _, plan := range p.Plans {
			for _, m := range plan.Messages {
				carriers := slices.DeleteFunc(slices.Clone(p.CarriersOf(m)), (*lang.Tactic).Standby)
				if m.Broken() || len(carriers) == 0 {
					continue
				}
				p.Count(m)
				if !facts.Blank(&m.Proof) {
					continue
				}
				f := p.Report(m, m.At(), "The %s does not say why it can be believed.", m)
				f.Detail = "proof"
				f.See(carriers[0].Carries.Range(), "The %s carries it.", carriers[0])
				f.ProposeStub("proof", stub, "")
			}
		}
	},
}
