package timing

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

var outsideCampaignDates = &checks.Rule{
	ID: "outside-campaign-dates", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			for _, t := range p.TacticsIn(c.Plan()) {
				if t.Standby() {
					continue
				}
				checkWithin(p, c, t, day{"start", "starts", t.Start}, day{"end", "ends", t.End})
			}
			for _, ph := range c.Plan().Phases {
				checkWithin(p, c, ph, day{"start", "starts", ph.Start}, day{"end", "ends", ph.End})
			}
			for _, m := range c.Plan().Milestones {
				if !waitedFor(p, m) {
					continue
				}
				checkWithin(p, c, m, day{"on", "falls", m.On})
			}
			if above := facts.CampaignAbove(c.Plan()); above != nil {
				checkWithin(p, above, c, day{"start", "starts", c.Start}, day{"end", "ends", c.End})
			}
		}
	},
}

// waitedFor reports whether a tactic or a task of its plan waits for a milestone; any other
// is an event outside, which may lie anywhere.
func waitedFor(p *checks.Pass, m *lang.Milestone) bool {
	tactics, _ := p.WaitingFor(m)
	return slices.ContainsFunc(tactics, func(t *lang.Tactic) bool { return !t.Standby() }) ||
		slices.ContainsFunc(m.Plan().Tasks, func(t *lang.Task) bool { return t.Requires.Has(m) })
}

// checkWithin reports the dates of an element that its campaign does not cover.
func checkWithin(p *checks.Pass, c *lang.Campaign, e lang.Element, days ...day) {
	start, end, known := facts.Span(c)
	if !known {
		return
	}
	var dates, sides []string
	var edits []syntax.Edit
	var at hcl.Range
	over := false // a day that it would be moved to
	for _, d := range days {
		if !d.Known() || d.V >= start && d.V <= end {
			continue
		}
		side, nearest := ", before the "+c.String()+" starts on "+start.String(), start
		if d.V > end {
			side, nearest = ", after the "+c.String()+" ends on "+end.String(), end
		}
		if at.Filename == "" {
			at = d.Range()
		}
		dates, sides = append(dates, d.verb+" on "+d.V.String()), append(sides, side)
		edits = append(edits, e.Plan().SetAttribute(e, d.attr, p.Day(nearest)))
		over = over || nearest < p.AsOf
	}
	if len(dates) == 0 {
		return
	}
	if len(dates) == 2 && sides[0] == sides[1] {
		sides[0] = " and " + dates[1] + sides[1]
	} else if len(dates) == 2 {
		sides[0] += ", and " + dates[1] + sides[1]
	}
	f := p.Report(e, at, "The %s %s%s.", e, dates[0], sides[0])
	f.Detail = "dates"
	f.See(c.At(), "It runs from %s to %s.", start, end)
	f.RestsOn(c.Start.Range(), c.End.Range())
	if over {
		f.AddFix("Move it into the campaign's dates, and decide when", edits...)
		return
	}
	f.AddFix("Move it into the campaign's dates", edits...)
}
