package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var approvalTooLate = &checks.Rule{
	ID: "approval-too-late", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		additions, open := additionsIn(p.Plans)
		inputs, unsure := inputsOf(p)
		for _, t := range p.Tactics {
			if !t.Approver.Known() || !t.Starts().Known() || t.Status.State == lang.Unknown || t.Status.V == "done" || open[t.Plan()] || unsure[t] {
				continue
			}
			time, sure := approvalTime(t.Approver.To)
			if !sure || !time.Known() {
				continue
			}
			from, sure := fixedOn(t, additions[t])
			for _, in := range inputs[t] {
				from = from.later(arrival(in))
			}
			if !sure || from == nil || t.Starts().V >= from.on.Plus(time.V) {
				continue
			}
			reportHaste(p, t, from, time, checks.Named(t.Approver.To)+" needs "+time.V.String()+" to approve it").
				See(time.Range(), "This is the time that an approval takes.")
		}
	},
}

// approvalTime is what somebody takes to approve something: what they say themselves, or
// else their organisation; of a specialist's disciplines the slowest counts. It is not sure
// where one of these cannot be read.
func approvalTime(who lang.Element) (time *lang.Span, sure bool) {
	switch who := who.(type) {
	case *lang.Party:
		return &who.ApprovalLeadTime, true
	case *lang.Person:
		if !who.ApprovalLeadTime.Absent() {
			return &who.ApprovalLeadTime, true
		}
		if who.Party.Known() && !who.Party.To.ApprovalLeadTime.Absent() {
			return &who.Party.To.ApprovalLeadTime, true
		}
		time = &who.ApprovalLeadTime
		for i := range who.Disciplines.Items {
			if of := &who.Disciplines.Items[i].To.ApprovalLeadTime; of.Known() && (time.Absent() || of.V.Days() > time.V.Days()) {
				time = of
			}
		}
		return time, who.Party.State != lang.Unknown && who.Disciplines.State != lang.Unknown
	}
	return nil, false
}

// inputsOf lists what each tactic waits for, of what comes before it starts. It is not sure
// of the tactics that wait for something of which the day cannot be read.
func inputsOf(p *checks.Pass) (inputs map[*lang.Tactic][]*lang.Input, unsure map[*lang.Tactic]bool) {
	inputs, unsure = map[*lang.Tactic][]*lang.Input{}, map[*lang.Tactic]bool{}
	for _, plan := range p.Plans {
		for _, in := range plan.Inputs {
			on, _ := arrival(in)
			tactics, _ := p.WaitingFor(in)
			for _, t := range tactics {
				switch {
				case on.State == lang.Unknown:
					unsure[t] = true
				case on.Known() && on.V <= t.Starts().V: // what comes later, input-after-start says
					inputs[t] = append(inputs[t], in)
				}
			}
		}
	}
	return inputs, unsure
}

// arrival is the day on which an input came, or else is due, and which of the two.
func arrival(in *lang.Input) (on lang.Day, by string) {
	if in.ReceivedOn.Absent() {
		return in.Due, "the " + in.String() + " is due"
	}
	return in.ReceivedOn, "the " + in.String() + " came"
}
