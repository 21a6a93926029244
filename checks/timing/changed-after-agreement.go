package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/syntax"
)

var changedAfterAgreement = &checks.Rule{
	ID: "changed-after-agreement", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Agreement, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			agreed := agreement.Of(plan)
			if agreed == nil {
				continue
			}
			for _, d := range agreed.Differences {
				// What was agreed is not known where the seals do not hold.
				if d.Kind == agreement.Changed && !p.Covers(agreed, plan, d) && agreement.LockOf(plan).Flaw() == "" {
					pending := p.Pending(agreed, plan, d)
					for _, c := range d.Changes {
						reportChange(p, plan, d.Element, c, pending)
					}
				}
			}
		}
	},
}

func reportChange(p *checks.Pass, plan *lang.Plan, e lang.Element, c agreement.Change, pending *lang.Amendment) {
	was, is := agreement.Shown(plan, e, c.Attr, c.Was), agreement.Shown(plan, e, c.Attr, c.Is)
	in := ""
	if e.Plan() != plan {
		in = " for the " + plan.Campaign.String()
	}
	f := p.Report(e, c.At, "%s changed after it was agreed%s: agreed %s, now %s.", valueOf(e, c.Attr), in, was, is)
	f.Detail = c.Attr
	if e.Plan() != plan {
		f.Detail += " " + plan.Campaign.Address()
	}
	if e != lang.Element(plan.Campaign) {
		f.See(plan.Campaign.At(), "The plan was agreed and closed on %s.", agreedOn(plan))
	}
	if edit, ok := agreement.Restoring(e, c.Attr, c.Was); ok {
		f.AddFix("Go back to what was agreed", edit)
	} else {
		f.AddFix("Go back to what was agreed")
	}
	if pending != nil {
		f.AddFix("Have the " + pending.String() + " approved")
		return
	}
	f.AddFix("Write an amendment that changes it, and have it approved", amendmentIn(p, fileFor(plan, e), plan, "changes", lang.Reference(e), agreeing(p, e)))
}

// fileFor is where an amendment about an element stands: beside it where that is
// in the campaign, else beside the campaign.
func fileFor(plan *lang.Plan, e lang.Element) *syntax.File {
	if e.Plan() == plan {
		return e.File()
	}
	return plan.Campaign.File()
}
