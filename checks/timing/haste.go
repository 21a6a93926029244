package timing

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// additionsIn lists the latest amendment that adds each tactic. In the plans that
// are open one that cannot be read may add any.
func additionsIn(plans []*lang.Plan) (latest map[*lang.Tactic]*lang.Amendment, open map[*lang.Plan]bool) {
	latest, open = map[*lang.Tactic]*lang.Amendment{}, map[*lang.Plan]bool{}
	for _, plan := range plans {
		for _, a := range plan.Amendments {
			if a.Adds.State == lang.Unknown {
				plan.InScope(func(above *lang.Plan) { open[above] = true })
			}
			for i := range a.Adds.Items {
				t, ok := a.Adds.Items[i].To.(*lang.Tactic)
				if ok && (latest[t] == nil || a.On.V > latest[t].On.V) {
					latest[t] = a
				}
			}
		}
	}
	return latest, open
}

// fixing is the day from which on a tactic can be worked on, and why.
type fixing struct {
	on lang.Date
	at hcl.Range
	by string
}

// later is the later of two; either may be nil.
func (f *fixing) later(d lang.Day, by string) *fixing {
	if d.Known() && (f == nil || d.V > f.on) {
		return &fixing{d.V, d.Range(), by}
	}
	return f
}

// fixedOn is the latest day on which a tactic was fixed: when the plan was closed,
// when the tactic came into it, and when an amendment added it; nil where none is stated.
// It is not sure where one cannot be read.
func fixedOn(t *lang.Tactic, added *lang.Amendment) (latest *fixing, sure bool) {
	freeze := facts.FreezeOf(t.Plan())
	latest = latest.later(freeze, "the plan is closed").later(t.AddedOn, "it came into the plan")
	if added != nil {
		latest = latest.later(added.On, fmt.Sprintf("the %s added it", added))
	}
	return latest, freeze.State != lang.Unknown && t.AddedOn.State != lang.Unknown && (added == nil || added.On.Known())
}

// reportHaste is about a tactic that starts sooner after a day than somebody's time allows.
func reportHaste(p *checks.Pass, t *lang.Tactic, fixed *fixing, time *lang.Span, needs string) *checks.Finding {
	f := p.Report(t, t.Starts().Range(), "The %s starts on %s, %s; %s.", t, t.Starts().V,
		after(t.Starts().V, fixed.on, fixed.by, "the day on which "+fixed.by), needs)
	f.Detail = "start"
	f.See(fixed.at, "This is the day from which it counts.")
	switch earliest := fixed.on.Plus(time.V); {
	case earliest < p.AsOf:
		f.AddFix("Ask whether it was enough, and write down how much time is needed")
	case !fits(t, earliest):
		f.AddFix("Move it: it can start on " + earliest.String() + " at the earliest")
	default:
		f.RestsOn(fixed.at, t.Ends().Range()).Correct("start", `"`+earliest.ISO()+`"`, "the earliest day on which it can start")
	}
	return f
}

// fits reports that a tactic can start on a day as the plan stands: it goes on until then, and
// neither its phases nor the campaign forbid it.
func fits(t *lang.Tactic, day lang.Date) bool {
	last := *t.Ends()
	if c := t.Plan().Campaign; last.Absent() && c != nil {
		last = c.End
	}
	return t.Phases.Empty() && (last.Absent() || last.Known() && day <= last.V)
}
