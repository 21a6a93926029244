package timing

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/syntax"
)

// amendment is an edit that writes an amendment which adds or changes an element,
// at the end of its file. Who must approve it and agree is named; that they did is
// left to them, and the reason to the author.
func amendment(p *checks.Pass, e lang.Element, verb string) syntax.Edit {
	return amendmentIn(p, e.File(), e.Plan(), verb, lang.Reference(e), agreeing(p, p.Since(e.Plan()), e))
}

// adviseAmending says what an amendment lacks that speaks of a difference already; false
// where there is none.
func adviseAmending(p *checks.Pass, f *checks.Finding, a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference) bool {
	if m := p.Pending(a, plan, d); m != nil {
		f.AddFix("Have the " + m.String() + " approved")
		return true
	}
	m := p.Elsewhere(a, plan, d)
	switch {
	case m == nil:
		return false
	case m.Plan() != plan:
		f.See(m.At(), "This amendment stands above the campaign, so it does not count for it.")
		f.AddFix("Move the " + m.String() + " into the plan of the " + plan.Campaign.String())
	default:
		f.See(m.At(), "This amendment cannot be read, so it allows nothing.")
		f.AddFix("Mend the " + m.String())
	}
	return true
}

func amendmentIn(p *checks.Pass, f *syntax.File, plan *lang.Plan, verb, reference string, agreeing []string) syntax.Edit {
	consent := agreement.ConsentOf(plan)
	sponsor := strings.Join(approving(approvers(&consent)), ", ")
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

// approvers are those who approve a change, if the plan says who that is.
func approvers(c *agreement.Consent) []lang.Element {
	switch {
	case c.Sponsor != nil:
		return []lang.Element{c.Sponsor}
	case len(c.Instead) > 0:
		return slices.Clone(c.Instead)
	case c.Above != nil:
		return []lang.Element{c.Above}
	}
	return nil
}

// approving is how approvers are written; where nobody is known, in a word that stands for them.
func approving(approvers []lang.Element) []string {
	if len(approvers) == 0 {
		return []string{"person.NAME"}
	}
	return references(approvers)
}

// agreeing are the disciplines that have to agree when an element comes, changes
// or goes.
func agreeing(p *checks.Pass, a *agreement.Agreement, e lang.Element) []string {
	list := references(p.DisciplinesTouched(e))
	if a != nil {
		list = append(list, a.Disciplines(a.Former(e.Address()))...)
		slices.Sort(list)
		list = slices.Compact(list)
	}
	if len(list) == 0 && e.Kind().Name == "tactic" {
		list = []string{"discipline.NAME"}
	}
	return list
}

func references[E lang.Element](list []E) []string {
	var addresses []string
	for _, e := range list {
		addresses = append(addresses, lang.Reference(e))
	}
	return addresses
}

// adviseMoved offers the moved block for an element that most likely only has another name.
func adviseMoved(f *checks.Finding, from string, now lang.Element) {
	f.AddFix("Write moved with from = "+from+" and to = "+lang.Reference(now)+" where it was renamed",
		now.File().Append("moved {\n  from = "+from+"\n  to   = "+lang.Reference(now)+"\n}\n"))
}

// renamedFrom is the agreed address that a new element most likely had; empty where there is
// none, or no agreement.
func renamedFrom(a *agreement.Agreement, e lang.Element) string {
	if a == nil {
		return ""
	}
	return a.RenamedFrom(e)
}
