// Package money is a chapter of the rule book: what for how much.
package money

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("money", pages,
	budgetAndOutcomeBothDictated,
	numbersDontStackUp,
	overBudget,
	overCostCeiling,
	commitmentMissing,
	commitmentNotAccepted,
	commitmentUnfunded,
	unallocatedBudget,
	cutWithoutRetarget,
)

const cent = 0.005 // amounts closer than this are the same
