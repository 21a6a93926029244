package reviews

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var noReviewBeforeLaunch = &checks.Rule{
	ID: "no-review-before-launch", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		const worthwhile = 14 // days
		for _, w := range rehearsalsIn(p) {
			if w.until-w.from >= worthwhile && !mayBeReviewed(&w) {
				reportUnreviewed(p, &w)
			}
		}
	},
}

// mayBeReviewed reports whether a review that decides is held before the launch of a
// campaign, or may be: one that cannot be read, or does not say when it is held.
func mayBeReviewed(w *rehearsal) bool {
	for _, r := range facts.ReviewsOf(w.of.Plan()) {
		if mayDecide(r) && (w.holds(r) || dateless(r) || !datesRead(r)) {
			return true
		}
	}
	return false
}

func reportUnreviewed(p *checks.Pass, w *rehearsal) {
	c := w.of
	f := p.Report(c, c.At(), "The %s works for %s towards its launch on %s, and no review before it decides anything.",
		c, prose.Count(int(w.until-w.from), "day"), w.until)
	f.Detail = "launch"
	f.See(w.first.Starts().Range(), "The %s is the first to start, on %s.", w.first, w.from)
	const week = 7
	day := max(w.until-week, p.AsOf)
	if day >= w.until {
		f.AddFix("Decide in the next review what was left undecided before the launch")
		return
	}
	f.AddShownFix("Hold a review before the launch, and say what it decides", "one", c.Plan().File(c.At().Filename).Append(launchStub(c, day)))
}

func launchStub(c *lang.Campaign, day lang.Date) string {
	return `review "` + c.Plan().FreeName("review", "before_launch") + `" {
  on      = "` + day.ISO() + `"
  decides = ["Do we launch as planned?"]
}
`
}
