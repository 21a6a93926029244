package reviews

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

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
		launch := c.LaunchDay()
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
