package timing

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var requirementOutOfOrder = &checks.Rule{
	ID: "requirement-out-of-order", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if !t.Starts().Known() {
				continue
			}
			if late := lateFor(t, p.Awaited(t)); len(late) > 0 {
				reportOrder(p, t, late)
			}
		}
	},
}

// need is what a tactic needs, and the day on which it is there.
type need struct {
	of   lang.Element
	ends string // how a sentence says it
	day  lang.Day
}

// lateFor lists what is there only after a tactic starts, the latest first. That
// a tactic needs itself is a circle, and no matter of order.
func lateFor(t *lang.Tactic, awaited []lang.Element) []need {
	var late []need
	add := func(e lang.Element) {
		n, ok := needOf(e)
		told := slices.ContainsFunc(late, func(other need) bool { return other.of == e })
		if ok && e != lang.Element(t) && n.day.Known() && n.day.V > t.Starts().V && !told {
			late = append(late, n)
		}
	}
	for i := range t.Requires.Items {
		add(t.Requires.Items[i].To)
	}
	for _, e := range awaited {
		add(e)
	}
	slices.SortStableFunc(late, func(a, b need) int { return int(b.day.V) - int(a.day.V) })
	return late
}

// needOf is the day on which an element is there for others. Inputs have a rule of
// their own, and so has what is dropped.
func needOf(e lang.Element) (need, bool) {
	switch e := e.(type) {
	case *lang.Tactic:
		return need{e, "ends", *e.Ends()}, !e.Dropped()
	case *lang.Handoff:
		return need{e, "is due", e.Due}, true
	case *lang.Milestone:
		return need{e, "falls", e.On}, true
	}
	return need{}, false
}

func reportOrder(p *checks.Pass, t *lang.Tactic, late []need) {
	last := late[0]
	f := p.Report(t, t.Starts().Range(), "The %s starts on %s and needs the %s, which %s on %s.", t, t.Starts().V, last.of, last.ends, last.day.V)
	f.Detail = "start"
	const shown = 5
	for _, n := range late[:min(shown, len(late))] {
		f.See(n.day.Range(), "The %s %s on %s.", n.of, n.ends, n.day.V)
	}
	f.AddFix("Start it on " + last.day.V.String() + " or later, or have what it needs ready earlier")
}
