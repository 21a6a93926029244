package facts

import "github.com/plan-as-code/plan/lang"

// promises are the commitments of a part.
type promises struct {
	made map[*lang.Objective][]*lang.Commitment
	open map[*lang.Plan]bool // one may be for any objective here
}

func (x *Part) findPromises() *promises {
	found := &promises{map[*lang.Objective][]*lang.Commitment{}, map[*lang.Plan]bool{}}
	for _, p := range x.Plans {
		markUp(found.open, p, p.Unclear())
		for _, c := range p.Commitments {
			if c.Objective.Known() {
				found.made[c.Objective.To] = append(found.made[c.Objective.To], c)
			}
			markUp(found.open, p, !c.Objective.Known() || !c.By.Known())
		}
	}
	return found
}

// PromisesFor lists the commitments to an objective. It is not sure where there
// may be others.
func (x *Index) PromisesFor(o *lang.Objective) (made []*lang.Commitment, sure bool) {
	return promisesFor.ask(x, o.Plan(), o), !promisesOpen.ask(x, o.Plan(), o.Plan())
}

var (
	promisesFor  = list(func(part *Part, o *lang.Objective) []*lang.Commitment { return part.promises().made[o] })
	promisesOpen = whether(func(part *Part, p *lang.Plan) bool { return part.promises().open[p] })
)

// SupportersOf lists the objectives that support an objective.
func (x *Index) SupportersOf(o *lang.Objective) []*lang.Objective {
	return supportersOf.ask(x, o.Plan(), o)
}

var supportersOf = list(func(part *Part, o *lang.Objective) []*lang.Objective { return part.supporters[o] })
