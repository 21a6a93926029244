package objectives

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var objectiveWithoutBaseline = &checks.Rule{
	ID: "objective-without-baseline", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true, Across: true,
	Every: "%s of the %s say how much is to be reached, and not from where.", EveryFix: "Write the value before the campaign as the baseline of each of them",
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if !o.Metric.Known() || !o.Target.Known() || !o.ReachedBy.Absent() || facts.CountedFromNothing(o) {
				continue
			}
			p.Count(o)
			if !o.Baseline.Absent() {
				continue
			}
			f := p.Report(o, o.At(), "The %s is to reach %s, and does not say from where.", o, prose.Digits(o.Target.V))
			if r := readingBefore(p, o); r != nil {
				f.See(r.Value.Range(), "This is the last reading before the campaign.")
				f.Propose("baseline", prose.Literal(r.Value.V), "as it was read on "+r.On.V.String())
				continue
			}
			f.ProposeOpen("baseline", "the value before the campaign")
		}
	},
}

// readingBefore is the last reading of an objective's metric before the public
// sees anything of the campaign; nil where there is none.
func readingBefore(p *checks.Pass, o *lang.Objective) *lang.Reading {
	c := o.Plan().Campaign
	if c == nil {
		return nil
	}
	launch := c.LaunchDay()
	readings, sure := p.ReadingsOf(o.Metric.To)
	if !launch.Known() || !sure {
		return nil
	}
	for _, r := range slices.Backward(facts.UpTo(launch.V, readings)) {
		if r.Value.Known() {
			return r
		}
	}
	return nil
}
