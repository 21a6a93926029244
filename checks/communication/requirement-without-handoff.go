package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var requirementWithoutHandoff = &checks.Rule{
	ID: "requirement-without-handoff", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if t.Discipline.Known() {
				checkRequirements(p, t)
			}
		}
	},
}

// checkRequirements looks for the handoffs that go with what a tactic requires of
// other disciplines, once a discipline.
func checkRequirements(p *checks.Pass, t *lang.Tactic) {
	found := map[*lang.Discipline]*checks.Finding{} // nil where there is a handoff
	for i := range t.Requires.Items {
		ref := &t.Requires.Items[i]
		needed, ok := ref.To.(*lang.Tactic)
		if !ok || needed.Dropped() || !needed.Discipline.Known() || needed.Discipline.To == t.Discipline.To {
			continue
		}
		from := needed.Discipline.To
		if f, known := found[from]; known {
			if f != nil {
				f.See(ref.Range(), "It requires the %s as well.", needed)
			}
			continue
		}
		if found[from] = nil; p.HandedOver(t, from, t.Discipline.To) {
			continue
		}
		f := p.Report(t, ref.Range(), "The %s of the %s requires the %s of the %s, and no handoff says what passes between them.",
			t, t.Discipline.To, needed, from)
		f.Detail = from.Address()
		f.See(needed.At(), "It requires this tactic.")
		f.AddShownFix("Write a handoff", "one", t.File().Declare(handoffStub(p, t, needed)))
		found[from] = f
	}
}

func handoffStub(p *checks.Pass, t, needed *lang.Tactic) string {
	from, due := needed.Discipline.To, `"YYYY-MM-DD"`
	switch end := needed.Ends(); {
	case end.Known() && !(t.Starts().Known() && t.Starts().V < end.V):
		due = p.Day(end.V)
	case t.Starts().Known():
		due = p.Day(t.Starts().V)
	}
	name := t.Plan().FreeName("handoff", nameOf(from)+"_for_"+nameOf(t))
	return `handoff "` + name + `" {
  from      = ` + lang.Reference(from) + `
  to        = ` + lang.Reference(t.Discipline.To) + `
  what      = "What exactly is handed over, and in which form?"
  due       = ` + due + `
  needed_by = [` + lang.Reference(t) + `]
}
`
}
