package disciplines

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var unevenlyApproved = &checks.Rule{
	ID: "unevenly-approved", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s that go to the same people on the same channel as an approved one are approved by nobody.",
	EveryFix: "Say who releases each of them, beforehand where it goes out within hours, or leave all alike to their owners",
	Check: func(p *checks.Pass) {
		told := toldAt(p.Tactics)
		for _, t := range p.Tactics {
			like := beside(t, told)
			if like == nil || public(t) != nil || t.Standby() {
				continue
			}
			p.Count(t)
			if !t.Approver.Absent() {
				continue
			}
			f := p.Report(t, t.At(), "The %s is approved by nobody, and the %s, which goes to the same people on the same channel, is.", t, like)
			f.See(like.Approver.Range(), "The %s has somebody who approves it.", like)
			f.AddFix("Say who releases it, beforehand where it goes out within hours, or leave both to their owners")
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

// toldAt lists for each place the tactics that speak there and nowhere in public.
func toldAt(tactics []*lang.Tactic) map[place][]*lang.Tactic {
	told := map[place][]*lang.Tactic{}
	for _, t := range tactics {
		if public(t) != nil || t.Standby() {
			continue
		}
		for _, at := range placesOf(t) {
			told[at] = append(told[at], t)
		}
	}
	return told
}

// beside is another tactic that somebody approves and that speaks to the same people in the same
// place; nil where there is none. Nobody approves what they own.
func beside(t *lang.Tactic, told map[place][]*lang.Tactic) *lang.Tactic {
	for _, at := range placesOf(t) {
		for _, other := range told[at] {
			own := t.Owner.Known() && other.Approver.To == lang.Element(t.Owner.To)
			if other != t && other.Approver.Known() && !own {
				return other
			}
		}
	}
	return nil
}
