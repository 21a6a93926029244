package facts

import "github.com/plan-as-code/plan/lang"

// CarriersOf lists the tactics that carry a message.
func (x *Index) CarriersOf(m *lang.Message) []*lang.Tactic { return carriersOf.ask(x, m.Plan(), m) }

var carriersOf = list(func(part *Part, m *lang.Message) []*lang.Tactic { return part.carriers[m] })

// carry notes the messages that a tactic carries.
func (x *Part) carry(t *lang.Tactic) {
	for i := range t.Carries.Items {
		m := t.Carries.Items[i].To
		if n := len(x.carriers[m]); n == 0 || x.carriers[m][n-1] != t { // tactics come one after another
			x.carriers[m] = append(x.carriers[m], t)
		}
	}
	x.doubtIf(WhoCarries, t.Plan(), t.Carries.State == lang.Unknown)
}
