package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var audienceUnderspecified = &checks.Rule{
	ID: "audience-underspecified", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, a := range plan.Audiences {
				needless := a.Needs.State != lang.Unknown && len(a.Needs.V) == 0
				switch unrelated := a.Relationship.Absent(); {
				case needless && unrelated:
					mendNeeds(p.Report(a, a.At(), "The %s does not say what they need, nor what they are to you today.", a), a)
				case needless:
					mendNeeds(p.Report(a, a.At(), "The %s does not say what they need.", a), a)
				case unrelated:
					mendRelationship(p.Report(a, a.At(), "The %s does not say what they are to you today.", a), a)
				}
			}
		}
	},
}

var relationships = []string{"none", "prospect", "customer", "lapsed"}

// mendNeeds adds the needs, and the relationship on the line below them where that
// is missing too: both are one edit, since an audience may stand on one line.
func mendNeeds(f *checks.Finding, a *lang.Audience) {
	const stub = `["What can they not do without?"]`
	if !a.Relationship.Absent() {
		f.Mend("Add needs = "+stub, a.Plan().SetAttribute(a, "needs", stub))
		return
	}
	f.Fix = "Add needs = " + stub + ` and relationship = "none", "prospect", "customer" or "lapsed"`
	for _, choice := range relationships {
		edit := a.Plan().SetAttribute(a, "needs", stub+"\n  relationship = \""+choice+"\"")
		f.Fixes = append(f.Fixes, lang.Fix{Title: "Add needs = " + stub + ` and relationship = "` + choice + `"`, Edits: []lang.Edit{edit}})
	}
}

func mendRelationship(f *checks.Finding, a *lang.Audience) {
	f.Fix = `Add relationship = "none", "prospect", "customer" or "lapsed"`
	for _, choice := range relationships {
		edit := a.Plan().SetAttribute(a, "relationship", `"`+choice+`"`)
		f.Fixes = append(f.Fixes, lang.Fix{Title: `Add relationship = "` + choice + `"`, Edits: []lang.Edit{edit}})
	}
}
