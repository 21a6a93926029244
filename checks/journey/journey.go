// Package journey is a chapter of the rule book: one conversation along the customer's journey.
package journey

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("journey", pages,
	uncoveredStage,
	singleDisciplineStage,
	singleStageDiscipline,
	tacticWithoutStage,
	tacticWithoutAudience,
	audienceUnderspecified,
	noResponseOwner,
	singleVoice,
	communityStopsAtSale,
	sellingTooEarly,
	startsAfterBuyingCycle,
	clashingChannel,
)
