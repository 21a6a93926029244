package money

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var moneyOnTheEve = &checks.Rule{
	ID: "money-on-the-eve", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Settings: &spendingSettings{Notice: lang.Span{V: lang.Duration{N: 14}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		notice := checks.Settings[spendingSettings](p).Notice.V
		for _, o := range p.Objectives {
			if !o.Intent.Known() || o.Intent.V != "fundraising" || !o.Metric.Known() || !isMoney(o.Metric.To, o.Plan()) || !o.Due().Known() {
				continue
			}
			for i := range o.Supports.Items {
				g, ok := o.Supports.Items[i].To.(*lang.Goal)
				if !ok || !g.By.Known() || g.Metric.State == lang.Unknown || g.Metric.Known() && isMoney(g.Metric.To, o.Plan()) || o.Due().V > g.By.V || o.Due().V.Plus(notice) <= g.By.V {
					continue
				}
				f := p.Report(o, o.Due().Range(), "The %s brings its money by %s, and what it is for, the %s, is to stand %s: nothing can be ordered or built in between.", o, o.Due().V, g, laterBy(int(g.By.V-o.Due().V)))
				f.Detail = "by"
				f.See(g.By.Range(), "By %s it is to stand.", g.By.V)
				f.AddFix("Agree on a first part of the money by an earlier day, or promise what it pays for by a later one")
			}
		}
	},
}

type spendingSettings struct {
	Notice lang.Span `plan:"notice" milder:"less" doc:"How long it takes at least to make something of the money."`
}

func laterBy(days int) string {
	if days == 0 {
		return "on the same day"
	}
	return prose.Count(days, "day") + " later"
}
