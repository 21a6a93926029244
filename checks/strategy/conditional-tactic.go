package strategy

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var conditionalTactic = &checks.Rule{
	ID: "conditional-tactic", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s are done only in some cases, by their titles, and counted on like any other.", EveryFix: "Put them on standby, with what sets each off as its trigger",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if !t.Title.Known() || !facts.Conditional(t.Title.V) {
				continue
			}
			p.Count(t)
			settled := t.Status.State == lang.Unknown || t.Status.Known() && slices.Contains([]string{"standby", "proposed", "done"}, t.Status.V)
			if settled || !t.Trigger.Absent() {
				continue
			}
			f := p.Report(t, t.Title.Range(), "The %s is done only in some cases, by its title, and the plan counts on it like on any other.", t)
			f.Detail = "status"
			f.AddOffer(`Put it on standby: status = "standby", with what sets it off as its trigger`, "Put it on standby until something sets it off", t.Plan().SetAttribute(t, "status", `"standby"`))
			f.AddFix("Say in its trigger after what it follows, if it follows for certain")
		}
	},
}
