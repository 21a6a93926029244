package timing

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var countedToAWeekend = &checks.Rule{
	ID: "counted-to-a-weekend", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every: "%s of the %s fall on a weekend.", Among: "that last a day and are counted from another one", EveryFix: "Count in working days, or write the day itself where it is meant",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			oneDay := t.Start.Known() && t.End.Known() && t.Start.V == t.End.V
			if !oneDay || t.Standby() || t.Broken() {
				continue
			}
			from, counted := countedFrom(t.Plan(), &t.Start)
			if !counted || isWeekend(from) { // what is at a weekend itself is announced at one
				continue
			}
			p.Count(t)
			if isWeekend(t.Start.V) {
				f := p.Report(t, t.Start.Range(), "The %s falls on a %s, %s, as it is counted from another day.", t, t.Start.V.Weekday(), t.Start.V)
				f.Detail = "start"
				f.AddFix("Count to the Friday before or the Monday after, or write the day itself where it is meant")
			}
		}
	},
}

// countedFrom is the day from which a plan works another out; false for a day that somebody has
// written, which was looked at.
func countedFrom(plan *lang.Plan, d *lang.Day) (from lang.Date, counted bool) {
	at := d.Range()
	f := plan.File(at.Filename)
	if f == nil || at.End.Byte > len(f.Src) {
		return 0, false
	}
	text := string(f.Src[at.Start.Byte:at.End.Byte])
	before := strings.HasPrefix(text, "before(")
	if !before && !strings.HasPrefix(text, "after(") {
		return 0, false
	}
	parts := strings.Split(text, `"`)
	span, ok := lang.ParseDuration(parts[max(len(parts)-2, 0)])
	if !ok { // by a value that has a name
		return 0, false
	}
	if before {
		return d.V.Plus(span), true
	}
	return d.V.Minus(span), true
}

func isWeekend(d lang.Date) bool { return d.Weekday() == "Saturday" || d.Weekday() == "Sunday" }
