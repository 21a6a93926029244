package objectives

import (
	"math"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var leapWithoutReason = &checks.Rule{
	ID: "leap-without-reason", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Every: "%s of the %s are to change by a quarter or more, and no tactic says how much it brings or on what that rests.", Among: "that say where they start", EveryFix: "Say of their tactics how much each brings, or name the insight on which that rests",
	Check: func(p *checks.Pass) {
		const leap = 0.25
		for _, o := range p.Objectives {
			if !o.Metric.Known() || !o.Baseline.Known() || !o.Target.Known() || o.Baseline.V == 0 {
				continue
			}
			p.Count(o)
			change := (o.Target.V - o.Baseline.V) / math.Abs(o.Baseline.V)
			tactics := p.TacticsToward(o)
			if math.Abs(change) < leap || len(tactics) == 0 || p.Doubt(facts.WhoServes, o.Plan()) || slices.ContainsFunc(tactics, isReasoned) {
				continue
			}
			f := p.Report(o, o.Target.Range(), "The %s is to go from %s to %s, by %s%%, and no tactic says how much it brings or on what that rests.", o,
				prose.Digits(o.Baseline.V), prose.Digits(o.Target.V), prose.Digits(math.Round(change*100)))
			f.Detail = "target"
			f.See(o.Baseline.Range(), "It starts here.")
			f.AddFix("Say of its tactics how much each brings, or name the insight on which that rests")
		}
	},
}

// isReasoned reports that a tactic says what it is expected to bring, or on what it rests, or may. One
// on standby brings nothing yet.
func isReasoned(t *lang.Tactic) bool {
	return t.Broken() || len(t.Contributions) > 0 && !t.Standby() || !t.Evidence.Empty() || t.Strategy.Known() && !t.Strategy.To.Evidence.Empty()
}
