package timing

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var pickedApartStrategy = &checks.Rule{
	ID: "picked-apart-strategy", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text | checks.Agreement, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			for i := range t.Requires.Items {
				checkPiece(p, t, "requires", t.Requires.Items[i].To, t.Requires.Items[i].Range())
			}
			for i := range t.Supports.Items {
				checkPiece(p, t, "supports", t.Supports.Items[i].To, t.Supports.Items[i].Range())
			}
			for i := range t.Amplifies.Items {
				checkPiece(p, t, "amplifies", t.Amplifies.Items[i].To, t.Amplifies.Items[i].Range())
			}
		}
		for _, plan := range p.Plans {
			for _, s := range plan.Strategies {
				for i := range s.Requires.Items {
					checkPiece(p, s, "requires", s.Requires.Items[i].To, s.Requires.Items[i].Range())
				}
			}
		}
	},
}

// checkPiece reports a piece that a tactic or a strategy needs and that is
// dropped.
func checkPiece(p *checks.Pass, whole lang.Element, verb string, piece lang.Element, at hcl.Range) {
	dropped, ok := piece.(*lang.Tactic)
	if !ok || !dropped.Dropped() {
		return
	}
	f := p.Report(whole, at, "The %s %s the %s, which is dropped.", whole, verb, dropped)
	f.Detail = verb + " " + dropped.Address()
	f.See(dropped.Status.Range(), "It is dropped here.")
	f.Mend("Take "+dropped.Label()+" up again", dropped.Plan().SetAttribute(dropped, "status", `"planned"`))
	if t, tactic := whole.(*lang.Tactic); tactic {
		f.Mend("Drop "+t.Label()+" as well", t.Plan().SetAttribute(t, "status", `"dropped"`))
	}
}
