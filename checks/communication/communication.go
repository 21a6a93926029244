// Package communication is a chapter of the rule book: handoffs, inputs and advice.
package communication

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("communication", pages,
	requirementWithoutHandoff,
	handoffNotAcknowledged,
	unconsultedImpact,
	outsourcedWithoutInput,
	inputWithoutDate,
	inputAfterStart,
	inputOverdue,
	kickoffMissing,
	unansweredRecommendation,
	declinedWithoutReason,
	insightNotShared,
)

// seeWaiting shows the first tactics that wait.
func seeWaiting(f *checks.Finding, tactics []*lang.Tactic) {
	const shown = 3
	for _, t := range tactics[:min(shown, len(tactics))] {
		if t.Starts().Known() {
			f.See(t.Starts().Range(), "The %s waits for it, and starts on %s.", t, t.Starts().V)
			continue
		}
		f.See(t.At(), "The %s waits for it.", t)
	}
}

// firstToStart is the tactic with the earliest start; nil where none has one.
func firstToStart(tactics []*lang.Tactic) *lang.Tactic {
	var first *lang.Tactic
	for _, t := range tactics {
		if t.Starts().Known() && (first == nil || t.Starts().V < first.Starts().V) {
			first = t
		}
	}
	return first
}

// dayBefore is the last day before a tactic starts, and what it is.
func dayBefore(t *lang.Tactic) (day lang.Date, why string) {
	return t.Starts().V - 1, "the day before the " + t.String() + " starts"
}
