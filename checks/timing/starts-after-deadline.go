package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var startsAfterDeadline = &checks.Rule{
	ID: "starts-after-deadline", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Every:    "%s of the %s start after what they serve is due.",
	EveryFix: "Start them earlier, or agree on later deadlines",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			objectives, sure := t.Objectives()
			last := lastDue(objectives)
			swapped := t.Ends().Known() && t.Ends().V < t.Starts().V // which ends-before-start says
			if !sure || t.OnlySupports() || swapped || last == nil || !t.Starts().Known() {
				continue
			}
			p.Count(t)
			if t.Starts().V > last.Due().V && !afterItsCampaign(t) {
				reportTooLate(p, t, last, len(objectives))
			}
		}
	},
}

// afterItsCampaign reports that a tactic starts when its campaign is over, which
// outside-campaign-dates says.
func afterItsCampaign(t *lang.Tactic) bool {
	if t.Plan().Campaign == nil {
		return false
	}
	_, end, known := facts.Span(t.Plan().Campaign)
	return known && t.Starts().V > end
}

func reportTooLate(p *checks.Pass, t *lang.Tactic, last *lang.Objective, n int) {
	due := last.Due()
	f := p.Report(t, t.Starts().Range(), "The %s starts on %s, %s.", t, t.Starts().V, after(t.Starts().V, due.V, servedIsDue(last, n), ""))
	f.Detail = "start"
	f.See(due.Range(), "It is due on %s.", due.V)
	f.AddFix("Start it by " + due.V.String() + ", agree on a later deadline, or let it serve an objective that is still open then")
}
