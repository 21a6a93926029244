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
	asked    map[question]any // of all campaigns, for the other rules, and what they said
	abroad   bool             // some findings stand at what campaigns share
}

// holds reports whether a unit was judged by what still is so.
func (u *unit) holds(g *ground) bool {
	if u.asked != nil && g.last != nil {
		return !slices.ContainsFunc(g.changed, func(q question) bool { _, asked := u.asked[q]; return asked })
	}
	for q, said := range u.asked {
		if !q.saying.holds(g, q.subject, said) {
			return false
		}
	}
	return u.asked != nil
}

// holdsFile reports whether a file belongs to the unit's campaigns.
func (u *unit) holdsFile(name string) bool {
	return strings.HasPrefix(name, u.folder)
}
