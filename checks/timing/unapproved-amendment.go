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
	var asked []lang.Element
	offer := "Enter who approved it, once they have said yes" // nobody knows who that could be
	if o.Unapproved {
		asked = approvers(&o.Consent)
		edits = append(edits, a.Plan().AddToList(a, "approved_by", approving(asked)...))
	}
	named := len(asked) > 0 || !o.Unapproved
	if len(o.Disciplines) > 0 {
		for _, d := range o.Disciplines {
			asked = append(asked, d)
		}
		edits = append(edits, a.Plan().AddToList(a, "agreed_by", references(o.Disciplines)...))
	}
	if named {
		offer = prose.OfferConsent(asked)
	}
	f := p.Report(a, a.At(), "The %s lacks %s.", a, p.Lacks(a))
	switch c := &o.Consent; {
	case len(o.Gone) > 0:
		f.AddFix("Leave " + prose.List(o.Gone) + " in the plan until it has agreed and the amendment is sealed; then it may go")
	case o.Unapproved && c.Left != "" && len(c.Instead) == 0 && c.Above == nil:
		f.AddFix("Leave " + c.Left + " in the plan until the amendment is approved and sealed: nobody else has signed who could approve instead")
	default:
		f.AddOffer("Ask them, and enter them once they have said yes", offer, lang.Together(edits...)...)
	}
}
