// Package communication is a chapter of the rule book: handoffs, inputs and advice.
package communication

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
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
