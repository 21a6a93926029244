package money

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var commitmentUnfunded = &checks.Rule{
	ID: "commitment-unfunded", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Across: true,
	Check: func(p *checks.Pass) {
		funds := map[*lang.Objective]*funding{}
		for _, plan := range p.Plans {
			for _, c := range plan.Commitments {
				if !c.By.Known() || !c.Objective.Known() || !c.Budget.Known() {
					continue
				}
				o := c.Objective.To
				if funds[o] == nil {
					_, tallies, sure := talliesOf(p.Index, o)
					funds[o] = &funding{tallies, sure}
				}
				if funds[o].sure {
					checkFunds(p, c, funds[o].by[c.By.To])
				}
			}
		}
	},
}

// funding is what the disciplines have for an objective.
type funding struct {
	by   map[*lang.Discipline]*tally
	sure bool
}

func checkFunds(p *checks.Pass, c *lang.Commitment, y *tally) {
	o, currency := c.Objective.To, c.Plan().Currency()
	if y == nil {
		y = &tally{}
	}
	if y.costOpen || currency != o.Plan().Currency() || y.cost.total >= c.Budget.V-cent {
		return
	}
	money := func(n float64) string { return lang.Money(n, currency) }
	by := lang.Names([]*lang.Discipline{c.By.To})
	has := fmt.Sprintf("the tactics of %s for the %s have %s", by, o, money(y.cost.total))
	if y.first == nil {
		has = fmt.Sprintf("%s has no tactic for the %s", by, o)
	}
	f := p.Report(c, c.Budget.Range(), "The %s asks for %s, and %s.", c, money(c.Budget.V), has)
	f.Detail = "budget"
	for _, i := range most(y.cost.items) {
		f.See(i.amount.Range(), "The %s has %s for it.", i.of, money(i.amount.V))
	}
	f.Mend("Give the tactics what was promised, or agree on a smaller commitment")
}
