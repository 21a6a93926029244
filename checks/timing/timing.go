// Package timing is a chapter of the rule book: no late add-ons, and dates that can hold.
package timing

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("timing", pages,
	lateAddOn,
	changedAfterAgreement,
	pickedApartStrategy,
	rewrittenAgreement,
	unapprovedAmendment,
	unassessedAmendment,
	freezeMissing,
	freezeAfterLaunch,
	shortLeadTime,
	tacticWithoutDates,
	outsideCampaignDates,
	endsBeforeStart,
	requirementOutOfOrder,
	stillToBeDecided,
	approvalTooLate,
	taskLate,
	startsAfterDeadline,
	mostlyAfterDeadline,
	stepWithoutTactic,
	silentStretch,
	weekdayDoesNotFit,
	preparationTooLate,
	foundationWithoutOrder,
	rebuiltMeanwhile,
	idleMilestone,
	countedToAWeekend,
)

// after counts the days from one to another: 3 days after its launch on 8 April
// 2027. Where they are the same, it says so.
func after(d, from lang.Date, what, same string) string {
	switch {
	case d > from:
		return prose.Count(int(d-from), "day") + " after " + what + " on " + from.String()
	case d < from:
		return prose.Count(int(from-d), "day") + " before " + what + " on " + from.String()
	}
	return same
}

// launchOf is the day on which the audience first sees a campaign: its start where
// none is named.
func launchOf(c *lang.Campaign) lang.Day {
	if c.Launch.Absent() {
		return c.Start
	}
	return c.Launch
}

// additions lists the objectives, strategies and tactics that came since and can be
// read, and that no approved amendment adds.
func additions(p *checks.Pass, plan *lang.Plan) []*agreement.Difference {
	since := p.Since(plan)
	if since == nil {
		return nil
	}
	var list []*agreement.Difference
	for _, d := range since.Differences {
		if isAddition(d) && !p.Covers(since, plan, d) {
			list = append(list, d)
		}
	}
	return list
}

// isAddition reports that a difference is a thing that came, can be read, and takes an
// amendment.
func isAddition(d *agreement.Difference) bool {
	return d.Kind == agreement.Added && !d.Element.Broken() && d.TakesAmendment()
}

// agreedOn is the day of the first entry of a plan's agreement, as sentences name it.
func agreedOn(plan *lang.Plan) string {
	on := agreement.LockOf(plan).Entries[0].On
	if d, ok := lang.ParseDate(on); ok {
		return d.String()
	}
	return on
}

// day is one date of an element, and how a sentence speaks of it.
type day struct {
	attr, verb string
	lang.Day
}

// sealedWith reports whether the amendment is part of an agreement already: then
// it is history.
func sealedWith(plan *lang.Plan, a *lang.Amendment) bool {
	agreed := agreement.Of(plan)
	return agreed != nil && agreed.Sealed(a)
}

// lastDue is the objective that is due last; nil where there is none, or where one of them
// may be due at any time, as where its campaign ends before it starts.
func lastDue(objectives []*lang.Objective) (last *lang.Objective) {
	for _, o := range objectives {
		if c := o.Plan().Campaign; !o.Due().Known() || o.By.Absent() && c != nil && c.End.Known() && c.Start.V > c.End.V {
			return nil
		}
		if last == nil || o.Due().V > last.Due().V {
			last = o
		}
	}
	return last
}

// goesOn reports that a tactic runs from its campaign's first day to its last: it may have run
// before, and no plan can let it begin later.
func goesOn(t *lang.Tactic) bool {
	c := t.Plan().Campaign
	return c != nil && c.Start.Known() && c.End.Known() && t.Starts().Known() && t.Ends().Known() && t.Starts().V <= c.Start.V && t.Ends().V >= c.End.V
}

// servedIsDue says what is due last of so many objectives that a tactic serves.
func servedIsDue(last *lang.Objective, n int) string {
	if n > 1 {
		return "the last of what it serves, the " + last.String() + ", is due"
	}
	return "the " + last.String() + " that it serves is due"
}
