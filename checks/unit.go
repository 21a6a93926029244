package checks

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// unit is a campaign below the workspace's own plan with all campaigns within,
// and what was found in it.
type unit struct {
	plans    []*lang.Plan
	folder   string // of the first, a slash at its end
	facts    *facts
	own      []*Finding // by the rules that look at nothing else
	ownUsed  []*lang.Waiver
	findings []*Finding // all, in reading order
	used     []*lang.Waiver
	asked    map[question]bool // of all campaigns, for the other rules; nil: not judged by these
	abroad   bool              // some findings stand at what campaigns share
}

// holds reports whether a unit was judged, and by what still is so.
func (u *unit) holds(g *ground) bool {
	return u.asked != nil && !slices.ContainsFunc(g.changed, func(q question) bool { return u.asked[q] })
}

// holdsFile reports whether a file belongs to the unit's campaigns.
func (u *unit) holdsFile(name string) bool {
	return strings.HasPrefix(name, u.folder)
}
