package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var metricTooSlow = &checks.Rule{
	ID: "metric-too-slow", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			c, m, due := o.Plan().Campaign, o.Metric.To, o.Due()
			if c == nil || !c.Start.Known() || !o.Metric.Known() || !m.Frequency.Known() || !due.Known() {
				continue
			}
			days := int(due.V-c.Start.V) + 1
			if days < 1 || c.Start.V.Plus(m.Frequency.V) <= due.V {
				continue
			}
			f := p.Report(o, o.Metric.Range(), "The %s has %s, and the %s is read once %s: it may be over before a number comes.",
				o, prose.Count(days, "day"), m, m.Frequency.V.Each())
			f.Detail = m.Address()
			f.See(m.Frequency.Range(), "It says here how often it is read.")
			f.AddFix("Read it more often while the campaign runs, or name a number that comes sooner and leads to it")
		}
	},
}
