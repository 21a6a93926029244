// Package book is the rule book: the one list of all rules.
package book

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/communication"
	"github.com/plan-as-code/plan/checks/disciplines"
	"github.com/plan-as-code/plan/checks/journey"
	"github.com/plan-as-code/plan/checks/language"
	"github.com/plan-as-code/plan/checks/measures"
	"github.com/plan-as-code/plan/checks/money"
	"github.com/plan-as-code/plan/checks/objectives"
	"github.com/plan-as-code/plan/checks/reviews"
	"github.com/plan-as-code/plan/checks/strategy"
	"github.com/plan-as-code/plan/checks/timing"
	"github.com/plan-as-code/plan/checks/tracing"
)

// Rules is the book, chapter by chapter. It must not be changed.
var Rules = slices.Concat(
	tracing.Rules,
	objectives.Rules,
	measures.Rules,
	money.Rules,
	disciplines.Rules,
	communication.Rules,
	timing.Rules,
	strategy.Rules,
	journey.Rules,
	reviews.Rules,
	language.Rules,
)

// Vocabulary is what the language must know of the rules, as lang.Load takes it.
var Vocabulary = checks.Vocabulary(Rules)
