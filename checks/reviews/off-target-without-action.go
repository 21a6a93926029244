package reviews

import (
	"math"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var offTargetWithoutAction = &checks.Rule{
	ID: "off-target-without-action", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Date, Fixable: true, Across: true,
	Settings: &offTargetSettings{Behind: lang.Number{V: 20, State: lang.Known}},
	Check: func(p *checks.Pass) {
		behind := checks.Settings[offTargetSettings](p).Behind.V
		for _, o := range p.Objectives {
			way, known := wayOf(o)
			if !known {
				continue
			}
			r := latest(p, o)
			if r == nil || !r.Value.Known() || way.shortfall(r) <= behind || p.ActedSince(o.Plan(), r.On.V) {
				continue
			}
			reportOffTarget(p, o, r, way)
		}
	},
}

type offTargetSettings struct {
	Behind lang.Number `plan:"behind" type:"percent" milder:"more" doc:"How far behind the straight line a reading may be, in percent of what the line asks for by then."`
}

// way is the straight line from the baseline of an objective, at the launch, to
// its target, at its deadline.
type way struct {
	launch, by lang.Date
	from, to   float64
}

func wayOf(o *lang.Objective) (w way, known bool) {
	c := o.Plan().Campaign
	if c == nil || !o.Metric.Known() || !o.Baseline.Known() || !o.Target.Known() || !o.By.Known() {
		return way{}, false
	}
	launch := facts.LaunchOf(c)
	w = way{launch.V, o.By.V, o.Baseline.V, o.Target.V}
	return w, launch.Known() && w.by > w.launch && w.from != w.to
}

// at is the value that the line asks for on a day.
func (w way) at(day lang.Date) float64 {
	part := float64(day-w.launch) / float64(w.by-w.launch)
	return w.from + (w.to-w.from)*min(max(part, 0), 1)
}

// shortfall is how far a reading is behind the line, in percent of the change that
// the line asks for by then.
func (w way) shortfall(r *lang.Reading) float64 {
	due := w.at(r.On.V)
	return 100 * (due - r.Value.V) / (due - w.from)
}

// latest is the last reading of an objective's metric since the launch; nil where
// there is none, or one that cannot be read.
func latest(p *checks.Pass, o *lang.Objective) *lang.Reading {
	readings, sure := p.ReadingsOf(o.Metric.To)
	taken := facts.UpTo(p.AsOf, readings)
	if !sure || len(taken) == 0 || taken[len(taken)-1].On.V <= facts.LaunchOf(o.Plan().Campaign).V {
		return nil
	}
	return taken[len(taken)-1]
}

func reportOffTarget(p *checks.Pass, o *lang.Objective, r *lang.Reading, w way) {
	f := p.Report(o, o.Target.Range(), "The %s stood at %s on %s, where the straight way from %s to %s asks for %s, and no recommendation or amendment has followed.",
		o, prose.Digits(r.Value.V), r.On.V, prose.Digits(w.from), prose.Digits(w.to), about(w.at(r.On.V), w))
	f.Detail = "target"
	f.See(r.Value.Range(), "This is the latest reading.")
	f.AddShownFix("Recommend what to do", "how", o.File().Append(recommendationStub(p, o)))
}

// about writes a value of the line without more digits than the way is long.
func about(v float64, w way) string {
	if d := w.to - w.from; d >= 10 || d <= -10 {
		return prose.Digits(math.Round(v))
	}
	return prose.Digits(v)
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
