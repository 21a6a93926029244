package reviews

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var offTargetWithoutAction = &checks.Rule{
	ID: "off-target-without-action", Severity: lang.Warning, Tier: checks.Essential, Needs: checks.Date, Fixable: true, Across: true,
	Settings: &offTargetSettings{Behind: lang.Number{V: facts.Tolerance, State: lang.Known}},
	Check: func(p *checks.Pass) {
		behind := checks.Settings[offTargetSettings](p).Behind.V
		for _, o := range p.Objectives {
			c := p.CourseOf(o, p.AsOf, behind)
			if c.State == facts.Behind && c.Standing.Latest != nil && !p.ActedSince(o.Plan(), c.Standing.Latest.On.V) {
				reportOffTarget(p, &c)
			}
		}
	},
}

type offTargetSettings struct {
	Behind lang.Number `plan:"behind" type:"percent" milder:"more" doc:"How far behind the straight line a reading may be, in percent of what the line asks for by then."`
}

// Tolerated is how far behind an objective may be.
func (s *offTargetSettings) Tolerated() float64 { return s.Behind.V }

func reportOffTarget(p *checks.Pass, c *facts.Course) {
	o, r := c.Objective, c.Standing.Latest
	way := "the straight way"
	if len(o.Steps) > 0 {
		way = "the way along its steps"
	}
	f := p.Report(o, o.Target.Range(), "The %s stood at %s on %s, where %s from %s to %s asks for %s, and no recommendation or amendment has followed.",
		o, prose.Digits(c.Standing.V), r.On.V, way, prose.Digits(o.Baseline.V), prose.Digits(o.Target.V), c.Round(c.Due))
	f.Detail = "target"
	f.See(r.Value.Range(), "This is the latest reading.")
	f.AddShownFix("Recommend what to do", "how", o.File().Append(recommendationStub(p, o)))
}

func recommendationStub(p *checks.Pass, o *lang.Objective) string {
	by := "person.NAME"
	if c := o.Plan().Campaign; c.Lead.Known() {
		by = lang.Reference(c.Lead.To)
	}
	name := o.Plan().FreeName("recommendation", "catch_up_"+o.Name()+"_"+isoName(p.AsOf))
	return `recommendation "` + name + `" {
  text = "What do we do differently, or which target do we set?"
  by   = ` + by + `
  on   = "` + p.AsOf.ISO() + `"
}
`
}
