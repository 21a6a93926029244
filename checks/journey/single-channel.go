package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var singleChannel = &checks.Rule{
	ID: "single-channel", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Several: true, // where one discipline plans alone, that is the cause
	Check: func(p *checks.Pass) {
		const many = 3
		for _, c := range p.Campaigns {
			only, n := onlyChannel(p.TacticsIn(c.Plan()))
			if only == nil || n < many || c.Plan().Unclear() {
				continue
			}
			f := p.Report(c, c.At(), "All %d tactics of the %s that are on a channel are on one, the %s: whom it does not reach, nothing reaches.", n, c, only)
			f.See(only.At(), "This is the channel.")
			f.AddFix("Plan a second way to the same people, or say in the strategy why one is enough")
		}
	},
}

// onlyChannel is the channel on which all of some tactics are that are on any, and how many these
// are, those on standby left out; nil where there are several, or may be.
func onlyChannel(tactics []*lang.Tactic) (only *lang.Channel, n int) {
	for _, t := range tactics {
		if t.Broken() || t.Channels.State == lang.Unknown {
			return nil, 0
		}
		if t.Standby() || len(t.Channels.Items) == 0 {
			continue
		}
		n++
		for i := range t.Channels.Items {
			if c := t.Channels.Items[i].To; only == nil {
				only = c
			} else if c != only {
				return nil, 0
			}
		}
	}
	return only, n
}
