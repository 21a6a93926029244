package money

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var unallocatedBudget = &checks.Rule{
	ID: "unallocated-budget", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Settings: &reserveSettings{Reserve: lang.Number{V: 10, State: lang.Known}},
	Check: func(p *checks.Pass) {
		reserve := checks.Settings[reserveSettings](p).Reserve.V
		for _, c := range p.Campaigns {
			if !c.Budget.Known() || c.Budget.V <= 0 {
				continue
			}
			used, sure := allocated(p.Index, c.Plan())
			free := c.Budget.V - c.Contingency.V - used
			if !sure || c.Contingency.State == lang.Unknown || free <= c.Budget.V*reserve/100+cent(c.Plan()) {
				continue
			}
			currency := c.Plan().Currency()
			f := p.Report(c, c.Budget.Range(), "The %s has %s of its budget of %s on no tactic, which is %s percent of it.",
				c, prose.Money(free, currency), prose.Money(c.Budget.V, currency), prose.Digits(percent(free, c.Budget.V)))
			if used == 0 {
				f.Message = fmt.Sprintf("The %s has nothing of its budget of %s on a tactic.", c, prose.Money(c.Budget.V, currency))
			}
			f.Detail = "budget"
			if c.Contingency.Known() && c.Contingency.V > 0 {
				f.See(c.Contingency.Range(), "Besides, %s is kept back.", prose.Money(c.Contingency.V, currency))
			}
			f.AddFix("Put it on the tactics that bring most, or hand it back")
		}
	},
}

type reserveSettings struct {
	Reserve lang.Number `plan:"reserve" type:"percent" milder:"more" doc:"The share of the budget, in percent, that may stay without a tactic."`
}

// allocated is what the tactics of a plan and the campaigns below it take of its
// budget. A campaign without a budget takes what its own tactics take.
func allocated(x *facts.Index, plan *lang.Plan) (used float64, sure bool) {
	sure = !plan.Unclear()
	for _, t := range x.TacticsIn(plan) {
		cost := t.Cost()
		used, sure = used+cost.V, sure && cost.State != lang.Unknown
	}
	for _, c := range x.Below(plan) {
		sure = sure && c.Budget.State != lang.Unknown && c.Plan().Currency() == plan.Currency()
		if c.Budget.Known() {
			used += c.Budget.V
			continue
		}
		more, known := allocated(x, c.Plan())
		used, sure = used+more, sure && known
	}
	return used, sure
}

// percent is a share in whole percent.
func percent(part, whole float64) float64 {
	const all = 100
	return float64(int(part/whole*all + 0.5))
}
