package timing

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var unassessedAmendment = &checks.Rule{
	ID: "unassessed-amendment", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, a := range plan.Amendments {
				if a.Broken() || sealedWith(plan, a) {
					continue
				}
				checkImpacts(p, a)
				checkFunding(p, a)
			}
		}
	},
}

func checkImpacts(p *checks.Pass, a *lang.Amendment) {
	open := a.Adds.State == lang.Unknown || a.Changes.State == lang.Unknown || a.Drops.State == lang.Unknown
	for i := range a.Values {
		open = open || a.Values[i].Of.State == lang.Unknown
	}
	said := map[*lang.Objective]bool{}
	for i := range a.Impacts {
		open = open || a.Impacts[i].Objective.State == lang.Unknown
		said[a.Impacts[i].Objective.To] = true
	}
	if open {
		return
	}
	var lacking []*lang.Objective
	for _, o := range p.ObjectivesTouched(a) {
		if !said[o] {
			lacking = append(lacking, o)
		}
	}
	if len(lacking) == 0 {
		return
	}
	what := "objective"
	if len(lacking) > 1 {
		what = "objectives"
	}
	f := p.Report(a, a.At(), "The %s does not say what it means for the %s %s.", a, what, prose.Names(lacking))
	f.Detail = "impact"
	var edits []syntax.Edit
	for _, o := range lacking {
		f.See(o.At(), "What it changes serves this objective.")
		edits = append(edits, a.Plan().AddBlock(a, "impact {\n  objective = "+lang.Reference(o)+"\n  expected  = "+prose.Literal(impactOn(o, a))+"\n}"))
	}
	f.AddFix("Write an impact with the change of what is expected", edits...)
}

// impactOn is what the tactics that an amendment adds are expected to bring to an
// objective, less what those bring that it drops.
func impactOn(o *lang.Objective, a *lang.Amendment) float64 {
	return expectedOf(o, &a.Adds) - expectedOf(o, &a.Drops)
}

func expectedOf(o *lang.Objective, refs *lang.Refs[lang.Element]) float64 {
	total := 0.0
	for i := range refs.Items {
		t, ok := refs.Items[i].To.(*lang.Tactic)
		if !ok || !o.Metric.Known() {
			continue
		}
		total += t.BringsTo(o).V
	}
	return total
}

func checkFunding(p *checks.Pass, a *lang.Amendment) {
	if !a.FundedFrom.Empty() {
		return
	}
	costs := 0.0
	for i := range a.Adds.Items {
		if t, ok := a.Adds.Items[i].To.(*lang.Tactic); ok {
			costs += t.Cost().V
		}
	}
	freed, sure := freedBy(a)
	currency := a.Plan().Currency()
	if !sure || costs-freed < prose.HalfCent(currency) {
		return
	}
	f := p.Report(a, a.Adds.Range(), "The %s adds %s of budget and does not say whose money that is.", a, prose.Money(costs, currency))
	f.Detail = "funded_from"
	if freed > 0 {
		f.Message = fmt.Sprintf("The %s adds %s of budget, takes %s away, and does not say where the other %s come from.",
			a, prose.Money(costs, currency), prose.Money(freed, currency), prose.Money(costs-freed, currency))
	}
	if c := a.Plan().Campaign; c != nil {
		f.Propose("funded_from", "["+lang.Reference(c)+"]", "")
		return
	}
	f.ProposeStub("funded_from", "[tactic.NAME]", "")
}

// freedBy is the money that an amendment takes away: what the tactics that it drops were to
// cost, and by how much those that it changes cost less than was agreed. It is not sure
// where that is not known.
func freedBy(a *lang.Amendment) (freed float64, sure bool) {
	agreed, was := agreement.Of(a.Plan()), map[string]float64{}
	former := func(address string) string { return address }
	if agreed != nil {
		was, former = agreed.Costs(), agreed.Former
	}
	for _, address := range a.Drops.Gone() {
		cost, known := was[former(address)]
		if !known && strings.HasPrefix(address, "tactic.") {
			return 0, false
		}
		freed += cost
	}
	seen := map[lang.Element]bool{}
	add := func(e lang.Element, dropped bool) bool {
		t, ok := e.(*lang.Tactic)
		if !ok || seen[t] {
			return true
		}
		seen[t] = true
		cost, known := was[former(t.Address())]
		now := t.Cost()
		switch {
		case dropped && known:
			freed += cost
		case dropped:
			freed += now.V
		case known && now.Known():
			freed += max(0, cost-now.V)
		}
		return known || !dropped || now.State != lang.Unknown
	}
	sure = true
	for i := range a.Drops.Items {
		sure = add(a.Drops.Items[i].To, true) && sure
	}
	for i := range a.Changes.Items {
		sure = add(a.Changes.Items[i].To, false) && sure
	}
	for i := range a.Values {
		if of := &a.Values[i].Of; of.Known() {
			sure = add(of.To, false) && sure
		}
	}
	return freed, sure
}
