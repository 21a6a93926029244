package money

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var commitmentUnfunded = &checks.Rule{
	ID: "commitment-unfunded", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			made, _ := p.PromisesFor(o)
			if len(made) == 0 {
				continue
			}
			_, tallies, sure := talliesOf(p.Index, o)
			for _, c := range made {
				if cost := c.Cost(); sure && c.By.Known() && cost.Known() {
					checkFunds(p, c, cost, tallies[c.By.To])
				}
			}
		}
	},
}

// checkFunds compares a commitment with what the tactics of its discipline for the
// objective have; nil where there are none.
func checkFunds(p *checks.Pass, c *lang.Commitment, cost lang.Number, y *tally) {
	o, currency := c.Objective.To, c.Plan().Currency()
	if y == nil {
		y = &tally{}
	}
	if y.costOpen || currency != o.Plan().Currency() || y.cost.Total >= cost.V-cent(c.Plan()) {
		return
	}
	money := func(n float64) string { return prose.Money(n, currency) }
	by := prose.Names([]*lang.Discipline{c.By.To})
	has := fmt.Sprintf("the tactics of %s for the %s have %s", by, o, money(y.cost.Total))
	switch {
	case y.cost.Total == 0 && y.first != nil:
		has = fmt.Sprintf("the tactics of %s for the %s have no budget", by, o)
	case y.first == nil:
		has = fmt.Sprintf("%s has no tactic for the %s", by, o)
	}
	f := p.Report(c, cost.Range(), "The %s asks for %s, and %s.", c, money(cost.V), has)
	f.Detail = "budget"
	for _, i := range most(y.cost.Items) {
		f.See(i.Amount.Range(), "The %s has %s for it.", i.Of, money(i.Amount.V))
	}
	f.AddFix("Give the tactics what was promised, or agree on a smaller commitment")
}
