package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var handoffNotAcknowledged = &checks.Rule{
	ID: "handoff-not-acknowledged", Severity: lang.Warning, Tier: checks.Essential, Needs: checks.Date,
	Settings: &acknowledgeSettings{Within: lang.Span{V: lang.Duration{N: 14}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		soon := p.AsOf.Plus(checks.Settings[acknowledgeSettings](p).Within.V)
		for _, plan := range p.Plans {
			for _, h := range plan.Handoffs {
				if h.Due.Known() && h.Due.V <= soon && h.AcknowledgedBy.Absent() && h.AcknowledgedOn.Absent() {
					reportUnacknowledged(p, h)
				}
			}
		}
	},
}

type acknowledgeSettings struct {
	Within lang.Span `plan:"within" milder:"less" doc:"How long before it is due a handoff should be acknowledged."`
}

func reportUnacknowledged(p *checks.Pass, h *lang.Handoff) {
	tactics, idle := p.WaitingFor(h)
	if idle {
		return
	}
	verb := "is"
	if h.Due.V < p.AsOf {
		verb = "was"
	}
	f := p.Report(h, h.Due.Range(), "The %s %s due on %s, %s, and nobody has acknowledged it.", h, verb, h.Due.V, distance(h.Due.V, p.AsOf))
	f.Detail = "due"
	seeWaiting(f, tactics)
	receiver := "whoever receives it"
	if h.To.Known() {
		receiver = checks.Named(h.To.To)
		if lead := h.To.To.Lead; lead.Known() {
			receiver = checks.Named(lead.To) + ", who leads " + receiver + ","
		}
	}
	f.AddFix("Ask " + receiver + " whether it will do, and enter acknowledged_by and acknowledged_on once they have said yes")
}
