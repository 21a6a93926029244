// Package reviews is a chapter of the rule book: reviews are finite, and decide.
package reviews

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("reviews", pages,
	reviewMissing,
	reviewWithoutDate,
	reviewGap,
	reviewWithoutDecision,
	missingReading,
	offTargetWithoutAction,
	closedWithoutRetrospective,
)
