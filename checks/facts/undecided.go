package facts

import "github.com/plan-as-code/plan/lang"

// Undecided is what is to be decided of one element.
type Undecided struct {
	Of   lang.Element
	List []lang.Undecided // one or more
}

// UndecidedIn is what is to be decided in a plan and counts, by element, in reading order.
func UndecidedIn(p *lang.Plan, counts func(*lang.Undecided) bool) []*Undecided {
	var list []*Undecided
	of := map[lang.Element]*Undecided{}
	for i := range p.Undecided {
		u := &p.Undecided[i]
		if !counts(u) {
			continue
		}
		if of[u.Of] == nil {
			of[u.Of] = &Undecided{Of: u.Of}
			list = append(list, of[u.Of])
		}
		of[u.Of].List = append(of[u.Of].List, *u)
	}
	return list
}
