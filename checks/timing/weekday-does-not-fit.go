package timing

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var weekdayDoesNotFit = &checks.Rule{
	ID: "weekday-does-not-fit", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, m := range plan.Milestones {
				holdToWeekday(p, m, m.Title.V, "on", &m.On)
			}
			for _, r := range plan.Reviews {
				holdToWeekday(p, r, r.Title.V, "on", &r.On)
			}
			for _, t := range plan.Tactics {
				if oneDay := t.Start.Known() && t.End.Known() && t.Start.V == t.End.V; oneDay && !t.Dropped() {
					holdToWeekday(p, t, t.Title.V, "", &t.Start)
				}
			}
		}
	},
}

// holdToWeekday reports an element that is called by a day of the week and is on another. The
// attribute is that of its day; "" where more than one would have to be moved.
func holdToWeekday(p *checks.Pass, e lang.Element, title, attr string, on *lang.Day) {
	called := weekdayIn(e.Name() + " " + title)
	if !on.Known() || called == "" || called == on.V.Weekday() {
		return
	}
	f := p.Report(e, on.Range(), "The %s is on %s, which is a %s.", e, on.V, on.V.Weekday())
	f.Detail = "on"
	near := nearestDay(on.V, called)
	if attr != "" && near >= p.AsOf {
		f.Correct(attr, p.Day(near), "the nearest "+called)
		return
	}
	f.AddFix("Move it to " + called + ", " + near.String() + ", or call it otherwise")
}

// nearestDay is the day that is called so and the fewest days away.
func nearestDay(from lang.Date, called string) lang.Date {
	for _, days := range []lang.Date{-1, 1, -2, 2, -3} {
		if d := from + days; d.Weekday() == called {
			return d
		}
	}
	return from + 3
}

// weekdayIn is the day of the week that a title calls its element by; "" where it names none or
// several, or speaks of what is before or after one.
func weekdayIn(title string) string {
	words := strings.Fields(prose.Normalise(title))
	called := ""
	for _, w := range words {
		day := weekdayWords[w]
		if day == "" {
			continue
		}
		if called != "" && called != day {
			return ""
		}
		called = day
	}
	if called == "" || slices.ContainsFunc(words, func(w string) bool { return slices.Contains(besideDay, w) }) {
		return ""
	}
	return called
}

var besideDay = strings.Fields("pre post before after until till by from since eve day days week weeks weekend vor nach bis ab seit woche avant apres après semaine")

var weekdayWords = map[string]string{
	"monday": "Monday", "tuesday": "Tuesday", "wednesday": "Wednesday", "thursday": "Thursday", "friday": "Friday", "saturday": "Saturday", "sunday": "Sunday",
	"montag": "Monday", "dienstag": "Tuesday", "mittwoch": "Wednesday", "donnerstag": "Thursday", "freitag": "Friday", "samstag": "Saturday", "sonnabend": "Saturday", "sonntag": "Sunday",
	"lundi": "Monday", "mardi": "Tuesday", "mercredi": "Wednesday", "jeudi": "Thursday", "vendredi": "Friday", "samedi": "Saturday", "dimanche": "Sunday",
}
