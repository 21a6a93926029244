package journey

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var noResponseOwner = &checks.Rule{
	ID: "no-response-owner", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Suppresses: []string{"single-voice"},
	Every:      "%s of the %s let people answer, and nobody is named who answers them.", EveryFix: "Name for each who answers there, and how soon",
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			misspelt := withStrangeBlock(plan)
			for _, c := range plan.Channels {
				if !c.TwoWay.Known() || !c.TwoWay.V || len(c.Responses) > 0 || misspelt[c] {
					continue
				}
				tactics := p.ActivityOn(c)
				if len(tactics) == 0 || staffed(c, tactics) {
					continue
				}
				p.Count(c)
				f := p.Report(c, c.At(), "The %s lets people answer, and nobody is named who answers them.", c)
				f.Detail = "response"
				f.See(tactics[0].Channels.Range(), "The %s uses it.", tactics[0])
				mendResponse(f, c)
			}
		}
	},
}

// staffed reports whether people meet the owners of the tactics themselves: on a channel
// that lies outside the web, where each of them has one.
func staffed(c *lang.Channel, tactics []*lang.Tactic) bool {
	unowned := func(t *lang.Tactic) bool { return t.Owner.Absent() && !t.Standby() }
	return c.Offline.State == lang.Unknown || c.Offline.V && !slices.ContainsFunc(tactics, unowned)
}

// mendResponse adds a response by the channel's coordinator, or by somebody to be
// named.
func mendResponse(f *checks.Finding, c *lang.Channel) {
	owner, title := "person.NAME", "Add a response that says who answers"
	if c.Coordinator.Known() {
		owner = lang.Reference(c.Coordinator.To)
		title = "Let " + prose.Clip(c.Coordinator.To.Label()) + " answer, who coordinates it"
	}
	f.AddFix(title, c.Plan().AddBlock(c, "response {\n  owner = "+owner+"\n}"))
}

// withStrangeBlock is the elements of a plan with a block that the language does
// not have: it may be meant for one that is missed.
func withStrangeBlock(plan *lang.Plan) map[lang.Element]bool {
	found := map[lang.Element]bool{}
	for i := range plan.Diagnostics {
		if d := &plan.Diagnostics[i]; d.Rule == "unknown-element" && d.Element != nil {
			found[d.Element] = true
		}
	}
	return found
}
