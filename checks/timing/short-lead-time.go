package timing

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var shortLeadTime = &checks.Rule{
	ID: "short-lead-time", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		additions, open := additionsIn(p.Plans)
		for _, t := range p.Tactics {
			if !t.Discipline.Known() || !t.Starts().Known() || t.AddedOn.State == lang.Unknown || open[t.Plan()] {
				continue
			}
			lead := &t.Discipline.To.LeadTime
			fixed, known := fixedOn(t, additions[t])
			if !known || !lead.Known() || t.Starts().V >= fixed.on.Plus(lead.V) {
				continue
			}
			reportHaste(p, t, fixed, lead)
		}
	},
}

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

// fixing is when a tactic was fixed, and by what.
type fixing struct {
	on lang.Date
	at hcl.Range
	by string
}

// fixedOn is the latest day on which a tactic was fixed: when the plan was closed,
// when the tactic came into it, and when an amendment added it. It is not known
// where none is stated, or one cannot be read.
func fixedOn(t *lang.Tactic, added *lang.Amendment) (latest fixing, known bool) {
	add := func(d lang.Day, by string) {
		if d.Known() && (!known || d.V > latest.on) {
			latest, known = fixing{d.V, d.Range(), by}, true
		}
	}
	freeze := facts.FreezeOf(t.Plan())
	add(freeze, "the plan is closed")
	add(t.AddedOn, "it came into the plan")
	if added != nil {
		add(added.On, fmt.Sprintf("the %s added it", added))
	}
	return latest, known && freeze.State != lang.Unknown && (added == nil || added.On.Known())
}

func reportHaste(p *checks.Pass, t *lang.Tactic, fixed fixing, lead *lang.Span) {
	d := t.Discipline.To
	f := p.Report(t, t.Starts().Range(), "The %s starts on %s, %s; %s needs %s.", t, t.Starts().V,
		after(t.Starts().V, fixed.on, fixed.by, "the day on which "+fixed.by), prose.Names([]*lang.Discipline{d}), lead.V)
	f.Detail = "start"
	f.See(fixed.at, "This is the day from which it counts.")
	f.See(lead.Range(), "This is the notice that it needs.")
	earliest := fixed.on.Plus(lead.V)
	if t.Ends().State == lang.Unknown || t.Ends().Known() && t.Ends().V < earliest {
		f.AddFix("Move it: it can start on " + earliest.String() + " at the earliest")
		return
	}
	f.CorrectDay(p, "start", earliest, "the earliest day on which it can start")
}
