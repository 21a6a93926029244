package communication

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var goesOutUndecided = &checks.Rule{
	ID: "goes-out-undecided", Severity: lang.Warning, Tier: checks.Essential, Needs: checks.Date,
	Suppresses: []string{"input-on-the-eve", "input-overdue", "still-to-be-decided"},
	Settings: &goesOutSettings{
		Within: lang.Span{V: lang.Duration{N: 14}, State: lang.Known},
		Eve:    lang.Span{V: lang.Duration{N: 5}, State: lang.Known},
	},
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			undecided := facts.UndecidedIn(plan, goingOut)
			for _, open := range undecided {
				reportGoesOut(p, open.Of, open.List[0].At, "has tbd as its "+lang.SayOpen(open.List))
			}
			for _, in := range plan.Inputs {
				if what := missing(p, in); what != "" && !slices.ContainsFunc(undecided, func(u *facts.Undecided) bool { return u.Of == in }) {
					reportGoesOut(p, in, in.Due.Range(), what)
				}
			}
		}
	},
}

type goesOutSettings struct {
	Within lang.Span `plan:"within" milder:"less" doc:"How long before a tactic starts all that goes out with it must be decided."`
	Eve    lang.Span `plan:"eve" milder:"less" doc:"How long before a tactic starts an input that it needs must be due."`
}

// goingOut reports that what is to be decided is a part of what a tactic says, carries,
// needs or costs, and is not there already.
func goingOut(u *lang.Undecided) bool {
	attr := u.Attr.Name
	switch e := u.Of.(type) {
	case *lang.Tactic:
		return u.Block == "money" || slices.Contains([]string{"call_to_action", "carries", "requires", "budget", "budget_most", "budget_per"}, attr)
	case *lang.Message:
		return attr == "text" || attr == "proof"
	case *lang.Input:
		return e.ReceivedOn.Absent() && slices.Contains([]string{"what", "provider", "due"}, attr)
	case *lang.Handoff:
		return e.AcknowledgedOn.Absent() && slices.Contains([]string{"from", "to", "what", "due"}, attr)
	case *lang.Milestone:
		return e.ReachedOn.Absent() && attr == "on"
	case *lang.Task:
		return e.DoneOn.Absent() && attr == "due"
	}
	return false
}

// missing says of an input that has not come what is wrong with its day; "" where nothing is.
func missing(p *checks.Pass, in *lang.Input) string {
	first := firstToStart(soon(p, in))
	if first == nil || !in.ReceivedOn.Absent() || in.Due.State == lang.Unknown {
		return ""
	}
	switch {
	case in.Due.Absent():
		return "has not arrived, and has no day on which it is due"
	case in.Due.V < p.AsOf:
		return "was due on " + in.Due.V.String() + ", and has not arrived"
	case in.Due.V > first.Starts().V: // input-after-start says so
		return ""
	case in.Due.V.Plus(checks.Settings[goesOutSettings](p).Eve.V) > first.Starts().V:
		when := "the day on which"
		if n := int(first.Starts().V - in.Due.V); n > 0 {
			when = prose.Count(n, "day") + " before"
		}
		return "is due only on " + in.Due.V.String() + ", " + when + " it is needed"
	}
	return ""
}

// soon lists the tactics that say, carry or need an element and are seen on a channel now,
// or start soon.
func soon(p *checks.Pass, e lang.Element) []*lang.Tactic {
	var tactics []*lang.Tactic
	switch e := e.(type) {
	case *lang.Tactic:
		tactics = []*lang.Tactic{e}
	case *lang.Message:
		tactics = slices.Clone(p.CarriersOf(e))
	default:
		tactics, _ = p.WaitingFor(e)
	}
	ahead := p.AsOf.Plus(checks.Settings[goesOutSettings](p).Within.V)
	return slices.DeleteFunc(tactics, func(t *lang.Tactic) bool {
		if len(t.Channels.Items) == 0 || t.Status.State == lang.Unknown || t.Status.V == "done" || t.Dropped() {
			return true
		}
		runs, state := t.Running()
		if state != lang.Known {
			return !t.Starts().Known() || t.Starts().V < p.AsOf || t.Starts().V > ahead
		}
		return !slices.ContainsFunc(runs, func(s lang.Stretch) bool { return s.First <= ahead && s.Last >= p.AsOf })
	})
}

// reportGoesOut is about what is missing of an element, where a tactic goes out with it soon.
func reportGoesOut(p *checks.Pass, e lang.Element, at hcl.Range, what string) {
	tactics := soon(p, e)
	first := firstToStart(tactics)
	if first == nil {
		return
	}
	use := "need"
	if _, message := e.(*lang.Message); message {
		use = "carry"
	}
	start := startOf(p, first)
	switch {
	case lang.Element(first) == e:
		what += ", and " + start
	case len(tactics) == 1:
		what += "; the " + first.String() + ", which " + third[use] + " it, " + start
	default:
		what += "; " + prose.Names(tactics) + " " + use + " it, and the first of them " + start
	}
	f := p.Report(e, at, "The %s %s.", e, what)
	for _, t := range tactics {
		if lang.Element(t) != e {
			f.See(t.Starts().Range(), "The %s %s it.", t, third[use])
		}
	}
	f.AddFix("Settle it now, or let what depends on it start later")
}

// third is a verb as one tactic does it.
var third = map[string]string{"need": "needs", "carry": "carries"}

// startOf says when a tactic starts, or since when it runs.
func startOf(p *checks.Pass, t *lang.Tactic) string {
	switch day := t.Starts().V; {
	case day < p.AsOf:
		return "has been running since " + day.String()
	case day == p.AsOf:
		return "starts today"
	default:
		return "starts on " + day.String() + ", " + distance(day, p.AsOf)
	}
}
