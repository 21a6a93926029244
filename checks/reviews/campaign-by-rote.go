package reviews

import (
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var campaignByRote = &checks.Rule{
	ID: "campaign-by-rote", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Across: true,
	Settings: &roteSettings{Share: lang.Number{V: 80, State: lang.Known}},
	Check: func(p *checks.Pass) {
		share := checks.Settings[roteSettings](p).Share.V
		for _, c := range p.Campaigns {
			if !c.Start.Known() || c.Plan().Unclear() || buildsOnInsight(p, c) {
				continue
			}
			of, n := repeated(p, c, share)
			if of == nil || p.ReadSince(of) || mayLookBack(of) || readsBefore(c) {
				continue
			}
			part := fmt.Sprintf("%d of its %d", n, len(doneIn(p, c)))
			if n == len(doneIn(p, c)) {
				part = fmt.Sprintf("all of its %d", n)
			}
			f := p.Report(c, c.At(), "The %s repeats %s tactics from the %s, and shows nothing that was learned from that one.", c, part, of)
			f.Detail = of.Address()
			f.See(of.At(), "It ended on %s.", of.End.V)
			f.AddFix("Say what that one has shown: by an insight on which the tactics rest, a reading, or a retrospective")
		}
	},
}

type roteSettings struct {
	Share lang.Number `plan:"share" type:"percent" milder:"more" doc:"The share of a campaign's tactics, in percent, that stand in an earlier one where it is called a repetition."`
}

// doneIn lists the tactics of a campaign that are not on standby.
func doneIn(p *checks.Pass, c *lang.Campaign) []*lang.Tactic {
	return slices.DeleteFunc(slices.Clone(p.TacticsIn(c.Plan())), (*lang.Tactic).Standby)
}

// repeated is the earlier campaign in which most of a campaign's tactics stand, the latest of
// several, and how many these are; nil where they are less than a share of them, in percent,
// or where there are few tactics.
func repeated(p *checks.Pass, c *lang.Campaign, share float64) (of *lang.Campaign, most int) {
	const few = 4
	tactics := doneIn(p, c)
	enough := func(n int) bool { return float64(100*n) >= share*float64(len(tactics)) }
	if len(tactics) < few {
		return nil, 0
	}
	stand, misses := map[*lang.Campaign]int{}, 0
	for _, t := range tactics {
		again := false
		for _, other := range p.CampaignsWithAlike(t) {
			if other.End.Known() && other.End.V < c.Start.V && !other.Plan().Within(c.Plan()) && !c.Plan().Within(other.Plan()) {
				again = true
				n := stand[other] + 1
				if stand[other] = n; n > most || n == most && other.Start.V > of.Start.V {
					of, most = other, n
				}
			}
		}
		if !again {
			if misses++; !enough(len(tactics) - misses) {
				return nil, 0
			}
		}
	}
	if !enough(most) {
		return nil, 0
	}
	return of, most
}

// buildsOnInsight reports whether a campaign has an insight to show, or may have one.
func buildsOnInsight(p *checks.Pass, c *lang.Campaign) bool {
	return len(c.Plan().Insights) > 0 ||
		slices.ContainsFunc(p.TacticsIn(c.Plan()), func(t *lang.Tactic) bool { return !t.Evidence.Empty() }) ||
		slices.ContainsFunc(c.Plan().Strategies, func(s *lang.Strategy) bool { return !s.Evidence.Empty() })
}

// readsBefore reports whether a campaign states what was read before it started.
func readsBefore(c *lang.Campaign) bool {
	return slices.ContainsFunc(c.Plan().Readings, func(r *lang.Reading) bool { return !r.On.Known() || r.On.V < c.Start.V })
}
