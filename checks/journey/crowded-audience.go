package journey

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var crowdedAudience = &checks.Rule{
	ID: "crowded-audience", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s hear from several tactics within days on one channel.",
	EveryFix: "Merge what says the same, and leave out what changes nothing for them",
	Settings: &crowdSettings{Within: lang.Span{V: lang.Duration{N: 3}, State: lang.Known}, Most: lang.Number{V: 3, State: lang.Known}},
	Check: func(p *checks.Pass) {
		settings := checks.Settings[crowdSettings](p)
		for _, c := range p.Campaigns {
			heard, order := heardBy(p.TacticsIn(c.Plan()))
			reported := map[*lang.Audience]bool{}
			for _, at := range order {
				if tactics := densest(heard[at], settings.Within.V); len(tactics) > int(settings.Most.V) && !reported[at.by] {
					reported[at.by] = true
					reportCrowd(p, c, at, tactics)
				}
			}
		}
	},
}

type crowdSettings struct {
	Within lang.Span   `plan:"within" milder:"less" doc:"Days within which tactics follow closely, the first and the last counted."`
	Most   lang.Number `plan:"most" milder:"more" doc:"How many of them an audience may hear from on one channel."`
}

// ear is an audience on a channel.
type ear struct {
	by *lang.Audience
	on *lang.Channel
}

// heardBy lists the tactics of one day by who hears them where, by their days, and who hears
// any in the order of the plan. What is said in conversation, or only in some cases, is left out.
func heardBy(tactics []*lang.Tactic) (heard map[ear][]*lang.Tactic, order []ear) {
	heard = map[ear][]*lang.Tactic{}
	for _, t := range tactics {
		if oneDay := t.Starts().Known() && t.Ends().Known() && t.Starts().V == t.Ends().V; !oneDay || t.Standby() || t.Broken() {
			continue
		}
		for i := range t.Channels.Items {
			for j := range t.Audiences.Items {
				at := ear{t.Audiences.Items[j].To, t.Channels.Items[i].To}
				if at.on.TwoWay.V || slices.Contains(heard[at], t) {
					continue
				}
				if len(heard[at]) == 0 {
					order = append(order, at)
				}
				heard[at] = append(heard[at], t)
			}
		}
	}
	for _, list := range heard {
		slices.SortStableFunc(list, func(a, b *lang.Tactic) int { return cmp.Compare(a.Starts().V, b.Starts().V) })
	}
	return heard, order
}

// densest is the longest stretch of tactics, sorted by their days, within so many days.
func densest(tactics []*lang.Tactic, within lang.Duration) (most []*lang.Tactic) {
	first := 0
	for i, t := range tactics {
		for first < i && tactics[first].Starts().V.Plus(within) <= t.Starts().V {
			first++
		}
		if i+1-first > len(most) {
			most = tactics[first : i+1]
		}
	}
	return most
}

func reportCrowd(p *checks.Pass, c *lang.Campaign, at ear, tactics []*lang.Tactic) {
	first, last := tactics[0].Starts().V, tactics[len(tactics)-1].Starts().V
	when := "on " + first.String()
	if last > first {
		when = "from " + first.String() + " to " + last.String()
	}
	f := p.ReportIn(c, at.by, at.by.At(), "The %s hears from %s %s, all on the %s.", at.by, prose.Count(len(tactics), "tactic"), when, at.on)
	for _, t := range tactics {
		f.See(t.At(), "The %s is one of them, on %s.", t, t.Starts().V)
	}
	f.AddFix("Merge what says the same, and leave out what changes nothing for them: the one that matters is read last")
}
