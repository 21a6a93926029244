package disciplines

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var unevenlyApproved = &checks.Rule{
	ID: "unevenly-approved", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		told, order := toldAt(p.Tactics)
		said := map[*lang.Tactic]bool{}
		for _, at := range order {
			var like *lang.Tactic
			var open []*lang.Tactic
			for _, t := range told[at] {
				if other := beside(t, told[at]); other != nil && t.Approver.Absent() && !said[t] {
					like, said[t], open = cmp.Or(like, other), true, append(open, t)
				}
			}
			if len(open) > 0 {
				reportUneven(p, at, open, like, told[at])
			}
		}
	},
}

// reportUneven names all that is approved by nobody in a place at the first of it.
func reportUneven(p *checks.Pass, at place, open []*lang.Tactic, like *lang.Tactic, told []*lang.Tactic) {
	t := open[0]
	f := p.Report(t, t.At(), "The %s is approved by nobody, and the %s, which goes to the same people on the same channel, is.", t, like)
	which := "it"
	if n := len(open); n > 1 {
		which = "each of them"
		approved := 0
		for _, other := range told {
			if other.Approver.Known() {
				approved++
			}
		}
		f.Message = fmt.Sprintf("Of %d tactics that tell the same people something on the %s, %d are approved by nobody, and %d by somebody.", approved+n, at.on, n, approved)
	}
	f.Detail = "approver"
	for _, other := range open[1:] {
		f.See(other.At(), "The %s is approved by nobody.", other)
	}
	f.See(like.Approver.Range(), "The %s has somebody who approves it.", like)
	f.AddFix("Say who releases " + which + ", beforehand where it goes out within hours, or leave all alike to their owners")
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

// toldAt lists for each place the tactics that speak there and nowhere in public, and the places
// in the order in which they are met.
func toldAt(tactics []*lang.Tactic) (told map[place][]*lang.Tactic, order []place) {
	told = map[place][]*lang.Tactic{}
	for _, t := range tactics {
		if public(t) != nil || t.Standby() {
			continue
		}
		for _, at := range placesOf(t) {
			if len(told[at]) == 0 {
				order = append(order, at)
			}
			told[at] = append(told[at], t)
		}
	}
	return told, order
}

// beside is another tactic that somebody approves, of those that are told in the same place; nil
// where there is none. Nobody approves what they own.
func beside(t *lang.Tactic, told []*lang.Tactic) *lang.Tactic {
	for _, other := range told {
		own := t.Owner.Known() && other.Approver.To == lang.Element(t.Owner.To)
		if other != t && other.Approver.Known() && !own {
			return other
		}
	}
	return nil
}
