package objectives

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var noPrimaryObjective = &checks.Rule{
	ID: "no-primary-objective", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			objectives := c.Plan().Objectives
			if len(objectives) < 2 {
				continue
			}
			switch first, sure := primary(objectives); {
			case len(first) > 1:
				reportSeveral(p, c, first)
			case len(first) == 0 && sure && !c.Plan().Unclear():
				reportNone(p, c, objectives)
			}
		}
	},
}

func reportSeveral(p *checks.Pass, c *lang.Campaign, first []*lang.Objective) {
	f := p.Report(c, c.At(), "The %s has %s that come first, and only one can.", c, prose.Count(len(first), "objective"))
	f.Detail = "several"
	for _, o := range first[:min(len(first), shown)] {
		f.See(o.Primary.Range(), "The %s is primary.", o)
	}
	f.AddFix("Keep primary = true at the one that counts most")
}

func reportNone(p *checks.Pass, c *lang.Campaign, objectives []*lang.Objective) {
	f := p.Report(c, c.At(), "The %s has %s, and none comes first.", c, prose.Count(len(objectives), "objective"))
	f.Detail = "none"
	likeliest := slices.Clone(objectives)
	slices.SortStableFunc(likeliest, func(a, b *lang.Objective) int { return -cmp.Compare(a.EffortShare.V, b.EffortShare.V) })
	ways := make([]syntax.Fix, len(likeliest))
	for i, o := range likeliest {
		ways[i] = syntax.Fix{Title: "Let the " + o.String() + " come first: primary = true", Offer: "Let the " + o.String() + " come first",
			Edits: []syntax.Edit{o.Plan().SetAttribute(o, "primary", "true")}}
	}
	f.AddChoice("Choose one: primary = true", ways...)
}
