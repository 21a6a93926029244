package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var endsBeforeStart = &checks.Rule{
	ID: "ends-before-start", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, c := range plan.Campaigns {
				checkOrder(p, c, day{"start", "starts", c.Start}, day{"end", "ends", c.End})
			}
			for _, t := range plan.Tactics {
				checkOrder(p, t, day{"start", "starts", t.Start}, day{"end", "ends", t.End})
			}
			for _, r := range plan.Reviews {
				checkOrder(p, r, day{"from", "starts", r.From}, day{"until", "ends", r.Until})
			}
		}
	},
}

func checkOrder(p *checks.Pass, e lang.Element, first, last day) {
	if !first.Known() || !last.Known() || last.V >= first.V {
		return
	}
	f := p.Report(e, last.Range(), "The %s ends on %s, before it starts on %s.", e, last.V, first.V)
	f.Detail = last.attr
	f.See(first.Range(), "It starts here.")
	text := func(d day) string { return e.Plan().File(d.Range().Filename).Text(d.Range()) }
	f.AddFix("Swap the two dates", e.Plan().SetAttribute(e, first.attr, text(last)), e.Plan().SetAttribute(e, last.attr, text(first)))
}
