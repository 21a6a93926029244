package money

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var tooLittleToTell = &checks.Rule{
	ID: "too-little-to-tell", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s share a channel with others that have fifty times as much, and show nothing.",
	Among:    "that pay for space beside others",
	EveryFix: "Give each enough to show whether it works, or put its money on the others",
	Settings: &littleSettings{Share: lang.Number{V: 2, State: lang.Known}},
	Check: func(p *checks.Pass) {
		share := checks.Settings[littleSettings](p).Share.V
		for _, c := range p.Campaigns {
			bills, order := paidThere(p.TacticsIn(c.Plan()))
			for _, ch := range order {
				reportLittle(p, c.Plan(), ch, bills[ch], share)
			}
		}
	},
}

type littleSettings struct {
	Share lang.Number `plan:"share" type:"percent" milder:"less" doc:"The share of what goes to a paid channel, in percent, from which a tactic shows whether it works."`
}

// line is what one tactic pays for a channel.
type line struct {
	of   *lang.Tactic
	cost float64
}

// paidThere lists what tactics that are on one paid channel alone cost, by the channel, and the
// channels in the order in which they are met.
func paidThere(tactics []*lang.Tactic) (lines map[*lang.Channel][]line, order []*lang.Channel) {
	lines = map[*lang.Channel][]line{}
	for _, t := range tactics {
		if len(t.Channels.Items) != 1 || t.Standby() {
			continue
		}
		c, cost := t.Channels.Items[0].To, t.Cost()
		if !c.Media.Known() || c.Media.V != "paid" || cost.State != lang.Known || cost.V <= 0 {
			continue
		}
		if len(lines[c]) == 0 {
			order = append(order, c)
		}
		lines[c] = append(lines[c], line{t, cost.V})
	}
	return lines, order
}

func reportLittle(p *checks.Pass, plan *lang.Plan, c *lang.Channel, lines []line, share float64) {
	const few = 3
	if len(lines) < few {
		return
	}
	sum := 0.0
	for _, l := range lines {
		sum += l.cost
	}
	for _, l := range lines {
		p.Count(l.of)
		if l.cost*100 >= sum*share {
			continue
		}
		f := p.Report(l.of, l.of.Budget.Range(), "The %s has %s of the %s that go to the %s: too little to show whether it works.", l.of,
			prose.Money(l.cost, plan.Currency()), prose.Money(sum, plan.Currency()), c)
		f.Detail = "budget"
		f.AddFix("Give it enough to show whether it works, or put its money on the others there")
	}
}
