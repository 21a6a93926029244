package reviews

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var reviewGap = &checks.Rule{
	ID: "review-gap", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Settings: &gapSettings{Longest: lang.Span{V: lang.Duration{N: 92}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		longest := checks.Settings[gapSettings](p).Longest.V
		for _, c := range p.Campaigns {
			held, sure := heldDuring(c)
			if !sure || len(held) == 0 {
				continue
			}
			held = append(held, meeting{on: c.End.V})
			from, to := widestGap(held)
			if to.on > from.on.Plus(longest) {
				reportGap(p, c, from, to)
			}
		}
	},
}

type gapSettings struct {
	Longest lang.Span `plan:"longest" milder:"more" doc:"The longest time that a campaign may run without a review."`
}

// heldDuring lists when a campaign is reviewed while it runs, by day. It is not
// sure where something about that cannot be read, or is left open.
func heldDuring(c *lang.Campaign) (held []meeting, sure bool) {
	start, end, known := facts.Span(c)
	sure = known && !c.Plan().Unclear()
	for _, r := range facts.ReviewsOf(c.Plan()) {
		days := facts.ReviewDates(r)
		sure = sure && datesRead(r) && !dateless(r) && !goesOn(r, days)
		for _, day := range days {
			if day >= start && day <= end {
				held = append(held, meeting{r, day})
			}
		}
	}
	slices.SortStableFunc(held, func(a, b meeting) int { return cmp.Compare(a.on, b.on) })
	return held, sure
}

// dateless reports whether a review leaves open when it is held.
func dateless(r *lang.Review) bool {
	return r.On.Absent() && (r.Every.Absent() || r.Until.Absent())
}

// goesOn reports whether a schedule is longer than anybody lists.
func goesOn(r *lang.Review, days []lang.Date) bool {
	if len(days) == 0 || !r.Every.Known() || !r.Until.Known() {
		return false
	}
	next := days[0].Plus(lang.Duration{N: len(days) * r.Every.V.N, Unit: r.Every.V.Unit})
	return r.On.Absent() && next <= r.Until.V && next > days[len(days)-1]
}

func widestGap(held []meeting) (from, to meeting) {
	from, to = held[0], held[0]
	for i, m := range held[1:] {
		if m.on-held[i].on > to.on-from.on {
			from, to = held[i], m
		}
	}
	return from, to
}

func reportGap(p *checks.Pass, c *lang.Campaign, from, to meeting) {
	until := "its end on " + to.on.String()
	if to.of != nil {
		until = "the " + to.of.String() + " on " + to.on.String()
	}
	f := p.Report(c, c.At(), "The %s goes %s without a review, from the %s on %s to %s.", c, prose.Count(int(to.on-from.on), "day"), from.of, from.on, until)
	f.Detail = "gap"
	f.See(from.of.At(), "This is the last review before.")
	if to.of != nil {
		f.See(to.of.At(), "This is the next one.")
	}
	f.AddFix("Hold a review in between, however short")
}
