package journey

import (
	"slices"

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
					mendRelationship(p.Report(a, a.At(), "The %s does not say what they are to you today.", a), a, "")
				}
			}
		}
	},
}

func mendNeeds(f *checks.Finding, a *lang.Audience) {
	const stub = `["What can they not do without?"]`
	needs := a.Plan().SetAttribute(a, "needs", stub)
	if a.Relationship.Absent() {
		mendRelationship(f, a, "needs = "+stub+" and ", needs)
		return
	}
	f.Mend("Add needs = "+stub, needs)
}

// mendRelationship offers each of the choices, together with what else is to be
// added.
func mendRelationship(f *checks.Finding, a *lang.Audience, also string, edits ...lang.Edit) {
	f.Fix = "Add " + also + `relationship = "none", "prospect", "customer" or "lapsed"`
	for _, choice := range []string{"none", "prospect", "customer", "lapsed"} {
		edit := a.Plan().SetAttribute(a, "relationship", `"`+choice+`"`)
		f.Fixes = append(f.Fixes, lang.Fix{Title: "Add " + also + `relationship = "` + choice + `"`, Edits: append(slices.Clone(edits), edit)})
	}
}
