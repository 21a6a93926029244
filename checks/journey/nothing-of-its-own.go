package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var nothingOfItsOwn = &checks.Rule{
	ID: "nothing-of-its-own", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s say what they need, and no tactic is for them alone: they only get what many others get as well.",
	EveryFix: "Plan what tells each of them that, or give them messages of their own where they are told",
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if c.Plan().Unclear() {
				continue
			}
			common, own, order := spokenTo(p.TacticsIn(c.Plan()))
			for _, a := range order {
				const often = 2
				if list := common[a]; len(list) >= often && !own[a] && len(own) > 0 && len(a.Needs.V) > 0 {
					reportCommon(p, c, a, list)
				}
			}
		}
	},
}

// spokenTo are the audiences of a campaign in the order in which they are met: the tactics that tell
// them the same as many others, and whether any tells them something of their own.
func spokenTo(tactics []*lang.Tactic) (common map[*lang.Audience][]*lang.Tactic, own map[*lang.Audience]bool, order []*lang.Audience) {
	common, own = map[*lang.Audience][]*lang.Tactic{}, map[*lang.Audience]bool{}
	for _, t := range tactics {
		if t.Standby() || t.Audiences.Empty() || t.Channels.Empty() {
			continue
		}
		const many = 4
		same := differing(t) >= many && len(t.Carries.Items) < 2
		for i := range t.Audiences.Items {
			a := t.Audiences.Items[i].To
			if !own[a] && len(common[a]) == 0 {
				order = append(order, a)
			}
			if same {
				common[a] = append(common[a], t)
			} else {
				own[a] = true
			}
		}
	}
	return common, own, order
}

func reportCommon(p *checks.Pass, c *lang.Campaign, a *lang.Audience, tactics []*lang.Tactic) {
	f := p.ReportIn(c, a, a.At(), "The %s needs %s, and no tactic is for them alone: they only get what many others get as well.", a, prose.Quote(a.Needs.V[0]))
	const shown = 3
	for _, t := range tactics[:min(shown, len(tactics))] {
		f.See(t.Audiences.Range(), "The %s tells %s the same.", t, prose.Count(len(t.Audiences.Items), "audience"))
	}
	f.AddFix("Plan what tells them that, or give them a message of their own where they are told")
}
