package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var oneTextForAll = &checks.Rule{
	ID: "one-text-for-all", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s tell four audiences or more the same, although their needs differ.",
	EveryFix: "Split them by what these people need, or give each audience a message of its own",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if t.Broken() || t.Standby() || t.Channels.Empty() || t.Audiences.State == lang.Unknown {
				continue
			}
			p.Count(t)
			const many = 4
			n := differing(t)
			if n < many || t.Carries.State == lang.Unknown || len(t.Carries.Items) > 1 {
				continue
			}
			f := p.Report(t, t.Audiences.Range(), "The %s tells %d audiences the same, although their needs differ.", t, n)
			f.Detail = "audiences"
			for i := range t.Audiences.Items[:many-1] {
				f.See(t.Audiences.Items[i].To.Needs.Range(), "The %s needs this.", t.Audiences.Items[i].To)
			}
			f.AddFix("Split it by what these people need, or let it carry a message for each")
		}
	},
}
