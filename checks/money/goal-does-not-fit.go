package money

import (
	"math"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var goalDoesNotFit = &checks.Rule{
	ID: "goal-does-not-fit", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			if plan.Campaign == nil {
				continue
			}
			for _, g := range plan.Goals {
				if g.Metric.Known() && g.Target.Known() {
					holdAgainst(p, g)
				}
			}
		}
	},
}

// holdAgainst reports a goal where objectives that support it come to quite another amount: so much
// a day on all days, or so much for all of the money.
func holdAgainst(p *checks.Pass, g *lang.Goal) {
	var f *checks.Finding
	for _, o := range g.Plan().Objectives {
		sum, how := comesTo(o, g)
		const apart = 0.25 // of what the goal says: less is how people round
		if sum == 0 || math.Abs(sum-g.Target.V) <= apart*math.Abs(g.Target.V) {
			continue
		}
		if f == nil {
			f = p.Report(g, g.Target.Range(), "The %s says %s, and the %s, which supports it, comes to %s: %s.", g, prose.Digits(g.Target.V), o, prose.Digits(sum), how)
			f.Detail = "target"
			f.AddFix("Agree on which of the two is meant, and write the other so that it fits")
		}
		f.See(o.Target.Range(), "The %s comes to %s: %s.", o, prose.Digits(sum), how)
	}
}

// comesTo is how much of what a goal counts an objective of its campaign comes to, and how; 0 where
// that does not follow.
func comesTo(o *lang.Objective, g *lang.Goal) (sum float64, how string) {
	if !o.Metric.Known() || !o.Target.Known() || !o.Supports.Has(g) {
		return 0, ""
	}
	c := o.Plan().Campaign
	if every, word := spanOf(o.Metric.To); every > 0 {
		days := daysOf(c, g)
		if days < 1 || !sameText(&o.Metric.To.Unit, &g.Metric.To.Unit) {
			return 0, ""
		}
		return o.Target.V * float64(days) / every, prose.Digits(o.Target.V) + " " + word + " for " + prose.Count(days, "day")
	}
	back := returnOf(o.Metric.To, o.Target.V)
	if !c.Budget.Known() || !isMoney(g.Metric.To, o.Plan()) {
		return 0, ""
	}
	return back * c.Budget.V, "a return of " + prose.Digits(back) + " on " + prose.Digits(c.Budget.V)
}

// spanOf is of how many days a metric counts the amount, and what that is called; 0 where it does
// not say so by its name, title or unit.
func spanOf(m *lang.Metric) (days float64, word string) {
	said := " " + prose.Normalise(m.Name()+" "+m.Title.V+" "+m.Unit.V) + " "
	for _, s := range spans {
		for _, w := range s.words {
			if strings.Contains(said, " "+w+" ") {
				return s.days, s.word
			}
		}
	}
	return 0, ""
}

var spans = []struct {
	words []string
	word  string
	days  float64
}{
	{[]string{"daily", "a day", "per day", "each day"}, "a day", 1},
	{[]string{"weekly", "a week", "per week", "each week"}, "a week", 7},
}

// daysOf is how many days the public sees a campaign until a goal is due; 0 where that is not known.
func daysOf(c *lang.Campaign, g *lang.Goal) int {
	from, to := c.LaunchDay(), c.End
	if !g.By.Absent() && to.Known() && g.By.V < to.V {
		to = g.By
	}
	if !from.Known() || !to.Known() || g.By.State == lang.Unknown {
		return 0
	}
	return lang.Stretch{First: from.V, Last: to.V}.Days()
}

// returnOf is a return on what is spent, as so many times it; 0 where a metric is none.
func returnOf(m *lang.Metric, v float64) float64 {
	switch {
	case !returnWords.In(prose.Normalise(m.Name() + " " + m.Title.V)):
		return 0
	case strings.Contains(prose.Normalise(m.Unit.V), "percent") || strings.Contains(m.Unit.V, "%"):
		return v / 100
	}
	return v
}

func sameText(a, b *lang.Text) bool {
	return a.Known() && b.Known() && prose.Normalise(a.V) == prose.Normalise(b.V)
}
