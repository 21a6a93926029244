package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var mostlyAfterDeadline = &checks.Rule{
	ID: "mostly-after-deadline", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s run mostly after what they serve is due.",
	EveryFix: "End or start them earlier, agree on later deadlines, or say what they are for then",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			objectives, sure := t.Objectives()
			last := lastDue(objectives)
			if !sure || t.OnlySupports() || t.Standby() || last == nil || last.By.Absent() || !t.Starts().Known() || !t.Ends().Known() {
				continue
			}
			p.Count(t)
			days, late := int(t.Ends().V-t.Starts().V)+1, int(t.Ends().V-last.By.V)
			if t.Starts().V > last.By.V || 2*late <= days || goesOn(t) {
				continue // what starts later, starts-after-deadline says
			}
			f := p.Report(t, t.Ends().Range(), "The %s runs for %s, %s of them after %s on %s.", t, prose.Count(days, "day"), prose.Digits(float64(late)), servedIsDue(last, len(objectives)), last.By.V)
			f.Detail = "end"
			f.See(last.By.Range(), "It is due on %s.", last.By.V)
			f.AddFix("Do it earlier, agree on a later deadline, or say in serves what it is for after that")
		}
	},
}
