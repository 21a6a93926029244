// Package objectives is a chapter of the rule book: objectives are agreed and measurable.
package objectives

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("objectives", pages,
	objectiveWithoutMetric,
	objectiveWithoutTarget,
	objectiveWithoutDeadline,
	objectiveWithoutBaseline,
	vagueObjective,
	noPrimaryObjective,
	tooManyObjectives,
	effortShareMissing,
	effortShareNot100,
	effortShareDrift,
	effortOffPrimary,
	objectiveNotAgreed,
	objectiveNotPlayedBack,
	playbackIsACopy,
	playbackUnconfirmed,
	startedBeforeAgreement,
	notInMarketingTerms,
	goalInMarketingTerms,
	horizonMismatch,
)
