// Package timing is a chapter of the rule book: no late add-ons, and dates that can hold.
package timing

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("timing", pages,
	lateAddOn,
	changedAfterAgreement,
	pickedApartStrategy,
	rewrittenAgreement,
	unapprovedAmendment,
	unassessedAmendment,
	outsideCampaignDates,
	endsBeforeStart,
)
