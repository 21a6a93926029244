package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// PaidIn reports that a tactic runs in a phase, or has money for it.
func PaidIn(t *lang.Tactic, ph *lang.Phase) bool {
	return t.Phases.Has(ph) || slices.ContainsFunc(t.Money, func(m lang.Money) bool { return m.Phase.Known() && m.Phase.To == ph })
}

// TacticsOfPhase lists the tactics that run in a phase, or have money for it.
func (x *Index) TacticsOfPhase(ph *lang.Phase) []*lang.Tactic {
	return tacticsOfPhase.ask(x, ph.Plan(), ph)
}

var tacticsOfPhase = list(func(part *Part, ph *lang.Phase) []*lang.Tactic { return part.phased()[ph] })

// findPhased lists the tactics of each phase.
func (x *Part) findPhased() map[*lang.Phase][]*lang.Tactic {
	found := map[*lang.Phase][]*lang.Tactic{}
	add := func(ph *lang.Ref[*lang.Phase], t *lang.Tactic) {
		if n := len(found[ph.To]); ph.Known() && (n == 0 || found[ph.To][n-1] != t) { // tactics come one after another
			found[ph.To] = append(found[ph.To], t)
		}
	}
	for _, t := range x.active {
		for i := range t.Phases.Items {
			add(&t.Phases.Items[i], t)
		}
		for i := range t.Money {
			add(&t.Money[i].Phase, t)
		}
	}
	return found
}
