package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var communityStopsAtSale = &checks.Rule{
	ID: "community-stops-at-sale", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			sale, ok := c.Plan().Lookup("stage", "purchase").(*lang.Stage)
			if !ok || !sale.Order.Known() || c.Broken() || c.Plan().Unclear() {
				continue
			}
			last, tactics, sure := furthest(planned(p.TacticsIn(c.Plan())))
			if last == nil || !sure || last.Order.V > sale.Order.V {
				continue
			}
			f := p.Report(c, c.At(), "The %s talks with people on shared media up to the %s, and not once they have bought.", c, last)
			const shown = 3
			for _, t := range tactics[:min(shown, len(tactics))] {
				f.See(t.Stages.Range(), "The %s goes no further.", t)
			}
			f.AddFix("Let a tactic on shared media serve a stage after the sale as well")
		}
	},
}

// furthest is the last stage that tactics on shared media serve, and those that
// say so. It is not sure where something about that cannot be read.
func furthest(all []*lang.Tactic) (last *lang.Stage, tactics []*lang.Tactic, sure bool) {
	sure = true
	for _, t := range all {
		on, clear := onShared(t)
		if sure = sure && clear && (!on || t.Stages.State != lang.Unknown); !on || len(t.Stages.Items) == 0 {
			continue
		}
		tactics = append(tactics, t)
		for i := range t.Stages.Items {
			s := t.Stages.Items[i].To
			sure = sure && s.Order.Known()
			if last == nil || s.Order.V > last.Order.V {
				last = s
			}
		}
	}
	return last, tactics, sure
}

// onShared reports whether a tactic uses a channel of shared media, and whether
// that is clear.
func onShared(t *lang.Tactic) (on, sure bool) {
	sure = t.Channels.State != lang.Unknown
	for i := range t.Channels.Items {
		c := t.Channels.Items[i].To
		on = on || shared(c)
		sure = sure && c.Media.Known()
	}
	return on, on && t.Channels.State != lang.Unknown || sure
}
