package timing

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

var pickedApartStrategy = &checks.Rule{
	ID: "picked-apart-strategy", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text | checks.Agreement, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			for i := range t.Requires.Items {
				checkPiece(p, t, "requires", t.Requires.Items[i].To, t.Requires.Items[i].Range)
			}
			for i := range t.Supports.Items {
				checkPiece(p, t, "supports", t.Supports.Items[i].To, t.Supports.Items[i].Range)
			}
			for i := range t.Amplifies.Items {
				checkPiece(p, t, "amplifies", t.Amplifies.Items[i].To, t.Amplifies.Items[i].Range)
			}
		}
		for _, plan := range p.Plans {
			checkAgreed(p, plan)
			for _, s := range plan.Strategies {
				for i := range s.Requires.Items {
					checkPiece(p, s, "requires", s.Requires.Items[i].To, s.Requires.Items[i].Range)
				}
			}
		}
	},
}

// checkPiece reports a piece that a tactic or a strategy needs and that is
// dropped; where it is named is asked only then.
func checkPiece(p *checks.Pass, whole lang.Element, verb string, piece lang.Element, at func() hcl.Range) {
	dropped, ok := piece.(*lang.Tactic)
	if !ok || !dropped.Dropped() {
		return
	}
	f := p.Report(whole, at(), "The %s %s the %s, which is dropped.", whole, verb, dropped)
	f.Detail = verb + " " + dropped.Address()
	f.See(dropped.Status.Range(), "It is dropped here.")
	f.AddFix("Take "+checks.Named(dropped)+" up again", dropped.Plan().SetAttribute(dropped, "status", `"planned"`))
	if t, tactic := whole.(*lang.Tactic); tactic {
		f.AddFix("Drop "+checks.Named(t)+" as well", t.Plan().SetAttribute(t, "status", `"dropped"`))
	}
}

// checkAgreed reports what was agreed and is gone or dropped, where no approved
// amendment drops it.
func checkAgreed(p *checks.Pass, plan *lang.Plan) {
	agreed, differences := p.Differences(plan)
	var unread []*agreement.Difference
	for _, d := range differences {
		switch {
		case d.Kind != agreement.Dropped || p.Covers(agreed, plan, d):
		case d.Unclear:
			unread = append(unread, d)
		case d.Element == nil:
			reportGone(p, plan, agreed, d)
		default:
			t := d.Element.(*lang.Tactic)
			f := p.Report(t, t.Status.Range(), "The %s was agreed and is dropped, and no approved amendment drops it.", t)
			f.Detail = "dropped"
			f.See(plan.Campaign.At(), "The plan was agreed and closed on %s.", agreedOn(plan))
			f.AddOffer("Take it up again", "Take the "+t.String()+" up again", t.Plan().SetAttribute(t, "status", `"planned"`))
			if !adviseAmending(p, f, agreed, plan, d) {
				f.AddFix("Write an amendment that drops it, and have it approved", amendment(p, t, "drops"))
			}
		}
	}
	reportUnread(p, plan, unread)
}

// reportUnread reports what was agreed and is not found, where part of the plan cannot be
// read: once for all.
func reportUnread(p *checks.Pass, plan *lang.Plan, unread []*agreement.Difference) {
	if len(unread) == 0 {
		return
	}
	var addresses []string
	for _, d := range unread {
		addresses = append(addresses, d.Address)
	}
	const shown = 5
	if more := len(addresses) - shown; more > 1 {
		addresses = append(addresses[:shown], prose.Count(more, "more element"))
	}
	f := p.Report(plan.Campaign, plan.Campaign.At(), "What was agreed for the %s is not found in what can be read of its plan: %s.", plan.Campaign, prose.List(addresses))
	f.Detail = "unread"
	f.AddFix("Mend what cannot be read; then it shows whether they are still there")
}

// reportGone reports an agreed element that stands nowhere any more: at the
// campaign, under the address that it had.
func reportGone(p *checks.Pass, plan *lang.Plan, agreed *agreement.Agreement, d *agreement.Difference) {
	m := agreed.Agreed[d.Address]
	f := p.Report(plan.Campaign, plan.Campaign.At(), "%s was agreed for the %s and is gone, and no approved amendment drops it.", d.Address, plan.Campaign)
	f.Address = d.Address
	f.Detail = "gone"
	if m == nil { // a campaign below, which has a plan of its own
		f.AddFix("Take it back from git")
		if !adviseAmending(p, f, agreed, plan, d) {
			f.AddFix("Write an amendment that drops it, and have it approved", amendmentIn(p, plan.Campaign.File(), plan, "drops", d.Address, nil))
		}
		return
	}
	if e := agreed.Renamed(d); e != nil {
		adviseMoved(f, m.Address, e)
	}
	file := plan.Campaign.File()
	f.AddFix("Take it back from git, or write down again what was agreed", file.Declare(m.Text()))
	if adviseAmending(p, f, agreed, plan, d) {
		return
	}
	f.AddFix("Write an amendment that drops it, and have it approved", amendmentIn(p, file, plan, "drops", m.Address, goneFrom(m)))
}

// goneFrom are the disciplines that have to agree to the loss of an element.
func goneFrom(m *agreement.SealedElement) []string {
	if d := m.Values["discipline"]; d != "" {
		return []string{d}
	}
	return nil
}
