package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var tacticWithoutAudience = &checks.Rule{
	ID: "tactic-without-audience", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s leave open for whom they are.", Among: "that serve an objective on a channel", EveryFix: "Give each of them its audiences",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if len(t.Serves.Items) == 0 || len(t.Channels.Items) == 0 || onlyAudience(t) != nil {
				continue // it has its objective's, or is met by nobody
			}
			p.Count(t)
			if !t.Audiences.Empty() {
				continue
			}
			f := p.Report(t, t.Audiences.Range(), "The %s does not say for whom it is.", t)
			proposeList(f, t, "audiences", audiencesServed(t), "as its objective says")
		}
	},
}

// audiencesServed lists the audiences of the objectives that a tactic serves.
func audiencesServed(t *lang.Tactic) (list []lang.Element) {
	for i := range t.Serves.Items {
		for _, ref := range t.Serves.Items[i].To.Audiences.Items {
			list = append(list, ref.To)
		}
	}
	return list
}
