package checks

import (
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Waiving lets a finding stand, by a waiver in the file of its element that the
// author has to give a reason for. It is false for what cannot be waived, and
// for elements that nothing can refer to.
func (r *Result) Waiving(f *Finding) (syntax.Fix, bool) {
	e := f.Element
	if f.Waiver != nil || e == nil || !r.policy.waivable(f.Rule) || e.File() == nil || len(e.File().Unparsed()) > 0 {
		return syntax.Fix{}, false
	}
	address := lang.Reference(e)
	if e.Kind().Label != syntax.Named || address != e.Address() {
		return syntax.Fix{}, false
	}
	k := lang.KindNamed("waiver")
	owner, until := k.Attr("owner").Placeholder(), noDay
	if person := whoAnswers(e.Plan()); person != nil {
		owner = lang.Reference(person)
	}
	if c := e.Plan().Campaign; c != nil && c.End.Known() && c.End.V >= r.AsOf {
		until = c.End.V.ISO()
	}
	text := `waiver "` + f.Rule + `" {
  covers = ` + address + `
  reason = ` + k.Attr("reason").Placeholder() + `
  owner  = ` + owner + `
  until  = "` + until + `"
}
`
	return syntax.Fix{Title: "Let it stand: " + f.Message, Edits: []syntax.Edit{e.File().Declare(text)}}, true
}

// noDay stands where the author has to name a day.
const noDay = "YYYY-MM-DD"

// whoAnswers is the person who leads a plan's campaign or one above it, else the
// person who answers for its result; nil where nobody is named.
func whoAnswers(p *lang.Plan) *lang.Person {
	if lead := facts.LeadOf(p); lead.Known() {
		return lead.To
	}
	if sponsor := p.Sponsor(); sponsor.Known() {
		person, _ := sponsor.To.(*lang.Person)
		return person
	}
	return nil
}
