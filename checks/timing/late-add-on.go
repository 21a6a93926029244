package timing

import (
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
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
	agreed, differences := p.Differences(plan)
	for _, d := range differences {
		if !isAddition(d) || p.Covers(agreed, plan, d) {
			continue
		}
		f := p.Report(d.Element, d.Element.At(), "The %s is not part of what was agreed for the %s.", d.Element, plan.Campaign)
		f.Detail = "agreement"
		f.See(plan.Campaign.At(), "The plan was agreed and closed on %s.", agreedOn(plan))
		if c, campaign := d.Element.(*lang.Campaign); campaign {
			reportCampaign(p, f, agreed, plan, c, d)
			continue
		}
		mendAddition(p, f, agreed, plan, d)
	}
}

// reportCampaign says of a campaign that came below an agreed one what it brings.
func reportCampaign(p *checks.Pass, f *checks.Finding, agreed *agreement.Agreement, plan *lang.Plan, c *lang.Campaign, d *agreement.Difference) {
	tactics := p.TacticsIn(c.Plan())
	if len(tactics) > 0 {
		f.Message = fmt.Sprintf("The %s came below the %s after that was agreed, and brings %s: %s.", c, plan.Campaign, prose.Count(len(tactics), "tactic"), prose.Names(tactics))
	}
	if adviseAmending(p, f, agreed, plan, d) {
		return
	}
	var disciplines []string
	for _, t := range tactics {
		disciplines = append(disciplines, references(p.DisciplinesTouched(t))...)
	}
	slices.Sort(disciplines)
	f.AddFix("Write an amendment that adds it, and have it approved", amendmentIn(p, plan.Campaign.File(), plan, "adds", lang.Reference(c), slices.Compact(disciplines)))
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
		mendAddition(p, f, p.Since(plan), plan, d)
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
		mendAddition(p, f, nil, plan, d)
	}
}

func mendAddition(p *checks.Pass, f *checks.Finding, a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference) {
	if from := renamedFrom(a, d.Element); from != "" {
		adviseMoved(f, from, d.Element)
	}
	if !adviseAmending(p, f, a, plan, d) {
		f.AddFix("Write an amendment that adds it, and have it approved", amendment(p, d.Element, "adds"))
	}
	if t, ok := d.Element.(*lang.Tactic); ok {
		f.AddOffer("Drop it", "Drop the "+t.String()+"; it stays in the plan, marked as dropped", t.Plan().SetAttribute(t, "status", `"dropped"`))
	}
}
