// Package strategy is a chapter of the rule book: one approach, and what it rests on.
package strategy

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("strategy", pages,
	strategyMissing,
	strategyNotApproved,
	tacticWithoutEvidence,
	insightWithoutSource,
	tooManyTactics,
	nothingToSay,
	mandatoryMessageMissing,
	messageWithoutProof,
	conflictingMessages,
	messageOutOfPhase,
	messageForOthers,
	riskWithoutAnswer,
	highRiskWithoutAnswer,
	conditionalTactic,
	decisionWithOneWay,
)
