package journey

import (
	"strconv"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
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

// mendNeeds adds the needs, and the relationship on the line below them where that
// is missing too: both are one edit, since an audience may stand on one line.
func mendNeeds(f *checks.Finding, a *lang.Audience) {
	const stub = `["What can they not do without?"]`
	if a.Relationship.Absent() {
		offerRelationships(f, a, "Add needs = "+stub+" and relationship = ", "needs", stub+"\n  relationship = ")
		return
	}
	f.AddFix("Add needs = "+stub, a.Plan().SetAttribute(a, "needs", stub))
}

func mendRelationship(f *checks.Finding, a *lang.Audience) {
	offerRelationships(f, a, "Add relationship = ", "relationship", "")
}

// offerRelationships offers every relationship there is, behind a title and behind
// the value that an attribute is set to.
func offerRelationships(f *checks.Finding, a *lang.Audience, title, attr, value string) {
	var choices []string
	for _, word := range a.Kind().Attr("relationship").Choices {
		choice := strconv.Quote(word)
		choices = append(choices, choice)
		f.Fixes = append(f.Fixes, syntax.Fix{Title: title + choice, Edits: []syntax.Edit{a.Plan().SetAttribute(a, attr, value+choice)}})
	}
	f.Fix = title + prose.Either(choices)
}
