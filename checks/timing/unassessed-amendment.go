package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
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
		total += t.Brings(o.Metric.To).V
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
	if costs <= 0 {
		return
	}
	f := p.Report(a, a.Adds.Range(), "The %s adds %s of budget and does not say whose money that is.", a, prose.Money(costs, a.Plan().Currency()))
	f.Detail = "funded_from"
	if c := a.Plan().Campaign; c != nil {
		f.Propose("funded_from", "["+lang.Reference(c)+"]", "")
		return
	}
	f.ProposeStub("funded_from", "[tactic.NAME]", "")
}
