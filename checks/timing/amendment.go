package timing

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// amendment is an edit that writes an amendment which adds or changes an element,
// at the end of its file. Who must approve it and agree is named; that they did is
// left to them, and the reason to the author.
func amendment(p *checks.Pass, e lang.Element, verb string) syntax.Edit {
	return amendmentIn(p, e.File(), e.Plan(), verb, lang.Reference(e), agreeing(p, e))
}

func amendmentIn(p *checks.Pass, f *syntax.File, plan *lang.Plan, verb, reference string, agreeing []string) syntax.Edit {
	sponsor := "person.NAME"
	if s := facts.SponsorOf(plan); s.Known() {
		sponsor = lang.Reference(s.To)
	}
	agreed := ""
	if len(agreeing) > 0 {
		agreed = "  agreed_by   = [] # once they agree: " + strings.Join(agreeing, ", ") + "\n"
	}
	_, elementName, _ := strings.Cut(reference, ".")
	name := plan.FreeName("amendment", strings.TrimSuffix(verb, "s")+"_"+elementName)
	return f.Append(`amendment "` + name + `" {
  on          = "` + p.AsOf.ISO() + `"
  reason      = "Why can it not wait for the next plan?"
  ` + verb + strings.Repeat(" ", len("approved_by")-len(verb)) + ` = [` + reference + `]
  approved_by = [] # once it is approved: ` + sponsor + `
` + agreed + `}
`)
}

// agreeing are the disciplines that have to agree when an element comes, changes
// or goes.
func agreeing(p *checks.Pass, e lang.Element) []string {
	var list []string
	for _, d := range p.DisciplinesTouched(e) {
		list = append(list, lang.Reference(d))
	}
	if len(list) == 0 && e.Kind().Name == "tactic" {
		list = []string{"discipline.NAME"}
	}
	return list
}
