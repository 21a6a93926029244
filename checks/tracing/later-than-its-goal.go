package tracing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var laterThanItsGoal = &checks.Rule{
	ID: "later-than-its-goal", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Every: "%s of the %s are due later than what they support.", EveryFix: "Reach them sooner, or agree on a later day with whoever waits for them",
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if len(o.Supports.Items) == 0 || !o.By.Known() {
				continue
			}
			p.Count(o)
			up, due := firstDue(o)
			if up == nil || o.By.V <= due.V {
				continue
			}
			f := p.Report(o, o.By.Range(), "The %s is due on %s, %s after the %s that it supports.", o, o.By.V, prose.Count(int(o.By.V-due.V), "day"), up)
			f.Detail = up.Address()
			f.See(due.Range(), "It is due on %s.", due.V)
			f.AddFix("Reach it by " + due.V.String() + ", or agree on a later day with whoever waits for the " + up.String())
		}
	},
}

// firstDue is what an objective supports and what is due first; nil where one of these says no day
// of its own, and may be reached at any time.
func firstDue(o *lang.Objective) (first lang.Element, due *lang.Day) {
	if o.Supports.State != lang.Known {
		return nil, nil
	}
	for i := range o.Supports.Items {
		var by *lang.Day
		switch up := o.Supports.Items[i].To.(type) {
		case *lang.Goal:
			by = &up.By
		case *lang.Objective:
			if up.Plan() == o.Plan() { // what a campaign above promises, it may promise before this one ends
				by = &up.By
			}
		}
		if by == nil || !by.Known() {
			return nil, nil
		}
		if first == nil || by.V < due.V {
			first, due = o.Supports.Items[i].To, by
		}
	}
	return first, due
}
