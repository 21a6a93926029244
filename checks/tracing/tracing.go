// Package tracing is a chapter of the rule book: every tactic traces to an objective.
package tracing

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("tracing", pages,
	orphanTactic,
	objectiveMissing,
	goalMissing,
	objectiveWithoutGoal,
	objectiveWithoutTactic,
	goalWithoutObjective,
	goalWithoutTarget,
	circularTrace,
	disconnectedTactic,
)
