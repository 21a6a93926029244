package reviews

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var reviewGap = &checks.Rule{
	ID: "review-gap", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Settings: &gapSettings{Longest: lang.Span{V: lang.Duration{N: 92}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		longest := checks.Settings[gapSettings](p).Longest.V
		for _, c := range p.Campaigns {
			held, sure := heldDuring(c)
			launch, known := launchWithin(c)
			if !sure || !known {
				continue
			}
			if gaps := gapsIn(c, launch, held, longest); len(gaps) > 0 {
				reportGap(p, c, gaps)
			}
		}
	},
}

type gapSettings struct {
	Longest lang.Span `plan:"longest" milder:"more" doc:"The longest time that a campaign may run without a review; from its launch, half of its time where that is shorter."`
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

// goesOn reports whether a schedule is longer than anybody lists.
func goesOn(r *lang.Review, days []lang.Date) bool {
	if len(days) == 0 || !r.Every.Known() || !r.Until.Known() {
		return false
	}
	next := days[0].Plus(lang.Duration{N: len(days) * r.Every.V.N, Unit: r.Every.V.Unit})
	return r.On.Absent() && next <= r.Until.V && next > days[len(days)-1]
}

// launchWithin is the launch of a campaign whose dates are known; not known where it does
// not lie within them.
func launchWithin(c *lang.Campaign) (lang.Date, bool) {
	launch := c.LaunchDay()
	return launch.V, launch.Known() && launch.V >= c.Start.V && launch.V <= c.End.V
}

// mark is a day up to which, or from which, a campaign goes without a review.
type mark struct {
	on  lang.Date
	own string       // of the campaign's own days, which: its start
	of  *lang.Review // nil for these
}

// what names it in a sentence.
func (m *mark) what() string {
	if m.of == nil {
		return m.own
	}
	return "the " + m.of.String()
}

// at is where a review stands; the zero range for the campaign's own days.
func (m *mark) at() hcl.Range {
	if m.of == nil {
		return hcl.Range{}
	}
	return m.of.At()
}

// gap is the days between two marks, and how many there may be.
type gap struct {
	from, to mark
	most     int
	half     bool // the most is half of the time from the launch to the end
}

func (g *gap) days() int { return int(g.to.on - g.from.on) }

// gapsIn lists where a campaign goes too long without a review, the longest first: up to its
// launch longer than a time, from then on also longer than half of what is left of it.
func gapsIn(c *lang.Campaign, launch lang.Date, held []meeting, longest lang.Duration) []gap {
	start, end := mark{on: c.Start.V, own: "its start"}, mark{on: c.End.V, own: "its end"}
	begin := start
	if !c.Launch.Absent() {
		begin = mark{on: launch, own: "its launch"}
	}
	before, during := []mark{start}, []mark{begin}
	for _, m := range held {
		review := mark{on: m.on, of: m.of}
		if m.on <= launch {
			before = append(before, review)
		}
		if m.on >= launch {
			during = append(during, review)
		}
	}
	const week = 7
	half := max(week, (int(end.on-launch)+2)/2) // of the days from launch to end, both counted, rounded up
	gaps := tooLong(append(before, begin), longest, 0)
	gaps = append(gaps, tooLong(append(during, end), longest, half)...)
	slices.SortStableFunc(gaps, func(a, b gap) int { return cmp.Compare(b.days(), a.days()) })
	return gaps
}

// tooLong lists the gaps between marks that are longer than a time, or than some days; 0 is
// any number of days.
func tooLong(marks []mark, longest lang.Duration, half int) (gaps []gap) {
	for i, to := range marks[1:] {
		g := gap{from: marks[i], to: to}
		g.most = int(g.from.on.Plus(longest) - g.from.on)
		if half > 0 && half < g.most {
			g.most, g.half = half, true
		}
		if g.days() > g.most {
			gaps = append(gaps, g)
		}
	}
	return gaps
}

func reportGap(p *checks.Pass, c *lang.Campaign, gaps []gap) {
	g := gaps[0]
	most := prose.Count(g.most, "day")
	if g.half {
		most += ", half of its time,"
	}
	f := p.Report(c, c.At(), "The %s goes %s without a review, from %s on %s to %s on %s; at most %s may pass without one.",
		c, prose.Count(g.days(), "day"), g.from.what(), g.from.on, g.to.what(), g.to.on, most)
	f.Detail = "gap"
	f.See(g.from.at(), "This is the last review before.")
	f.See(g.to.at(), "This is the next one.")
	var stubs []string
	for _, g := range gaps {
		day, ok := g.middle(p.AsOf)
		if !ok {
			f.AddFix("Hold a review in between, however short")
			return
		}
		stubs = append(stubs, checkpointStub(c, day))
	}
	what := "a review"
	if len(stubs) > 1 {
		what = prose.Count(len(stubs), "review")
	}
	f.AddShownFix("Hold "+what+" in between, however short", "one", c.Plan().File(c.At().Filename).Append(strings.Join(stubs, "\n")))
}

// middle is a day for the one review that a gap lacks, near its middle and not before a day;
// not ok where there is none, or where one review is too few.
func (g *gap) middle(earliest lang.Date) (day lang.Date, ok bool) {
	first, last := max(g.to.on-lang.Date(g.most), earliest), g.from.on+lang.Date(g.most)
	return max(g.from.on+lang.Date(g.days()/2), first), first <= last
}

func checkpointStub(c *lang.Campaign, day lang.Date) string {
	return `review "` + c.Plan().FreeName("review", "checkpoint_"+isoName(day)) + `" {
  on      = "` + day.ISO() + `"
  decides = ["What do we do differently from now on?"]
}
`
}
