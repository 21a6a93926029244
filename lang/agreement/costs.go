package agreement

import (
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// Costs is what each tactic was to cost in all when it was agreed, by address; those of
// which that is not known, or that were on standby, are not there. It is worked out at each
// call.
func (a *Agreement) Costs() map[string]float64 {
	costs, recurs := map[string]float64{}, false
	for address, m := range a.Agreed {
		if strings.HasPrefix(address, "tactic.") && m.Values[standby] == "" {
			recurs = recurs || m.Values["budget_per"] != "" || m.Values["money"] != ""
			if n, given := a.Number(address, "budget"); given {
				costs[address] = n
			}
		}
	}
	if !recurs {
		return costs
	}
	for _, t := range a.asAgreed().Tactics {
		delete(costs, t.Address())
		if cost := t.Cost(); cost.Known() {
			costs[t.Address()] = cost.V
		}
	}
	return costs
}

// asAgreed is a plan of what was agreed alone.
func (a *Agreement) asAgreed() *lang.Plan {
	var text strings.Builder
	for _, address := range slices.Sorted(maps.Keys(a.Agreed)) {
		if k := kindOf(address); k != nil {
			text.WriteString(a.Agreed[address].written())
		}
	}
	const file = "agreed.plan.hcl"
	return lang.Empty(nil).With(map[string][]byte{file: []byte(text.String())}).PlanOf(file)
}
