// Package money is a chapter of the rule book: what for how much.
package money

import (
	"embed"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("money", pages,
	budgetAndOutcomeBothDictated,
	numbersDontStackUp,
	goalOutOfReach,
	goalDoesNotFit,
	costDoesNotFit,
	averageDoesNotFit,
	moneyOnTheEve,
	overBudget,
	phaseOverBudget,
	overspent,
	overCostCeiling,
	commitmentMissing,
	commitmentNotAccepted,
	commitmentUnfunded,
	unallocatedBudget,
	tooLittleToTell,
	moreFromLess,
	moneyWithoutBudget,
	campaignWithoutBudget,
	cutWithoutRetarget,
)

// cent is how close amounts of a plan are that are the same.
func cent(p *lang.Plan) float64 { return prose.HalfCent(p.Currency()) }

// paysFor reports whether a campaign, or one above it, says what it may cost.
func paysFor(c *lang.Campaign) bool {
	for ; c != nil; c = facts.CampaignAbove(c.Plan()) {
		if !c.Budget.Absent() || c.Broken() {
			return true
		}
	}
	return false
}

// isMoney reports that a metric counts the money of a plan.
func isMoney(m *lang.Metric, p *lang.Plan) bool {
	return m.Unit.Known() && p.Currency() != "" && strings.EqualFold(strings.TrimSpace(m.Unit.V), p.Currency())
}

// calledBy reports that a metric is called by some words.
func calledBy(m *lang.Metric, words *prose.Wording) bool {
	return words.In(prose.Normalise(m.Name())) || words.In(prose.Normalise(m.Title.V))
}

// returnWords are how metrics are called that say what comes back of what is spent.
var returnWords = prose.WordingOf(`\b(?:roas|return on (?:the )?(?:ad|advertising|marketing) spend)\b`)
