// Package tracing is a chapter of the rule book: every tactic traces to an objective.
package tracing

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
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
	goalOnAThread,
	circularTrace,
)

// inScope reports whether a plan, or one above it, has any of what is counted.
func inScope(p *lang.Plan, count func(*lang.Plan) int) bool {
	n := 0
	p.InScope(func(p *lang.Plan) { n += count(p) })
	return n > 0
}
