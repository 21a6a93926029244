// Package disciplines is a chapter of the rule book: specialists who are known to each other.
package disciplines

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("disciplines", pages,
	sponsorMissing,
	tacticWithoutOwner,
	tacticWithoutDiscipline,
	ownerOutsideDiscipline,
	onePersonPlan,
	overloadedDiscipline,
	loneDiscipline,
	singleDisciplineObjective,
	isolatedDiscipline,
	unamplifiedTactic,
	absentFromTheTable,
	disciplineWithoutRole,
	duplicateTactic,
	tacticWithoutApprover,
	unevenlyApproved,
	unusedPractice,
	taskWithoutOwner,
	standbyWithoutTrigger,
)

// named is a discipline's title, in quotes.
func named(d *lang.Discipline) string { return prose.Names([]*lang.Discipline{d}) }

// several is how many disciplines a campaign has at least where they can be expected to work
// together.
const several = 3

// proposeOwner proposes who leads a tactic's discipline as its owner; without a lead, that it is
// to be decided.
func proposeOwner(f *checks.Finding, t *lang.Tactic) {
	if d := t.Discipline.To; t.Discipline.Known() && d.Lead.Known() {
		f.Propose("owner", lang.Reference(d.Lead.To), "who leads "+checks.Named(d))
		return
	}
	f.ProposeOpen("owner", "").OrUndecided("owner")
}

// public is the first channel of a tactic that is not the organisation's own; nil
// where there is none.
func public(t *lang.Tactic) *lang.Channel {
	for i := range t.Channels.Items {
		c := t.Channels.Items[i].To
		if c.Media.Known() && c.Media.V != "owned" {
			return c
		}
	}
	return nil
}
