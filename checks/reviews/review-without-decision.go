package reviews

import (
	"strings"
	"sync"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var reviewWithoutDecision = &checks.Rule{
	ID: "review-without-decision", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		rehearsals := sync.OnceValue(func() []rehearsal { return rehearsalsIn(p) })
		for _, plan := range p.Plans {
			for _, r := range plan.Reviews {
				if !isToDecide(r) || mayDecide(r) {
					continue
				}
				const stub = `["Which question is answered there?"]`
				f := p.Report(r, r.Decides.Range(), "The %s decides nothing.", r)
				f.Detail = "decides"
				f.ProposeStub("decides", stub, "")
				for _, w := range rehearsals() {
					if w.of.Plan().Within(plan) && w.holds(r) {
						f.Hides(w.of, "no-review-before-launch")
					}
				}
			}
		}
	},
}

// isToDecide reports whether a review is one in which something is decided: a checkpoint or
// a final review, and no report that comes every week or more often.
func isToDecide(r *lang.Review) bool {
	const week = 7
	kind := kindOf(r)
	return (kind == "checkpoint" || kind == "final") && r.Every.State != lang.Unknown && !(r.Every.Known() && r.Every.V.Days() <= week)
}

// mayDecide reports whether a review decides something, as far as that can be read.
func mayDecide(r *lang.Review) bool {
	return r.Decides.State == lang.Unknown || len(strings.TrimSpace(strings.Join(r.Decides.V, ""))) > 0
}

// rehearsal is the time in which a campaign runs before its public sees it: from the start
// of its first tactic up to the launch, which is the first day behind it.
type rehearsal struct {
	of          *lang.Campaign
	first       *lang.Tactic
	from, until lang.Date
}

// rehearsalsIn lists those of the campaigns that have one and can be read.
func rehearsalsIn(p *checks.Pass) (list []rehearsal) {
	for _, c := range p.Campaigns {
		launch := facts.LaunchOf(c)
		w, sure := rehearsal{of: c, until: launch.V}, launch.Known() && !c.Plan().Unclear()
		for _, t := range p.TacticsIn(c.Plan()) {
			start := t.Starts()
			sure = sure && start.State != lang.Unknown && !t.Broken()
			if start.Known() && (w.first == nil || start.V < w.from) {
				w.first, w.from = t, start.V
			}
		}
		if sure && w.first != nil {
			list = append(list, w)
		}
	}
	return list
}

// holds reports whether a review is held meanwhile.
func (w *rehearsal) holds(r *lang.Review) bool {
	for _, day := range facts.ReviewDates(r) {
		if day >= w.from && day < w.until {
			return true
		}
	}
	return false
}
