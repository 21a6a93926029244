package strategy

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var tooManyTactics = &checks.Rule{
	ID: "too-many-tactics", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Settings: &tooManySettings{Tactics: lang.Number{V: 25, State: lang.Known}, Channels: lang.Number{V: 6, State: lang.Known}},
	Check: func(p *checks.Pass) {
		most := checks.Settings[tooManySettings](p)
		for _, c := range p.Campaigns {
			if c.Broken() {
				continue
			}
			tactics := p.TacticsIn(c.Plan())
			channels := channelsOf(tactics)
			var over []string
			if float64(len(tactics)) > most.Tactics.V {
				over = append(over, excess(len(tactics), "tactic", most.Tactics.V))
			}
			if float64(channels) > most.Channels.V {
				over = append(over, excess(channels, "channel", most.Channels.V))
			}
			if len(over) > 0 {
				p.Report(c, c.At(), "The %s spreads over %s.", c, strings.Join(over, ", and over ")).
					AddFix("Do fewer things with more force, or give a part of it a campaign of its own")
			}
		}
	},
}

type tooManySettings struct {
	Tactics  lang.Number `plan:"tactics" milder:"more" doc:"The most tactics that a campaign has."`
	Channels lang.Number `plan:"channels" milder:"more" doc:"The most channels that its tactics use."`
}

// excess says how many there are, and how many there may be.
func excess(n int, noun string, most float64) string {
	return prose.Count(n, noun) + "; more than " + prose.Digits(most) + " are too many"
}

// channelsOf counts the channels that tactics use.
func channelsOf(tactics []*lang.Tactic) int {
	used := map[*lang.Channel]bool{}
	for _, t := range tactics {
		for i := range t.Channels.Items {
			used[t.Channels.Items[i].To] = true
		}
	}
	return len(used)
}
