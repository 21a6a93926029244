package checks

import (
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Named is what a sentence calls an element by: a person's name alone, and
// anything else with its kind.
func Named(e lang.Element) string {
	if who, ok := e.(*lang.Person); ok {
		return prose.Clip(who.Label())
	}
	return "the " + e.String()
}
