package timing

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var lateAddOn = &checks.Rule{
	ID: "late-add-on", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text | checks.Date | checks.Agreement | checks.Base, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			freeze := checks.FreezeOf(t.Plan())
			if !t.AddedOn.Known() || !freeze.Known() || t.AddedOn.V <= freeze.V || added(p, t) {
				continue
			}
			f := p.Report(t, t.AddedOn.Range(), "The %s came on %s, after the plan was closed on %s.", t, t.AddedOn.V, freeze.V)
			f.Detail = "added_on"
			f.See(freeze.Range(), "The plan was closed here.")
			f.Mend("Write an amendment that adds it, and have it approved", t.Plan().File(t.At().Filename).Append(amendmentStub(t)))
			f.Mend("Drop it", t.Plan().SetAttribute(t, "status", `"dropped"`))
		}
	},
}

// added reports whether an approved amendment adds the tactic, or one that
// cannot be read may do so.
func added(p *checks.Pass, t *lang.Tactic) bool {
	settled := false
	t.Plan().InScope(func(plan *lang.Plan) {
		for _, a := range plan.Amendments {
			settled = settled || a.Adds.State == lang.Unknown || a.Adds.Has(t) && p.Approved(a)
		}
	})
	return settled
}

func amendmentStub(t *lang.Tactic) string {
	sponsor, discipline := "person.NAME", "discipline.NAME"
	if s := checks.SponsorOf(t.Plan()); s.Known() {
		sponsor = lang.Reference(s.To)
	}
	if t.Discipline.Known() {
		discipline = lang.Reference(t.Discipline.To)
	}
	return `amendment "add_` + strings.TrimPrefix(lang.Reference(t), "tactic.") + `" {
  on          = "` + t.AddedOn.V.ISO() + `"
  reason      = "Why can it not wait for the next plan?"
  adds        = [` + lang.Reference(t) + `]
  approved_by = [` + sponsor + `]
  agreed_by   = [` + discipline + `]
}
`
}
