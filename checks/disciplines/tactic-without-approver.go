package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var tacticWithoutApprover = &checks.Rule{
	ID: "tactic-without-approver", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s that speak in public, or where others are approved, have nobody who approves them.", EveryFix: "Name somebody for each of them who releases what the public sees",
	Check: func(p *checks.Pass) {
		approved := approvedAt(p.Tactics)
		for _, t := range p.Tactics {
			channel, like := public(t), beside(t, approved)
			if channel == nil && like == nil || t.Standby() {
				continue
			}
			p.Count(t)
			if !t.Approver.Absent() {
				continue
			}
			var f *checks.Finding
			if channel != nil {
				f = p.Report(t, t.At(), "The %s speaks in public on %q, and nobody approves it.", t, prose.Clip(channel.Label()))
				f.See(channel.Media.Range(), "This channel is %s.", channel.Media.V)
			} else {
				f = p.Report(t, t.At(), "The %s goes out where others are approved first, and nobody approves it.", t)
				f.See(like.Approver.Range(), "On the same channel, the %s has somebody who approves it.", like)
			}
			if who, as := approver(t); who != nil {
				f.Propose("approver", lang.Reference(who), as)
				continue
			}
			f.ProposeOpen("approver", "")
		}
	},
}

// place is a channel as the tactics of one campaign use it.
type place struct {
	in *lang.Plan
	on *lang.Channel
}

// approvedAt has for each place a tactic that somebody approves although it speaks nowhere in public.
func approvedAt(tactics []*lang.Tactic) map[place]*lang.Tactic {
	first := map[place]*lang.Tactic{}
	for _, t := range tactics {
		if !t.Approver.Known() || public(t) != nil {
			continue
		}
		for i := range t.Channels.Items {
			if at := (place{t.Plan(), t.Channels.Items[i].To}); first[at] == nil {
				first[at] = t
			}
		}
	}
	return first
}

// beside is a tactic that somebody approves on a channel of a tactic; nil where there is none.
func beside(t *lang.Tactic, approved map[place]*lang.Tactic) *lang.Tactic {
	for i := range t.Channels.Items {
		if like := approved[place{t.Plan(), t.Channels.Items[i].To}]; like != nil {
			return like
		}
	}
	return nil
}

// public is the first channel of a tactic that is not the organisation's own; nil
// where there is none.
func public(t *lang.Tactic) *lang.Channel {
	for i := range t.Channels.Items {
		c := t.Channels.Items[i].To
		if c.Media.Known() && c.Media.V != "owned" {
			return c
		}
	}
	return nil
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
