package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var outsourcedWithoutInput = &checks.Rule{
	ID: "outsourced-without-input", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s are in the hands of somebody outside, and no input from the client's side is planned for them.", EveryFix: "Write down what each of them needs, from whom and by when",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if !t.Discipline.Known() || !t.Discipline.To.Party.Known() {
				continue
			}
			party := t.Discipline.To.Party.To
			if party.Outside() {
				p.Count(t)
			}
			if party.Outside() && !briefed(p, t) {
				f := p.Report(t, t.At(), "The %s is in the hands of the %s %q, and no input from the client's side is planned for it.",
					t, party.PartyKind.V, prose.Clip(party.Label()))
				f.See(t.Discipline.To.Party.Range(), "The %s belongs to it.", t.Discipline.To)
				f.AddShownFix("Write an input", "one", t.File().Declare(inputStub(p, t)))
			}
		}
	},
}

// briefed reports whether somebody of the client or of the house is to provide
// something for a tactic. What cannot be read counts as if somebody were.
func briefed(p *checks.Pass, t *lang.Tactic) bool {
	inputs, sure := p.InputsOf(t)
	if !sure || t.Plan().Unclear() {
		return true
	}
	for _, in := range inputs {
		if !fromOutside(in) {
			return true
		}
	}
	return false
}

// fromOutside reports whether an input comes from an agency, a supplier or a
// partner. Who names no party is of the house.
func fromOutside(in *lang.Input) bool {
	if !in.Provider.Known() {
		return false
	}
	var party lang.Ref[*lang.Party]
	switch who := in.Provider.To.(type) {
	case *lang.Party:
		return who.Outside()
	case *lang.Person:
		party = who.Party
	case *lang.Discipline:
		party = who.Party
	}
	return party.Known() && party.To.Outside()
}

func inputStub(p *checks.Pass, t *lang.Tactic) string {
	provider, due := "party.NAME", `"YYYY-MM-DD"`
	if c := t.Plan().Campaign; c != nil && c.Client.Known() && !c.Client.To.Outside() {
		provider = lang.Reference(c.Client.To)
	}
	if t.Starts().Known() {
		due = p.Day(t.Starts().V - 1)
	}
	return `input "` + t.Plan().FreeName("input", "for_"+nameOf(t)) + `" {
  what      = "What must they know or have before they can begin?"
  provider  = ` + provider + `
  due       = ` + due + `
  needed_by = [` + lang.Reference(t) + `]
}
`
}
