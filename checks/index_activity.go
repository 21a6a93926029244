package checks

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// activity is where tactics are at work: by discipline, by channel, and on which
// evidence.
type activity struct {
	disciplines map[*lang.Discipline][]*lang.Tactic
	channels    map[*lang.Channel][]*lang.Tactic
	evidence    map[*lang.Insight]*few
	doers       map[*lang.Plan]bool // a tactic may be of any discipline in reach
	users       map[*lang.Plan]bool // a tactic may rest on any insight in reach
}

func (x *facts) findActivity() *activity {
	found := &activity{map[*lang.Discipline][]*lang.Tactic{}, map[*lang.Channel][]*lang.Tactic{}, map[*lang.Insight]*few{}, map[*lang.Plan]bool{}, map[*lang.Plan]bool{}}
	for _, t := range x.active {
		found.add(t)
	}
	for _, p := range x.plans {
		markUp(found.doers, p, p.Unclear())
		markUp(found.users, p, p.Unclear())
	}
	return found
}

func (x *activity) add(t *lang.Tactic) {
	if t.Discipline.Known() {
		x.disciplines[t.Discipline.To] = append(x.disciplines[t.Discipline.To], t)
	}
	for i := range t.Channels.Items {
		c := t.Channels.Items[i].To
		if n := len(x.channels[c]); n == 0 || x.channels[c][n-1] != t {
			x.channels[c] = append(x.channels[c], t)
		}
	}
	open := t.Discipline.State == lang.Unknown
	markUp(x.doers, t.Plan(), open)
	open = open || t.Evidence.State == lang.Unknown || t.Strategy.State == lang.Unknown
	x.rest(t.Evidence.Items, t)
	if t.Strategy.Known() {
		s := t.Strategy.To
		open = open || s.Evidence.State == lang.Unknown
		x.rest(s.Evidence.Items, t)
	}
	markUp(x.users, t.Plan(), open)
}

// rest notes the evidence that a tactic rests on.
func (x *activity) rest(evidence []lang.Ref[*lang.Insight], t *lang.Tactic) {
	for i := range evidence {
		users := x.evidence[evidence[i].To]
		if users == nil {
			users = &few{}
			x.evidence[evidence[i].To] = users
		}
		users.add(t.Discipline.To)
	}
}

// ActivityOf lists the tactics of a discipline. It is not sure where there may be
// others.
func (x *Index) ActivityOf(d *lang.Discipline) (tactics []*lang.Tactic, sure bool) {
	tactics = look(x, d.Plan(), func(part *facts) []*lang.Tactic { return part.activity().disciplines[d] })
	open := look(x, d.Plan(), func(part *facts) []bool { return []bool{part.activity().doers[d.Plan()]} })
	return tactics, !slices.Contains(open, true)
}

// ActivityOn lists the tactics that use a channel.
func (x *Index) ActivityOn(c *lang.Channel) []*lang.Tactic {
	return look(x, c.Plan(), func(part *facts) []*lang.Tactic { return part.activity().channels[c] })
}

// OnlyUserOf is the discipline whose tactics alone rest on an insight, by
// themselves or by their strategy; nil where it is none or several, or where that
// cannot be read.
func (x *Index) OnlyUserOf(i *lang.Insight) *lang.Discipline {
	if slices.Contains(look(x, i.Plan(), func(part *facts) []bool { return []bool{part.activity().users[i.Plan()]} }), true) {
		return nil
	}
	all := few{}
	for _, users := range look(x, i.Plan(), func(part *facts) []*few { return []*few{part.activity().evidence[i]} }) {
		if users != nil {
			all.add(users[0])
			all.add(users[1])
		}
	}
	if all[1] != nil {
		return nil
	}
	return all[0]
}
