package reviews

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var limitBroken = &checks.Rule{
	ID: "limit-broken", Severity: lang.Warning, Tier: checks.Essential, Needs: checks.Date, Across: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			checkLimits(p, c, c.Limits)
		}
		for _, o := range p.Objectives {
			checkLimits(p, o, o.Limits)
		}
	},
}

// checkLimits holds what was read in the campaign of an element against its limits.
func checkLimits(p *checks.Pass, e lang.Element, limits []lang.Limit) {
	for i := range limits {
		l := &limits[i]
		if !l.Metric.Known() {
			continue
		}
		m, stands := l.Metric.To, p.LimitOf(e, l, p.AsOf)
		if !stands.Known() {
			continue
		}
		switch {
		case l.Least.Known() && stands.V < l.Least.V:
			reportLimit(p, e, m, &stands, l.Least, "least")
		case l.Most.Known() && stands.V > l.Most.V:
			reportLimit(p, e, m, &stands, l.Most, "most")
		}
	}
}

func reportLimit(p *checks.Pass, e lang.Element, m *lang.Metric, stands *lang.Standing, limit lang.Number, which string) {
	by := ""
	if stands.Parts > 1 {
		by = ", by " + prose.Count(stands.Parts, "reading")
	}
	f := p.Report(e, limit.Range(), "The %s holds the %s to at %s %s, but that stood at %s on %s%s.", e, m, which,
		prose.Digits(limit.V), prose.Digits(stands.V), stands.Latest.On.V, by)
	f.Detail = m.Address() + " " + which
	f.See(stands.Latest.Value.Range(), "This is the latest reading.")
	for _, t := range p.TacticsIn(e.Plan()) {
		if t.Standby() && t.Trigger.To.Known() && lang.Element(t.Trigger.To.To) == e {
			f.See(t.Trigger.To.Range(), "The %s stands by for this.", t)
			f.AddFix("Do what stands by for it: " + checks.Named(t))
		}
	}
	if f.Fix == "" {
		f.AddFix("Stop, or change, what pushes it there, and write down in a recommendation what was decided")
	}
}
