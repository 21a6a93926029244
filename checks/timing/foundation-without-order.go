package timing

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var foundationWithoutOrder = &checks.Rule{
	ID: "foundation-without-order", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			plan := o.Plan()
			if o.Broken() || !facts.Founds(o.Statement.V) || plan.Unclear() || p.Doubt(facts.WhoServes, plan) {
				continue
			}
			own := p.TacticsOf(o)
			others := slices.DeleteFunc(slices.Clone(p.TacticsIn(plan)), func(t *lang.Tactic) bool { return slices.Contains(own, t) || t.Standby() })
			if len(own) == 0 || len(others) == 0 || slices.ContainsFunc(others, func(t *lang.Tactic) bool { return comesAfter(t, o, own) }) {
				continue
			}
			f := p.Report(o, o.Statement.Range(), "The %s is what the others rest on, by its statement, and nothing of theirs waits for it.", o)
			f.Detail = "statement"
			f.See(others[0].At(), "The %s neither requires anything of it nor starts after it.", others[0])
			f.AddFix("Let the tactics that need it require what it builds, or start them after it; what nothing needs may go")
		}
	},
}

// comesAfter reports that a tactic waits for what an objective builds, or begins when all of that
// has ended.
func comesAfter(t *lang.Tactic, o *lang.Objective, own []*lang.Tactic) bool {
	if t.Broken() || t.Requires.State == lang.Unknown || o.ReachedBy.Known() && t.Requires.Has(o.ReachedBy.To) {
		return true
	}
	ended := t.Starts().Known()
	for _, of := range own {
		if t.Requires.Has(of) {
			return true
		}
		ended = ended && of.Ends().Known() && of.Ends().V < t.Starts().V
	}
	return ended
}
