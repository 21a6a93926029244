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
		if t.Start.Known() {
			f.See(t.Start.Range(), "The %s waits for it, and starts on %s.", t, t.Start.V)
			continue
		}
		f.See(t.At(), "The %s waits for it.", t)
	}
}

// firstToStart is the tactic with the earliest start; nil where none has one.
func firstToStart(tactics []*lang.Tactic) *lang.Tactic {
	var first *lang.Tactic
	for _, t := range tactics {
		if t.Start.Known() && (first == nil || t.Start.V < first.Start.V) {
			first = t
		}
	}
	return first
}

// dayBefore is the last day before a tactic starts, as a plan writes it.
func dayBefore(t *lang.Tactic) string { return `"` + (t.Start.V - 1).ISO() + `"` }
