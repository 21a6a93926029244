package communication

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var kickoffMissing = &checks.Rule{
	ID: "kickoff-missing", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Inherits: true, Settings: facts.AsShort(),
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if c.Broken() || c.Plan().Unclear() {
				continue
			}
			kickoff, sure := earliestKickoff(c.Plan())
			switch first := firstToStart(p.TacticsIn(c.Plan())); {
			case !sure:
			case kickoff == nil && p.Brief(c, checks.Settings[facts.Short](p)):
			case kickoff == nil:
				p.Report(c, c.At(), "The %s has no kickoff.", c).
					AddShownFix("Plan a kickoff", "one", c.File().Declare(kickoffStub(p, c, first)))
			case first != nil && facts.ReviewDates(kickoff)[0] > first.Starts().V:
				reportLateKickoff(p, c, kickoff, first)
			}
		}
	},
}

// earliestKickoff is the first kickoff of a plan's campaign, its own or one of the
// campaigns above; nil where there is none. It is not sure where that cannot be
// read, or where one has no date.
func earliestKickoff(plan *lang.Plan) (first *lang.Review, sure bool) {
	sure = true
	for _, r := range facts.ReviewsOf(plan) {
		if r.ReviewKind.State == lang.Unknown {
			sure = false
		}
		if !r.ReviewKind.Known() || r.ReviewKind.V != "kickoff" {
			continue
		}
		days := facts.ReviewDates(r)
		if len(days) == 0 {
			sure = false
		} else if first == nil || days[0] < facts.ReviewDates(first)[0] {
			first = r
		}
	}
	return first, sure
}

func reportLateKickoff(p *checks.Pass, c *lang.Campaign, r *lang.Review, first *lang.Tactic) {
	day := facts.ReviewDates(r)[0]
	f := p.Report(c, c.At(), "The %s has its kickoff on %s, %s after its first tactic has started.",
		c, day, prose.Count(int(day-first.Starts().V), "day"))
	f.Detail = r.Address()
	f.See(r.At(), "The kickoff is here.")
	f.See(first.Starts().Range(), "The %s starts on %s.", first, first.Starts().V)
	if before := first.Starts().V - 1; r.On.Known() {
		f.AddFix("Hold the kickoff by "+before.String(), r.Plan().SetAttribute(r, "on", p.Day(before)))
		return
	}
	f.AddFix("Hold the kickoff before the first tactic starts")
}

func kickoffStub(p *checks.Pass, c *lang.Campaign, first *lang.Tactic) string {
	on := lang.UndecidedWord
	day := c.Start
	if first != nil {
		day.V, day.State = first.Starts().V-1, lang.Known
	}
	if day.Known() {
		on = p.Day(day.V)
	}
	var attendees []string
	seen := map[*lang.Discipline]bool{}
	for _, t := range p.TacticsIn(c.Plan()) {
		if d := t.Discipline.To; t.Discipline.Known() && !seen[d] {
			seen[d] = true
			attendees = append(attendees, lang.Reference(d))
		}
	}
	if len(attendees) == 0 {
		attendees = []string{"discipline.NAME"}
	}
	return `review "` + c.Plan().FreeName("review", "kickoff") + `" {
  kind      = "kickoff"
  on        = ` + on + `
  attendees = [` + strings.Join(attendees, ", ") + `]
  decides   = ["What does each of us need from the others?"]
}
`
}
