// Package disciplines is a chapter of the rule book: specialists who are known to each other.
package disciplines

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("disciplines", pages,
	sponsorMissing,
	tacticWithoutOwner,
	tacticWithoutDiscipline,
	ownerOutsideDiscipline,
	onePersonPlan,
	overloadedDiscipline,
	singleDisciplineObjective,
	isolatedDiscipline,
	unamplifiedTactic,
	absentFromTheTable,
	disciplineWithoutRole,
	duplicateTactic,
	tacticWithoutApprover,
)

// named is a discipline's title, in quotes.
func named(d *lang.Discipline) string { return prose.Names([]*lang.Discipline{d}) }
