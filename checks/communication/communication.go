// Package communication is a chapter of the rule book: handoffs, inputs and advice.
package communication

import (
	"embed"
	"fmt"

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

// addDueFix makes an input due on the day before the tactic that waits for it.
func addDueFix(f *checks.Finding, verb string, in *lang.Input, first *lang.Tactic) {
	if first == nil {
		f.AddFix(verb + ` due = "YYYY-MM-DD"`)
		return
	}
	due := `"` + (first.Start.V - 1).ISO() + `"`
	f.AddFix(fmt.Sprintf("%s due = %s, the day before the %s starts", verb, due, first), in.Plan().SetAttribute(in, "due", due))
}
