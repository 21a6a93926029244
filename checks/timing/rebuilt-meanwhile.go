package timing

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var rebuiltMeanwhile = &checks.Rule{
	ID: "rebuilt-meanwhile", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if t.Broken() || t.Standby() || !rebuilding.In(strings.ToLower(t.Title.V)) {
				continue
			}
			var beside []*lang.Tactic
			for i := range t.Channels.Items {
				for _, other := range p.ActivityOn(t.Channels.Items[i].To) {
					if other != t && other.Plan() == t.Plan() && isMeanwhile(t, other) {
						beside = append(beside, other)
					}
				}
			}
			if len(beside) == 0 {
				continue
			}
			what := "the " + beside[0].String() + " works"
			if n := len(beside); n > 1 {
				what = prose.Count(n, "other tactic") + " work"
			}
			f := p.Report(t, t.At(), "The %s changes the %s while %s on it: what they make is made twice.", t, t.Channels.Items[0].To, what)
			const shown = 3
			for _, other := range beside[:min(shown, len(beside))] {
				f.See(other.At(), "The %s neither requires it nor comes after it.", other)
			}
			f.AddFix("Let the others come after it, and say so by their requires, or do it another time")
		}
	},
}

// rebuilding is what titles say of work after which a place is no longer what it was.
var rebuilding = prose.WordingOf(`\b(?:re-?structur\w*|re-?design\w*|re-?launch\w*|re-?buil[dt]\w*|re-?brand\w*|migrat\w*|overhaul\w*|umbau\w*|umzug|neugestalt\w*|refonte)\b`)

// isMeanwhile reports that a tactic may run while another changes the ground that it stands on: it
// neither requires that, nor is required by it, nor lies after or before it.
func isMeanwhile(change, other *lang.Tactic) bool {
	if other.Standby() || other.Dropped() || other.Broken() || other.Requires.State == lang.Unknown || other.Requires.Has(change) || change.Requires.Has(other) || change.Supports.Has(other) || other.Supports.Has(change) {
		return false
	}
	after := change.Ends().Known() && other.Starts().Known() && other.Starts().V > change.Ends().V
	before := change.Starts().Known() && other.Ends().Known() && other.Ends().V < change.Starts().V
	unknown := change.Ends().State == lang.Unknown || other.Starts().State == lang.Unknown || change.Starts().State == lang.Unknown || other.Ends().State == lang.Unknown
	return !after && !before && !unknown
}
