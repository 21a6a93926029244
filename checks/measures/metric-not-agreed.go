package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var metricNotAgreed = &checks.Rule{
	ID: "metric-not-agreed", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Practice: facts.AgreedMetrics,
	Every:    "%s of the %s lack the agreement of disciplines whose tactics they measure.", EveryFix: "Ask them, and enter them in agreed_by once they have said yes",
	Check: func(p *checks.Pass) {
		for _, m := range p.Metrics {
			p.Count(m)
			if m.AgreedBy.State == lang.Unknown {
				continue
			}
			users := p.CountedBy(m)
			lacking := without(users, &m.AgreedBy)
			if len(lacking) == 0 {
				continue
			}
			f := p.Report(m, m.AgreedBy.Range(), "The %s is not yet agreed with %s, whose tactics it measures.", m, prose.Names(lacking))
			f.Detail = "agreed_by"
			f.AddOffer("Ask them, and enter them in agreed_by once they have said yes", prose.OfferConsent(lacking), inviting(m, "agreed_by", &m.AgreedBy, lacking)...)
		}
	},
}
