package strategy

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var messageForOthers = &checks.Rule{
	ID: "message-for-others", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Every: "%s of the %s carry a message that is for others.", Among: "with an audience and a message",
	EveryFix: "Carry messages that are for those whom they meet, or say of the messages that they are for them, too",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if t.Standby() || !t.Audiences.Known() || len(t.Audiences.Items) == 0 || t.Carries.Empty() || slices.ContainsFunc(t.Audiences.Items, passesOn) {
				continue
			}
			p.Count(t)
			for i := range t.Carries.Items {
				if m := t.Carries.Items[i].To; isForOthers(m, t) {
					f := p.Report(t, t.Carries.Items[i].Range(), "The %s is for %s, and carries the %s, which is for %s.", t, whom(&t.Audiences), m, whom(&m.Audiences))
					f.Detail = m.Address()
					f.See(m.Audiences.Range(), "It says here whom it is for.")
					f.AddFix("Carry a message that is for those whom it meets, or say of this one that it is for them, too")
					break
				}
			}
		}
	},
}

// isForOthers reports that a message names audiences, and none of a tactic's.
func isForOthers(m *lang.Message, t *lang.Tactic) bool {
	return m.Audiences.Known() && len(m.Audiences.Items) > 0 &&
		!slices.ContainsFunc(m.Audiences.Items, func(a lang.Ref[*lang.Audience]) bool { return t.Audiences.Has(a.To) })
}

// passesOn reports that an audience is told what others are meant to hear, or may be: those who
// write for others, sell for others, or work here.
func passesOn(a lang.Ref[*lang.Audience]) bool {
	r := &a.To.Relationship
	return r.State == lang.Unknown || r.Known() && slices.Contains([]string{"journalist", "partner", "employee", "volunteer"}, r.V)
}

// whom names a few audiences, or says how many there are.
func whom(audiences *lang.Refs[*lang.Audience]) string {
	const few = 2
	if n := len(audiences.Items); n > few {
		return prose.Count(n, "audience")
	}
	var list []*lang.Audience
	for i := range audiences.Items {
		list = append(list, audiences.Items[i].To)
	}
	return prose.Names(list)
}
