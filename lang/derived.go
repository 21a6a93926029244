package lang

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
)

// What follows from the rest of a plan is worked out here alone, for rules, agreements,
// diffs, pages and rules of one's own alike: whom a tactic works for, who agreed to an
// objective, and what a commitment comes to. What neither is written nor follows is absent.

// Effective is an attribute as it counts: as Get reads it, but for what follows from the
// rest of the plan.
func (f Fields) Effective(a *Attr) Field {
	field := f.Get(a)
	e, element := f.v.Addr().Interface().(Element)
	if !element || e.Broken() {
		return field
	}
	switch e := e.(type) {
	case *Objective:
		switch a.Name {
		case "agreed_by":
			field.derive(e.agreedBy())
		case "agreed_on":
			day := e.Agreed()
			field.derive(day.V, day.State)
		}
	case *Commitment:
		switch a.Name {
		case "expected":
			n := e.Outcome()
			field.derive(n.V, n.State)
		case "budget":
			n := e.Cost()
			field.derive(n.V, n.State)
		}
	}
	return field
}

func (f *Field) derive(held any, state State) {
	if f.State == Unknown {
		return
	}
	f.Held, f.State, f.Derived = held, state, f.Line == nil
}

// Consent is that somebody agreed to an objective.
type Consent struct {
	Who    Element
	On     Day       // the day from which on; Absent where none is given
	At     hcl.Range // where it is written
	Stated bool      // in agreed_by
}

// Consents lists who agreed to the objective, each once: those in agreed_by, and for each
// playback that somebody confirmed, whoever confirmed it and the discipline that said it. It
// is not sure where others may have. The list is shared.
func (o *Objective) Consents() (list []Consent, sure bool) {
	c := o.consents()
	return c.list, !c.unread && !c.open
}

// consents collects who agreed to an objective.
type consents struct {
	list   []Consent
	unread bool // something of it cannot be read
	open   bool // something of it is to be decided
}

type consentsKey struct{}

func (o *Objective) consents() *consents {
	return Keep(o.plan, consentsKey{}, findConsents)[o]
}

func findConsents(p *Plan) map[*Objective]*consents {
	all := make(map[*Objective]*consents, len(p.Objectives))
	for _, o := range p.Objectives {
		all[o] = o.findConsents()
	}
	return all
}

func (o *Objective) findConsents() *consents {
	c := &consents{list: make([]Consent, 0, len(o.AgreedBy.Items)+2*len(o.Playbacks))}
	c.doubt(&o.AgreedBy)
	for i := range o.AgreedBy.Items {
		r := &o.AgreedBy.Items[i]
		c.add(Consent{r.To, o.AgreedOn, r.Range(), true})
	}
	for i := range o.Playbacks {
		b := &o.Playbacks[i]
		c.doubt(&b.ConfirmedBy)
		if !b.ConfirmedBy.Known() {
			continue
		}
		c.add(Consent{b.ConfirmedBy.To, b.On, b.ConfirmedBy.Range(), false})
		if c.doubt(&b.By); b.By.Known() {
			c.add(Consent{b.By.To, b.On, b.By.Range(), false})
		}
	}
	return c
}

func (c *consents) doubt(f field) {
	if f.state() == Unknown {
		open := undecided(f)
		c.unread, c.open = c.unread || !open, c.open || open
	}
}

// undecided reports that a value is to be decided.
func undecided(f field) bool { return f.written() != nil && IsUndecided(&f.written().Expr) }

// add enters somebody who agreed; of several days, the one of agreed_on counts, and else the
// first.
func (c *consents) add(one Consent) {
	i := slices.IndexFunc(c.list, func(other Consent) bool { return other.Who == one.Who })
	switch {
	case i < 0:
		c.list = append(c.list, one)
	case c.list[i].On.Absent(), !c.list[i].Stated && c.list[i].On.Known() && one.On.Known() && one.On.V < c.list[i].On.V:
		c.list[i].On = one.On
	}
}

// agreedBy are those who agreed, as far as they are not to be decided.
func (o *Objective) agreedBy() (any, State) {
	c := o.consents()
	who := make([]Element, len(c.list))
	for i, one := range c.list {
		who[i] = one.Who
	}
	switch {
	case c.unread:
		return who, Unknown
	case len(who) == 0:
		return who, o.AgreedBy.State
	}
	return who, Known
}

// Agreed is the day on which the objective was agreed: what it says itself, or else the day
// from which on all had agreed who did; Absent where one of them gives no day.
func (o *Objective) Agreed() Day {
	c := o.consents()
	unreadable := o.AgreedBy.State == Unknown && !undecided(&o.AgreedBy)
	switch {
	case !o.AgreedOn.Absent() || unreadable:
		return o.AgreedOn // whoever is named there gives no other day
	case c.unread || c.open:
		return Day{State: Unknown}
	}
	var last Day
	for i, one := range c.list {
		switch {
		case !one.On.Known():
			return one.On
		case i == 0 || one.On.V > last.V:
			last = one.On
		}
	}
	return last
}

// Outcome is what a commitment promises to bring: what it says itself, or else what the
// tactics of its discipline for the objective are expected to bring of the objective's metric.
func (c *Commitment) Outcome() Number {
	return c.derived(&c.Expected, func(t *Tactic) Number {
		return t.BringsTo(c.Objective.To).Number()
	})
}

// Cost is what a commitment promises it for: what it says itself, or else what the tactics of
// its discipline for the objective cost; what serves several objectives costs each an even
// part.
func (c *Commitment) Cost() Number {
	return c.derived(&c.Budget, (*Tactic).Share)
}

// Share is what the cost of a tactic leaves for each of its objectives, all of it where
// there is none; unknown or absent where the cost is.
func (t *Tactic) Share() Number {
	share := t.Cost().Number()
	if objectives, _ := t.Objectives(); len(objectives) > 1 {
		share.V /= float64(len(objectives))
	}
	return share
}

// derived adds up what the tactics say of a commitment in its own plan.
func (c *Commitment) derived(stated *Number, of func(*Tactic) Number) Number {
	switch {
	case !stated.Absent():
		return *stated
	case !c.By.Known() || !c.Objective.Known() || c.plan.Unclear():
		return Number{State: Unknown}
	}
	var sum Number
	for _, t := range c.plan.Tactics {
		objectives, sure := t.Objectives()
		mine := t.Discipline.Known() && t.Discipline.To == c.By.To && slices.Contains(objectives, c.Objective.To)
		switch n := (Number{}); {
		case t.Dropped():
		case !sure || t.Discipline.State == Unknown:
			sum.State = Unknown
		case mine:
			if n = of(t); sum.line == nil {
				sum.line = n.line
			}
			sum.V += n.V
			if n.State == Unknown || n.Known() && sum.Absent() {
				sum.State = n.State
			}
		}
	}
	return sum
}

// Objectives lists the objectives of a tactic: those that it serves by itself or by its
// strategy; only without these, those of the tactics that it supports, on and on. None of one
// that is dropped. It is not sure where something about them cannot be read. The list is
// shared.
func (t *Tactic) Objectives() (list []*Objective, sure bool) {
	r := Keep(t.plan, reachKey{}, (*Plan).findReach)
	return r.objectives[t], !r.unsure[t]
}

type reachKey struct{}

// reach is whom the tactics of a plan work for.
type reach struct {
	objectives map[*Tactic][]*Objective
	unsure     map[*Tactic]bool
}

func (p *Plan) findReach() *reach {
	r := &reach{make(map[*Tactic][]*Objective, len(p.Tactics)), map[*Tactic]bool{}}
	supporters := map[*Tactic][]*Tactic{} // that serve nothing by themselves
	var work []*Tactic
	for _, t := range p.Tactics {
		if t.Dropped() {
			continue
		}
		objectives, sure := t.Serving()
		r.objectives[t] = objectives
		if !sure || len(objectives) == 0 && t.Supports.State == Unknown {
			r.unsure[t] = true
		}
		if len(objectives) == 0 && sure {
			for i := range t.Supports.Items {
				switch up := t.Supports.Items[i].To; {
				case up.Dropped():
				case up.plan != p:
					list, sure := up.Objectives()
					r.inherit(t, list, sure)
				default:
					supporters[up] = append(supporters[up], t)
				}
			}
		}
		if len(r.objectives[t]) > 0 || r.unsure[t] {
			work = append(work, t)
		}
	}
	for len(work) > 0 {
		up := work[0]
		work = work[1:]
		for _, t := range supporters[up] {
			if r.inherit(t, r.objectives[up], !r.unsure[up]) {
				work = append(work, t)
			}
		}
	}
	return r
}

// inherit passes on the objectives of a tactic to one that supports it, and reports whether
// that changed anything.
func (r *reach) inherit(t *Tactic, objectives []*Objective, sure bool) bool {
	changed := !sure && !r.unsure[t]
	if !sure {
		r.unsure[t] = true
	}
	for _, o := range objectives {
		if !slices.Contains(r.objectives[t], o) {
			r.objectives[t] = append(r.objectives[t], o)
			changed = true
		}
	}
	return changed
}

// Serving is what a tactic serves by itself or by its strategy, dropped or not. It is not
// sure where that cannot be read.
func (t *Tactic) Serving() (objectives []*Objective, sure bool) {
	if objectives = eachOnce(&t.Serves); len(objectives) > 0 || t.Serves.State == Unknown {
		return objectives, t.Serves.State != Unknown
	}
	if t.Strategy.Known() {
		serves := &t.Strategy.To.Serves
		return eachOnce(serves), serves.State != Unknown
	}
	return nil, t.Strategy.State != Unknown
}

// eachOnce lists the objectives that references lead to, each once.
func eachOnce(refs *Refs[*Objective]) []*Objective {
	if len(refs.Items) == 0 {
		return nil
	}
	list, seen := make([]*Objective, 0, len(refs.Items)), map[*Objective]bool{}
	for i := range refs.Items {
		if to := refs.Items[i].To; !seen[to] {
			list, seen[to] = append(list, to), true
		}
	}
	return list
}

// Due is the day by which an objective is reached: what it says itself, or else the end of
// its campaign.
func (o *Objective) Due() *Day {
	for p := o.plan; o.By.Absent() && p != nil; p = p.Parent {
		if p.Campaign != nil {
			return &p.Campaign.End
		}
	}
	return &o.By
}

// aYear is how long a programme without an end is counted.
var aYear = Duration{12, Months}

// Endless reports that the campaign of a plan says that it has no end: it is left out, there
// and above.
func (p *Plan) Endless() bool {
	campaign := false
	for ; p != nil; p = p.Parent {
		if c := p.Campaign; c != nil {
			if campaign = true; !c.End.Absent() || c.Broken() {
				return false
			}
		}
	}
	return campaign
}
