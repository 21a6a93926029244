// Package reviews is a chapter of the rule book: reviews are finite, and decide.
package reviews

import (
	"embed"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("reviews", pages,
	reviewMissing,
	reviewWithoutDate,
	reviewGap,
	noReviewBeforeLaunch,
	reviewWithoutDecision,
	finalReviewTooEarly,
	thresholdDoesNotFit,
	missingReading,
	offTargetWithoutAction,
	limitBroken,
	overlappingReadings,
	closedWithoutRetrospective,
	campaignByRote,
)

// isoName is a day as part of a name: 2027_04_30.
func isoName(d lang.Date) string { return strings.ReplaceAll(d.ISO(), "-", "_") }

// meeting is one day on which a review is held; of nil, the campaign's last day.
type meeting struct {
	of *lang.Review
	on lang.Date
}

// datesRead reports whether all that a review says of its days can be read.
func datesRead(r *lang.Review) bool {
	return r.On.State != lang.Unknown && r.Every.State != lang.Unknown && r.From.State != lang.Unknown && r.Until.State != lang.Unknown
}

// kindOf is what a review is for; "" where that cannot be read.
func kindOf(r *lang.Review) string {
	switch r.ReviewKind.State {
	case lang.Known:
		return r.ReviewKind.V
	case lang.Absent:
		return "checkpoint"
	}
	return ""
}

// mayDecide reports whether a review decides something, as far as that can be read.
func mayDecide(r *lang.Review) bool {
	return r.Decides.State == lang.Unknown || len(strings.TrimSpace(strings.Join(r.Decides.V, ""))) > 0
}

// dateless reports whether a review leaves open when it is held.
func dateless(r *lang.Review) bool {
	return r.On.Absent() && (r.Every.Absent() || r.Until.Absent() && !r.Plan().Endless())
}

// mayLookBack reports whether a campaign has a retrospective, or something that
// cannot be read and may be one.
func mayLookBack(c *lang.Campaign) bool {
	if c.Plan().Unclear() {
		return true
	}
	for _, r := range facts.ReviewsOf(c.Plan()) {
		if kind := kindOf(r); kind == "" || kind == "retrospective" {
			return true
		}
	}
	return false
}
