package reviews

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var reviewMissing = &checks.Rule{
	ID: "review-missing", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
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
			}
			f.AddShownFix("Plan a "+what, "one", c.Plan().File(c.At().Filename).Append(reviewStub(p, c)))
		}
	},
}

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
	on := `"YYYY-MM-DD"`
	if c.End.Known() {
		on = p.Day(c.End.V)
	}
	return `review "` + c.Plan().FreeName("review", "final") + `" {
  kind    = "final"
  on      = ` + on + `
  decides = ["What do we keep, change and stop?"]
}
`
}
