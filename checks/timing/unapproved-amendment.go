package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var unapprovedAmendment = &checks.Rule{
	ID: "unapproved-amendment", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, a := range plan.Amendments {
				if sealedWith(plan, a) {
					continue
				}
				if o := p.Objections(a); o.Sure && o.Any() {
					reportUnapproved(p, a, o)
				}
			}
		}
	},
}

func reportUnapproved(p *checks.Pass, a *lang.Amendment, o *facts.Objections) {
	var edits [][]syntax.Edit
	if o.Unapproved && o.Consent.Sponsor != nil {
		edits = append(edits, a.Plan().AddToList(a, "approved_by", lang.Reference(o.Consent.Sponsor)))
	}
	if o.Unapproved && o.Consent.Sponsor == nil {
		edits = append(edits, a.Plan().AddToList(a, "approved_by", "person.NAME"))
	}
	if len(o.Disciplines) > 0 {
		edits = append(edits, a.Plan().AddToList(a, "agreed_by", references(o.Disciplines)...))
	}
	f := p.Report(a, a.At(), "The %s lacks %s.", a, p.Lacks(a))
	switch c := &o.Consent; {
	case len(o.Gone) > 0:
		f.AddFix("Leave " + prose.List(o.Gone) + " in the plan until it has agreed and the amendment is sealed; then it may go")
	case o.Unapproved && c.Left != "" && len(c.Instead) == 0 && c.Above == nil:
		f.AddFix("Leave " + c.Left + " in the plan until the amendment is approved and sealed: nobody else has signed who could approve instead")
	default:
		f.AddFix("Ask them, and enter them once they have said yes", lang.Together(edits...)...)
	}
}
