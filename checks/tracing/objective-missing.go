package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var objectiveMissing = &checks.Rule{
	ID: "objective-missing", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Suppresses: []string{"orphan-tactic"},
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if inScope(c.Plan(), func(p *lang.Plan) int { return len(p.Objectives) }) || c.Plan().Unclear() || c.Broken() {
				continue
			}
			var open []lang.Element
			for _, t := range p.TacticsIn(c.Plan()) {
				if t.Serves.Absent() && t.Strategy.Absent() && t.Supports.Empty() && !t.Broken() {
					open = append(open, t)
				}
			}
			f := p.Report(c, c.At(), "The %s has no objective.", c)
			offerFirst(p, f, c, "objective", objectiveStub, open, "serves")
		}
	},
}

const objectiveStub = `objective "NAME" {
  statement = "What will be different, in whom, by how much?"
  supports  = [goal.NAME]
  metric    = metric.NAME
  target    = 100
  by        = campaign.end
}
`
