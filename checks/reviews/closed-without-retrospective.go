package reviews

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var closedWithoutRetrospective = &checks.Rule{
	ID: "closed-without-retrospective", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Date, Fixable: true,
	Settings: &closedSettings{Grace: lang.Span{V: lang.Duration{N: 30}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		grace := checks.Settings[closedSettings](p).Grace.V
		for _, c := range p.Campaigns {
			if !c.End.Known() || p.AsOf <= c.End.V.Plus(grace) || mayLookBack(c) {
				continue
			}
			f := p.Report(c, c.End.Range(), "The %s ended on %s, and no retrospective was held.", c, c.End.V)
			f.Detail = "end"
			f.AddShownFix("Hold a retrospective", "how", c.File().Append(retrospectiveStub(c)))
		}
	},
}

type closedSettings struct {
	Grace lang.Span `plan:"grace" milder:"more" doc:"How long after its end a campaign may go without a retrospective."`
}

func retrospectiveStub(c *lang.Campaign) string {
	return `review "` + c.Plan().FreeName("review", "retrospective") + `" {
  kind    = "retrospective"
  on      = "YYYY-MM-DD"
  decides = ["What do we keep, change and stop?"]
}
`
}
