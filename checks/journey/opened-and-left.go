package journey

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var openedAndLeft = &checks.Rule{
	ID: "opened-and-left", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s open a channel, and no other tactic uses it.",
	EveryFix: "Plan what is said there, how often and by whom, or do not open them",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if t.Broken() || t.Standby() || t.Channels.Empty() || t.Plan().Unclear() || !facts.Opens(t.Title.V) {
				continue
			}
			p.Count(t)
			of := t.Channels.Items[0].To
			if !t.Occurs.Absent() || lasts(t) || !ours(of) || isUsedByAnother(p, of, t) {
				continue
			}
			f := p.Report(t, t.At(), "The %s opens the %s, and no other tactic uses it.", t, of)
			f.See(of.At(), "It is used by nothing else.")
			f.AddFix("Plan what is said there, how often and by whom, or do not open it")
		}
	},
}

// lasts reports that a tactic goes on to the end of its campaign, and may be what fills the place.
func lasts(t *lang.Tactic) bool {
	c := t.Plan().Campaign
	return c == nil || t.Ends().State == lang.Unknown || t.Ends().Known() && (!c.End.Known() || t.Ends().V >= c.End.V)
}

// ours reports that a channel is one that somebody has to fill.
func ours(c *lang.Channel) bool {
	return c.Media.Known() && (c.Media.V == "owned" || c.Media.V == "shared") && !c.Offline.V
}

func isUsedByAnother(p *checks.Pass, c *lang.Channel, t *lang.Tactic) bool {
	return slices.ContainsFunc(p.ActivityOn(c), func(other *lang.Tactic) bool { return other != t })
}
