package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var tacticWithoutApprover = &checks.Rule{
	ID: "tactic-without-approver", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Several: true,
	Every:   "%s of the %s are approved by nobody.", Among: "that speak in public", EveryFix: "Name somebody for each of them who releases what the public sees",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			channel := public(t)
			if channel == nil || t.Standby() {
				continue
			}
			p.Count(t)
			if !t.Approver.Absent() {
				continue
			}
			f := p.Report(t, t.At(), "The %s speaks in public on %q, and nobody approves it.", t, prose.Clip(channel.Label()))
			f.See(channel.Media.Range(), "This channel is %s.", channel.Media.V)
			if who, as := approver(t); who != nil {
				f.Propose("approver", lang.Reference(who), as)
				continue
			}
			f.ProposeOpen("approver", "")
		}
	},
}

// approver is who may release a tactic: who leads the campaign, else who answers
// for its result. Nobody approves what they own.
func approver(t *lang.Tactic) (who lang.Element, as string) {
	others := func(e lang.Element) bool { return t.Owner.Absent() || t.Owner.Known() && e != lang.Element(t.Owner.To) }
	if lead := facts.LeadOf(t.Plan()); lead.Known() && others(lead.To) {
		return lead.To, "who leads the campaign"
	}
	if sponsor := t.Plan().Sponsor(); sponsor.Known() && others(sponsor.To) {
		return sponsor.To, "who answers for the campaign"
	}
	return nil, ""
}
