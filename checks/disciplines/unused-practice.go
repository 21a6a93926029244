package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var unusedPractice = &checks.Rule{
	ID: "unused-practice", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if len(p.DisciplinesIn(c.Plan())) < several || c.Plan().Unclear() {
				continue
			}
			var unused []string
			for _, pr := range facts.Practices {
				if !pr.UsedIn(c.Plan()) {
					unused = append(unused, pr.Name)
				}
			}
			if n := len(unused); n > 0 && n <= len(facts.Practices)/2 {
				p.Report(c, c.At(), "The %s of %s does without %s.", c, prose.Count(len(p.DisciplinesIn(c.Plan())), "discipline"), prose.List(unused)).
					AddFix("Take up what would help these disciplines to work together, and leave the rest")
			}
		}
	},
}
