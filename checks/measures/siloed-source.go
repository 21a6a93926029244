package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var siloedSource = &checks.Rule{
	ID: "siloed-source", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, m := range p.Metrics {
			if !m.Source.Known() || !m.Source.To.Access.Known() || m.Source.To.Access.Empty() {
				continue
			}
			s := m.Source.To
			users := p.CountedBy(m)
			shut := without(users, &s.Access)
			if len(shut) == 0 {
				continue
			}
			f := p.Report(m, m.Source.Range(), "The %s comes from the %s, which is closed to %s.", m, s, prose.Names(shut))
			f.Detail = "source"
			f.See(s.Access.Range(), "These have access.")
			f.AddFix("Open the "+s.String()+" to "+prose.Names(shut), inviting(s, "access", &s.Access, shut)...)
		}
	},
}
