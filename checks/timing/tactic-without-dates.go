package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutDates = &checks.Rule{
	ID: "tactic-without-dates", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Every: "%s of the %s leave open from when to when they run.", Among: "that nothing has to set off first", EveryFix: "Give each of them a start and an end",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if t.Standby() || !t.Trigger.Absent() || t.Undated() != nil {
				continue // it runs when something happens, or the language asks for its dates
			}
			p.Count(t)
			switch start, end := t.Starts().Absent(), t.Ends().Absent() && !t.Plan().Endless(); {
			case start && end:
				p.Report(t, t.At(), "The %s does not say from when to when it runs.", t).ProposeOpen("start", "and its end")
			case start:
				p.Report(t, t.At(), "The %s does not say when it starts.", t).ProposeOpen("start", "")
			case end:
				p.Report(t, t.At(), "The %s does not say when it ends.", t).ProposeOpen("end", "")
			}
		}
	},
}
