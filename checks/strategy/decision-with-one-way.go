package strategy

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var decisionWithOneWay = &checks.Rule{
	ID: "decision-with-one-way", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			if plan.Campaign == nil || plan.Unclear() || knowsAnotherWay(plan) {
				continue
			}
			for _, m := range plan.Milestones {
				waiting, _ := p.WaitingFor(m)
				if !isDecision(m.Name()+" "+m.Title.V) || len(waiting) == 0 || !m.ReachedOn.Absent() {
					continue
				}
				f := p.Report(m, m.At(), "The %s can go either way, and the plan knows one only: nothing in it is on standby.", m)
				f.See(waiting[0].At(), "The %s follows it.", waiting[0])
				f.AddFix(`Plan what is said and done if the answer is no, with status = "standby" and a trigger`)
			}
		}
	},
}

// isDecision reports that something is called a decision that may be a no.
func isDecision(title string) bool {
	called := " " + prose.Normalise(title) + " "
	return slices.ContainsFunc([]string{" go no go ", " go or no go ", " yes or no "}, func(words string) bool { return strings.Contains(called, words) })
}

// knowsAnotherWay reports that something of a plan is only done if something happens, or answers
// a risk.
func knowsAnotherWay(plan *lang.Plan) bool {
	return slices.ContainsFunc(plan.Tactics, func(t *lang.Tactic) bool { return t.Standby() || t.Status.State == lang.Unknown || !t.Trigger.Absent() }) ||
		slices.ContainsFunc(plan.Risks, func(r *lang.Risk) bool { return r.Broken() || !r.Response.Absent() || !r.Answers.Empty() })
}
