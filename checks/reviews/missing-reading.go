package reviews

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var missingReading = &checks.Rule{
	ID: "missing-reading", Severity: lang.Warning, Tier: checks.Essential, Needs: checks.Date, Fixable: true, Across: true,
	Settings: &readingSettings{Within: lang.Span{V: lang.Duration{N: 14}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		within := checks.Settings[readingSettings](p).Within.V
		for _, plan := range p.Plans {
			held := looks(p, plan)
			var order []meeting
			of := map[meeting][]*lang.Objective{}
			for _, o := range plan.Objectives {
				if !o.Metric.Known() || len(held) == 0 {
					continue
				}
				readings, sure := p.ReadingsOf(o.Metric.To)
				if !sure {
					continue
				}
				if m := unread(held, readings, within); m.of != nil {
					if len(of[m]) == 0 {
						order = append(order, m)
					}
					of[m] = append(of[m], o)
				}
			}
			for _, m := range order {
				reportUnread(p, of[m], m, within)
			}
		}
	},
}

type readingSettings struct {
	Within lang.Span `plan:"within" milder:"more" doc:"How long before or after a review a reading may be taken."`
}

// looks lists the checkpoints and final reviews of a plan's campaign after its
// launch that are past, the latest first. Those of the campaigns above count until
// its end.
func looks(p *checks.Pass, plan *lang.Plan) []meeting {
	var held []meeting
	if plan.Campaign == nil || len(plan.Objectives) == 0 {
		return nil
	}
	launch, end := plan.Campaign.LaunchDay(), plan.Campaign.End
	if !launch.Known() {
		return nil
	}
	for _, r := range facts.ReviewsOf(plan) {
		if kind := kindOf(r); kind != "checkpoint" && kind != "final" || !datesRead(r) {
			continue
		}
		for _, day := range facts.ReviewDates(r) {
			over := r.Plan() != plan && (!end.Known() || day > end.V)
			if day > launch.V && day < p.AsOf && !over {
				held = append(held, meeting{r, day})
			}
		}
	}
	slices.SortStableFunc(held, func(a, b meeting) int { return cmp.Compare(b.on, a.on) })
	return held
}

// unread is the last review, of those that are listed from the latest, without a
// reading close to it; of is nil where there is none.
func unread(held []meeting, readings []*lang.Reading, within lang.Duration) meeting {
	for _, m := range held {
		taken := facts.UpTo(m.on.Plus(within), readings)
		if len(taken) == 0 || taken[len(taken)-1].On.V < m.on.Minus(within) {
			return m
		}
	}
	return meeting{}
}

// reportUnread says at the first of them which objectives a review had no fresh numbers of.
func reportUnread(p *checks.Pass, objectives []*lang.Objective, m meeting, within lang.Duration) {
	first := objectives[0]
	f := p.Report(first, first.Metric.Range(), "The %s has no reading of the %s within %s of the %s on %s.", first, first.Metric.To, within, m.of, m.on)
	if len(objectives) > 1 {
		f.Message = fmt.Sprintf("The objectives %s have no reading of their metrics within %s of the %s on %s.", prose.Names(objectives), within, m.of, m.on)
	}
	f.Detail = "metric"
	f.See(m.of.At(), "This is the review.")
	var edits []syntax.Edit
	for i, o := range objectives {
		if i > 0 {
			f.See(o.Metric.Range(), "The %s has none either.", o)
		}
		edits = append(edits, o.File().Append(readingStub(o, m)))
	}
	if len(objectives) > 1 {
		f.AddFix("Enter what was read of each of them")
		return
	}
	f.AddShownFix("Enter what was read", "how", edits...)
}

func readingStub(o *lang.Objective, m meeting) string {
	metric := lang.Reference(o.Metric.To)
	name := o.Plan().FreeName("reading", strings.TrimPrefix(metric, "metric.")+"_"+isoName(m.on))
	return `reading "` + name + `" {
  metric = ` + metric + `
  value  = "…"
  on     = ` + lang.UndecidedWord + `
}
`
}
