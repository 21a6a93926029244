package journey

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var nobodyIsAsked = &checks.Rule{
	ID: "nobody-is-asked", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			calls := callsFor[o.Intent.V]
			if !o.Intent.Known() || calls == nil || p.Doubt(facts.WhoServes, o.Plan()) {
				continue
			}
			speaking, sure := speakingFor(p, o)
			if few := 2; !sure || len(speaking) < few || slices.ContainsFunc(speaking, func(t *lang.Tactic) bool { return slices.Contains(calls, t.CallToAction.V) }) {
				continue
			}
			f := p.Report(o, o.Intent.Range(), "The %s is for %s, and its %s only ask people to %s.", o, o.Intent.V, prose.Count(len(speaking), "tactic"), prose.Either(calledFor(speaking)))
			f.Detail = "intent"
			f.See(speaking[0].CallToAction.Range(), "The %s asks this.", speaking[0])
			f.AddFix("Let one of them ask people to " + prose.Either(calls))
		}
	},
}

// callsFor are the calls that can bring what an objective is for.
var callsFor = map[string][]string{
	"sales":         {"buy", "try", "join"},
	"participation": {"join", "try"},
	"recruitment":   {"join", "try"},
}

// speakingFor are the tactics of an objective that speak on a channel; it is not sure where one of
// them does not say what it asks people to do.
func speakingFor(p *checks.Pass, o *lang.Objective) (list []*lang.Tactic, sure bool) {
	for _, t := range p.TacticsOf(o) {
		if t.Standby() || t.Channels.Empty() {
			continue
		}
		if !t.CallToAction.Known() {
			return nil, false
		}
		list = append(list, t)
	}
	return list, true
}

// calledFor are the calls of tactics, each once.
func calledFor(tactics []*lang.Tactic) (calls []string) {
	for _, t := range tactics {
		if !slices.Contains(calls, t.CallToAction.V) {
			calls = append(calls, t.CallToAction.V)
		}
	}
	return calls
}
