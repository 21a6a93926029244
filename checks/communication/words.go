package communication

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// nameOf is the name by which references call an element.
func nameOf(e lang.Element) string {
	return strings.TrimPrefix(lang.Reference(e), e.Kind().Name+".")
}

// distance says how far a day lies from another: 4 days ago, today, in 1 day.
func distance(day, from lang.Date) string {
	switch n := int(day - from); {
	case n < 0:
		return prose.Count(-n, "day") + " ago"
	case n == 0:
		return "today"
	default:
		return "in " + prose.Count(n, "day")
	}
}

// filled reports whether a text says anything. One that cannot be read may.
func filled(t *lang.Text) bool {
	return t.State == lang.Unknown || t.Known() && strings.TrimSpace(t.V) != ""
}
