package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

var lateAddOn = &checks.Rule{
	ID: "late-add-on", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text | checks.Date | checks.Agreement | checks.Base, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			switch {
			case plan.Lock != nil && plan.Campaign != nil:
				unsealed(p, plan)
			case p.BaseOf(plan) != nil:
				afterFreeze(p, plan)
			default:
				addedLate(p, plan)
			}
		}
	},
}

// unsealed reports what a sealed agreement does not hold; it decides alone.
func unsealed(p *checks.Pass, plan *lang.Plan) {
	for _, d := range additions(p, plan) {
		f := p.Report(d.Element, d.Element.At(), "The %s is not part of what was agreed for the %s.", d.Element, plan.Campaign)
		f.Detail = "agreement"
		f.See(plan.Campaign.At(), "The plan was agreed and closed on %s.", agreedOn(plan))
		mendAddition(p, f, d.Element, p.Pending(p.Since(plan), plan, d))
	}
}

// afterFreeze reports what the base does not hold, where that was closed already.
func afterFreeze(p *checks.Pass, plan *lang.Plan) {
	freeze := facts.FreezeOf(p.BaseOf(plan))
	if !freeze.Known() || p.AsOf <= freeze.V {
		return
	}
	for _, d := range additions(p, plan) {
		f := p.Report(d.Element, d.Element.At(), "The %s is new, and the plan was closed on %s.", d.Element, freeze.V)
		f.Detail = "base"
		now := facts.FreezeOf(plan)
		f.See(now.Range(), "The plan was closed here.")
		mendAddition(p, f, d.Element, p.Pending(p.Since(plan), plan, d))
	}
}

// addedLate reports the tactics that say themselves that they came late.
func addedLate(p *checks.Pass, plan *lang.Plan) {
	freeze := facts.FreezeOf(plan)
	for _, t := range p.TacticsIn(plan) {
		d := &agreement.Difference{Kind: agreement.Added, Element: t}
		if !t.AddedOn.Known() || !freeze.Known() || t.AddedOn.V <= freeze.V || p.Covers(nil, plan, d) {
			continue
		}
		f := p.Report(t, t.AddedOn.Range(), "The %s came on %s, after the plan was closed on %s.", t, t.AddedOn.V, freeze.V)
		f.Detail = "added_on"
		f.See(freeze.Range(), "The plan was closed here.")
		mendAddition(p, f, t, p.Pending(nil, plan, d))
	}
}

func mendAddition(p *checks.Pass, f *checks.Finding, e lang.Element, pending *lang.Amendment) {
	if pending != nil {
		f.AddFix("Have the " + pending.String() + " approved")
	} else {
		f.AddFix("Write an amendment that adds it, and have it approved", amendment(p, e, "adds"))
	}
	if t, ok := e.(*lang.Tactic); ok {
		f.AddFix("Drop it", t.Plan().SetAttribute(t, "status", `"dropped"`))
	}
}
