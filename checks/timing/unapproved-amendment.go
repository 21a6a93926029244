package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
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
				sponsor, unapproved, disciplines, sure := p.Objections(a)
				if sure && (unapproved || len(disciplines) > 0) {
					reportUnapproved(p, a, sponsor, unapproved, disciplines)
				}
			}
		}
	},
}

func reportUnapproved(p *checks.Pass, a *lang.Amendment, sponsor lang.Element, unapproved bool, disciplines []*lang.Discipline) {
	var edits [][]syntax.Edit
	if unapproved && sponsor != nil {
		edits = append(edits, a.Plan().AddToList(a, "approved_by", lang.Reference(sponsor)))
	}
	if len(disciplines) > 0 {
		addresses := make([]string, len(disciplines))
		for i, d := range disciplines {
			addresses[i] = lang.Reference(d)
		}
		edits = append(edits, a.Plan().AddToList(a, "agreed_by", addresses...))
	}
	f := p.Report(a, a.At(), "The %s lacks %s.", a, p.Lacks(a))
	f.AddFix("Ask them, and enter them once they have said yes", lang.Together(edits...)...)
}
