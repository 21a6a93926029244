package disciplines

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var tacticWithoutApprover = &checks.Rule{
	ID: "tactic-without-approver", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s that speak in public, or to the same people as others that are approved, have nobody who approves them.", EveryFix: "Name somebody for each of them who releases what the public sees",
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
				f = p.Report(t, t.At(), "The %s speaks to the same people in the same place as another that is approved, and nobody approves it.", t)
				f.See(like.Approver.Range(), "The %s, to the same people on the same channel, has somebody who approves it.", like)
			}
			if who, as := approver(t); who != nil {
				f.Propose("approver", lang.Reference(who), as)
				continue
			}
			f.ProposeOpen("approver", "")
		}
	},
}

// place is a channel as the tactics of one campaign use it to speak to the same people. Where
// people answer, they talk: nobody releases a conversation, and there is no such place.
type place struct {
	in *lang.Plan
	on *lang.Channel
	to string // the addresses of the audiences
}

func placesOf(t *lang.Tactic) (list []place) {
	var to []string
	for i := range t.Audiences.Items {
		to = append(to, t.Audiences.Items[i].To.Address())
	}
	slices.Sort(to)
	for i := range t.Channels.Items {
		if c := t.Channels.Items[i].To; !c.TwoWay.V && t.Audiences.State != lang.Unknown {
			list = append(list, place{t.Plan(), c, strings.Join(slices.Compact(to), " ")})
		}
	}
	return list
}

// approvedAt has for each place a tactic that somebody approves although it speaks nowhere in public.
func approvedAt(tactics []*lang.Tactic) map[place]*lang.Tactic {
	first := map[place]*lang.Tactic{}
	for _, t := range tactics {
		if !t.Approver.Known() || public(t) != nil {
			continue
		}
		for _, at := range placesOf(t) {
			if first[at] == nil {
				first[at] = t
			}
		}
	}
	return first
}

// beside is a tactic that somebody approves and that speaks to the same people in the same place as
// another; nil where there is none, and where the other's owner is that somebody.
func beside(t *lang.Tactic, approved map[place]*lang.Tactic) *lang.Tactic {
	for _, at := range placesOf(t) {
		if like := approved[at]; like != nil && !(t.Owner.Known() && like.Approver.To == lang.Element(t.Owner.To)) {
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
