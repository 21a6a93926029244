package facts

import "github.com/plan-as-code/plan/lang"

// Served reports whether a tactic serves an objective, or one that supports it,
// directly or through others, as far as that can be read.
func (x *Index) Served(o *lang.Objective) bool {
	return served.ask(x, o.Plan(), o)
}

var served = whether(func(part *Part, o *lang.Objective) bool { return part.served()[o] })

// ReachesGoal reports whether an objective supports a goal, or an objective that
// reaches one. What cannot be read counts as if it did.
func (x *Index) ReachesGoal(o *lang.Objective) bool { return x.store.home[o.Plan()].reaching()[o] }

// GoalSupported reports whether an objective supports a goal itself, as far as that can
// be read.
func (x *Index) GoalSupported(g *lang.Goal) bool { return goalSupported.ask(x, g.Plan(), g) }

var goalSupported = whether(func(part *Part, g *lang.Goal) bool { return part.supported()[g] })

// findSupported lists the goals that objectives support.
func (x *Part) findSupported() map[*lang.Goal]bool {
	supported := map[*lang.Goal]bool{}
	for _, p := range x.Plans {
		for _, o := range p.Objectives {
			for i := range o.Supports.Items {
				if g, ok := o.Supports.Items[i].To.(*lang.Goal); ok {
					supported[g] = true
				}
			}
		}
	}
	return supported
}

// findServed passes on, from each objective with tactics, to those that it
// supports.
func (x *Part) findServed() map[*lang.Objective]bool {
	served := map[*lang.Objective]bool{}
	var up func(o *lang.Objective)
	up = func(o *lang.Objective) {
		if served[o] {
			return
		}
		served[o] = true
		for i := range o.Supports.Items {
			if above, ok := o.Supports.Items[i].To.(*lang.Objective); ok {
				up(above)
			}
		}
	}
	for o := range x.tactics {
		up(o)
	}
	return served
}

// findReaching passes on, from each objective that supports a goal, to those that
// support it.
func (x *Part) findReaching() map[*lang.Objective]bool {
	reached := map[*lang.Objective]bool{}
	var down func(o *lang.Objective)
	down = func(o *lang.Objective) {
		if reached[o] {
			return
		}
		reached[o] = true
		for _, s := range x.supporters[o] {
			down(s)
		}
	}
	for _, p := range x.Plans {
		for _, o := range p.Objectives {
			if x.endsInGoal(o) {
				down(o)
			}
		}
	}
	return reached
}

// endsInGoal reports whether an objective supports a goal itself, or an objective
// of the workspace's own plan that reaches one.
func (x *Part) endsInGoal(o *lang.Objective) bool {
	if o.Supports.State == lang.Unknown {
		return true
	}
	for i := range o.Supports.Items {
		switch up := o.Supports.Items[i].To.(type) {
		case *lang.Goal:
			return true
		case *lang.Objective:
			if x.above != nil && x.above.reaching()[up] {
				return true
			}
		}
	}
	return false
}

// TacticsToward lists the tactics of an objective, and those of the objectives that support
// it, directly or through others, each once.
func (x *Index) TacticsToward(o *lang.Objective) []*lang.Tactic {
	if len(x.SupportersOf(o)) == 0 {
		return x.TacticsOf(o)
	}
	var list []*lang.Tactic
	met, seen := map[*lang.Tactic]bool{}, map[*lang.Objective]bool{}
	var add func(o *lang.Objective)
	add = func(o *lang.Objective) {
		if seen[o] {
			return
		}
		seen[o] = true
		for _, t := range x.TacticsOf(o) {
			if !met[t] {
				met[t], list = true, append(list, t)
			}
		}
		for _, s := range x.SupportersOf(o) {
			add(s)
		}
	}
	add(o)
	return list
}
