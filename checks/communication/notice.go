package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

// usualNotice is how long it takes to look at an input and to work with it, where nothing
// else is said.
var usualNotice = lang.Duration{N: 5}

// askAtOnce is what to do where no day that is still to come is early enough.
const askAtOnce = "Ask for it at once, or start the tactic later"

// wait is a tactic that needs an input, and the last day on which that is early enough.
type wait struct {
	of     *lang.Tactic
	by     lang.Date
	notice lang.Duration
	lead   bool // the notice is that which its discipline needs
}

// latestFor is the earliest of the days by which tactics need an input; none where no start
// is known.
func latestFor(tactics []*lang.Tactic, notice lang.Duration) (first wait, some bool) {
	for _, t := range tactics {
		if !t.Starts().Known() {
			continue
		}
		w := wait{t, t.Starts().V.Minus(notice), notice, false}
		if t.Discipline.Known() && t.Discipline.To.LeadTime.Known() {
			if lead := t.Discipline.To.LeadTime.V; t.Starts().V.Minus(lead) < w.by {
				w = wait{t, t.Starts().V.Minus(lead), lead, true}
			}
		}
		if !some || w.by < first.by {
			first, some = w, true
		}
	}
	return first, some
}

// restOn is where the day comes from that would be early enough.
func (w *wait) restOn(f *checks.Finding) *checks.Finding { return f.RestsOn(w.of.Starts().Range()) }

// proposal is the day as a plan writes it, and why it is that one.
func (w *wait) proposal() (day, why string) {
	return `"` + w.by.ISO() + `"`, w.notice.String() + " before the " + w.of.String() + " starts"
}
