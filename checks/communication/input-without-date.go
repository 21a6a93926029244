package communication

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var inputWithoutDate = &checks.Rule{
	ID: "input-without-date", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, in := range plan.Inputs {
				if !in.Due.Absent() {
					continue
				}
				tactics, idle := p.WaitingFor(in, &in.NeededBy)
				if idle {
					continue
				}
				f := p.Report(in, in.At(), "The %s does not say by when it is needed.", in)
				f.Detail = "due"
				seeWaiting(f, tactics)
				mendDue(f, "Add", in, firstToStart(tactics))
			}
		}
	},
}

// firstToStart is the tactic with the earliest start; nil where none has one.
func firstToStart(tactics []*lang.Tactic) *lang.Tactic {
	var first *lang.Tactic
	for _, t := range tactics {
		if t.Start.Known() && (first == nil || t.Start.V < first.Start.V) {
			first = t
		}
	}
	return first
}

// mendDue makes an input due on the day before the tactic that waits for it.
func mendDue(f *checks.Finding, verb string, in *lang.Input, first *lang.Tactic) {
	if first == nil {
		f.AddFix(verb + ` due = "YYYY-MM-DD"`)
		return
	}
	due := `"` + (first.Start.V - 1).ISO() + `"`
	f.AddFix(fmt.Sprintf("%s due = %s, the day before the %s starts", verb, due, first), in.Plan().SetAttribute(in, "due", due))
}
