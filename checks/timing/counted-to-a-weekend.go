package timing

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var countedToAWeekend = &checks.Rule{
	ID: "counted-to-a-weekend", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every: "%s of the %s that are counted from another day and take one themselves fall on a weekend.", EveryFix: "Count in working days, or write the day itself where it is meant",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			oneDay := t.Start.Known() && t.End.Known() && t.Start.V == t.End.V
			if !oneDay || t.Standby() || t.Broken() || !isCounted(t.Plan(), &t.Start) {
				continue
			}
			p.Count(t)
			if day := t.Start.V.Weekday(); day == "Saturday" || day == "Sunday" {
				f := p.Report(t, t.Start.Range(), "The %s falls on a %s, %s, as it is counted from another day.", t, day, t.Start.V)
				f.Detail = "start"
				f.AddFix("Count to the Friday before or the Monday after, or write the day itself where it is meant")
			}
		}
	},
}

// isCounted reports that a plan works a day out from another: a day that somebody has written was
// looked at.
func isCounted(plan *lang.Plan, d *lang.Day) bool {
	at := d.Range()
	f := plan.File(at.Filename)
	if f == nil || at.End.Byte > len(f.Src) {
		return false
	}
	text := string(f.Src[at.Start.Byte:at.End.Byte])
	return strings.HasPrefix(text, "before(") || strings.HasPrefix(text, "after(")
}
