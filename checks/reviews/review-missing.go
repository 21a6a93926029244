package reviews

import (
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var reviewMissing = &checks.Rule{
	ID: "review-missing", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Hides:    []string{"review-gap", "no-review-before-launch", "review-without-date", "review-without-decision"},
	Inherits: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			within, closing, sure := reviewed(c)
			if within && closing || !sure {
				continue
			}
			f, what := p.Report(c, c.At(), "The %s ends without a final review or a retrospective.", c), "final review"
			if !within {
				f.Message, what = fmt.Sprintf("No review of the %s has a date while it runs.", c), "review"
				f.Hides(c, "review-gap", "no-review-before-launch")
			}
			if r := lasting(c); !within && r != nil && c.End.Known() && c.End.V >= p.AsOf {
				end := c.End.V.ISO()
				f.Message = fmt.Sprintf("The %s is held %s and does not say until when, and no other review of the %s has a date while it runs.", r, r.Every.V.Every(), c)
				f.See(r.Every.Range(), "It is held so often.")
				f.Hides(r, "review-without-date", "review-without-decision")
				f.AddOffer(`Add until = "`+end+`", the campaign's end`, "Let it end with the campaign", r.Plan().SetAttribute(r, "until", `"`+end+`"`))
				continue
			}
			if !slices.ContainsFunc(facts.ReviewsOf(c.Plan()), isDated) {
				f.Hides(c, "review-without-date", "review-without-decision")
			}
			f.AddShownFix("Plan a "+what, "one", c.Plan().File(c.At().Filename).Append(reviewStub(p, c)))
		}
	},
}

// lasting is a review of a campaign that is held again and again, and does not say until when;
// nil where there is none.
func lasting(c *lang.Campaign) *lang.Review {
	for _, r := range facts.ReviewsOf(c.Plan()) {
		if r.Plan() == c.Plan() && r.On.Absent() && r.Every.Known() && r.Until.Absent() {
			return r
		}
	}
	return nil
}

// isDated reports whether a review has a day.
func isDated(r *lang.Review) bool { return len(facts.ReviewDates(r)) > 0 }

// reviewed reports whether a review is held between a campaign's start and end,
// and whether one closes it. It is not sure where that cannot be read.
func reviewed(c *lang.Campaign) (within, closing, sure bool) {
	start, end, known := facts.Span(c)
	sure = known && !c.Plan().Unclear()
	for _, r := range facts.ReviewsOf(c.Plan()) {
		kind := r.ReviewKind
		closing = closing || kind.Known() && (kind.V == "final" || kind.V == "retrospective")
		for _, day := range facts.ReviewDates(r) {
			within = within || day >= start && day <= end
		}
		closing = closing || r.Every.Known() && r.Until.Known() && r.Until.V >= end
		sure = sure && kind.State != lang.Unknown && r.On.State != lang.Unknown && r.Every.State != lang.Unknown && r.Until.State != lang.Unknown
	}
	return within, closing, sure
}

func reviewStub(p *checks.Pass, c *lang.Campaign) string {
	on := "YYYY-MM-DD"
	if c.End.Known() && c.End.V >= p.AsOf {
		on = c.End.V.ISO()
	}
	return `review "` + c.Plan().FreeName("review", "final") + `" {
  kind    = "final"
  on      = "` + on + `"
  decides = ["What do we keep, change and stop?"]
}
`
}
