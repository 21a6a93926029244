package reviews

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var finalReviewTooEarly = &checks.Rule{
	ID: "final-review-too-early", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if final := lastLook(c); final != nil {
				reportEarlyFinal(p, c, final)
			}
		}
	},
}

// lastLook is the final review of a campaign that has a day, where nobody looks at the campaign
// after it; nil where there is none, and where that cannot be read.
func lastLook(c *lang.Campaign) (final *lang.Review) {
	if c.Plan().Unclear() {
		return nil
	}
	var last lang.Date
	for _, r := range facts.ReviewsOf(c.Plan()) {
		if !datesRead(r) || dateless(r) || kindOf(r) == "" {
			return nil
		}
		for _, day := range facts.ReviewDates(r) {
			last = max(last, day)
		}
		if kindOf(r) == "final" && r.Plan() == c.Plan() && r.On.Known() && (final == nil || r.On.V > final.On.V) {
			final = r
		}
	}
	if final == nil || last > final.On.V {
		return nil
	}
	return final
}

// reportEarlyFinal names what is due after the last time that anybody looks.
func reportEarlyFinal(p *checks.Pass, c *lang.Campaign, final *lang.Review) {
	var later []*lang.Objective
	for _, o := range c.Plan().Objectives {
		if o.By.Known() && o.By.V > final.On.V {
			later = append(later, o)
		}
	}
	if len(later) == 0 {
		return
	}
	last := slices.MaxFunc(later, func(a, b *lang.Objective) int { return cmp.Compare(a.By.V, b.By.V) })
	f := p.Report(final, final.On.Range(), "The %s is the last one, on %s, and %s on %s: nobody looks again when they are reached.", final, final.On.V, stillDue(c, later), last.By.V)
	if len(later) == 1 {
		f.Message = fmt.Sprintf("The %s is the last one, on %s, and the %s is due only on %s: nobody looks again when it is reached.", final, final.On.V, last, last.By.V)
	}
	f.Detail = "on"
	f.See(last.By.Range(), "The %s is due here.", last)
	when := "when all of them are due"
	if len(later) == 1 {
		when = "when that is due"
	}
	if last.By.V < p.AsOf || c.End.State == lang.Unknown || c.End.Known() && last.By.V > c.End.V {
		f.AddFix("Hold it " + when + ", or promise the results for its day")
		return
	}
	f.Correct("on", p.Day(last.By.V), when+", or promise the results for its day")
}

// stillDue names several objectives of a campaign that are due later, or how many of how many.
func stillDue(c *lang.Campaign, later []*lang.Objective) string {
	const few = 3
	who := prose.LowerFirst(prose.All(len(later), "objectives"))
	switch n := len(c.Plan().Objectives); {
	case len(later) < n && len(later) <= few:
		who = "the objectives " + prose.Names(later)
	case len(later) < n:
		who = prose.Digits(float64(len(later))) + " of the " + prose.Count(n, "objective")
	}
	return who + " are due only later, the last"
}
