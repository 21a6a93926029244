package strategy

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var messageForOthers = &checks.Rule{
	ID: "message-for-others", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
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
					mendCarried(f, t, m)
					break
				}
			}
		}
	},
}

// mendCarried offers to carry only what is for those whom a tactic meets, or where that is nothing
// another message, or to say that this one is for them as well.
func mendCarried(f *checks.Finding, t *lang.Tactic, m *lang.Message) {
	var keep []string
	for i := range t.Carries.Items {
		if other := t.Carries.Items[i].To; !isForOthers(other, t) {
			keep = append(keep, lang.Reference(other))
		}
	}
	if writtenOut := len(t.Plan().AddToList(t, "carries", lang.Reference(m))) > 0; writtenOut && len(keep) > 0 {
		f.Correct("carries", "["+strings.Join(keep, ", ")+"]", "which is for those whom it meets")
	} else if writtenOut {
		for _, other := range messagesFor(t) {
			f.AddFix("Carry the "+other.String()+" instead", t.Plan().SetAttribute(t, "carries", "["+lang.Reference(other)+"]"))
		}
	}
	var refs []string
	for i := range t.Audiences.Items {
		a := t.Audiences.Items[i].To
		if m.Plan().Lookup("audience", a.Name()) != lang.Element(a) {
			refs = nil
			break
		}
		refs = append(refs, lang.Reference(a))
	}
	if len(refs) > 0 {
		if edits := m.Plan().AddToList(m, "audiences", refs...); len(edits) > 0 {
			f.AddFix("Say of the "+m.String()+" that it is for "+whom(&t.Audiences)+", too", edits...)
		}
	}
	if len(f.Fixes) == 0 {
		f.AddFix("Carry a message that is for those whom it meets, or say of this one that it is for them, too")
	}
}

// messagesFor are the messages of a tactic's campaign that say they are for those whom it meets: a
// few to choose from.
func messagesFor(t *lang.Tactic) (list []*lang.Message) {
	const few = 3
	for _, m := range t.Plan().Messages {
		if len(list) < few && m.Audiences.Known() && len(m.Audiences.Items) > 0 && !isForOthers(m, t) {
			list = append(list, m)
		}
	}
	return list
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
