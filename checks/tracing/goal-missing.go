package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var goalMissing = &checks.Rule{
	ID: "goal-missing", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Suppresses: []string{"objective-without-goal"},
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if inScope(c.Plan(), func(p *lang.Plan) int { return len(p.Goals) }) || c.Plan().Unclear() || c.Broken() {
				continue
			}
			var open []lang.Element
			for _, o := range c.Plan().Objectives {
				if o.Supports.Absent() && !o.Broken() {
					open = append(open, o)
				}
			}
			f := p.Report(c, c.At(), "The %s has no goal of the business behind it.", c)
			offerFirst(p, f, c, "goal", goalStub, open, "supports")
		}
	},
}

const goalStub = `goal "NAME" {
  statement = "What does the business gain, in its own words?"
  metric    = metric.NAME
  target    = 100
  by        = campaign.end
}
`
