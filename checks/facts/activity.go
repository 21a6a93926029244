package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// activity is where tactics are at work: by discipline, by channel, and on which
// evidence.
type activity struct {
	disciplines map[*lang.Discipline][]*lang.Tactic
	channels    map[*lang.Channel][]*lang.Tactic
	left        map[*lang.Channel][]*lang.Tactic // those of them that are dropped
	evidence    map[*lang.Insight]*few
	relied      map[*lang.Insight]lang.Element // what rests on it first: a tactic, a strategy or an audience
	tasks       map[*lang.Discipline][]*lang.Task
	doers       map[*lang.Plan]bool // a tactic may be of any discipline in reach
	users       map[*lang.Plan]bool // a tactic may rest on any insight in reach
	speakers    map[*lang.Plan]bool // a tactic may be on any channel in reach
}

func (x *Part) findActivity() *activity {
	found := &activity{map[*lang.Discipline][]*lang.Tactic{}, map[*lang.Channel][]*lang.Tactic{}, map[*lang.Channel][]*lang.Tactic{}, map[*lang.Insight]*few{}, map[*lang.Insight]lang.Element{}, map[*lang.Discipline][]*lang.Task{}, map[*lang.Plan]bool{}, map[*lang.Plan]bool{}, map[*lang.Plan]bool{}}
	for _, t := range x.active {
		found.add(t)
	}
	for _, p := range x.Plans {
		for _, s := range p.Strategies {
			found.rely(s, &s.Evidence)
		}
		for _, a := range p.Audiences {
			found.rely(a, &a.Insights)
		}
		for _, t := range p.Tactics {
			if t.Dropped() {
				use(found.left, t)
			}
		}
		for _, t := range p.Tasks {
			if d := whose(t); d != nil {
				found.tasks[d] = append(found.tasks[d], t)
			}
		}
		markUp(found.doers, p, p.Unclear())
		markUp(found.users, p, p.Unclear())
		markUp(found.speakers, p, p.Unclear())
	}
	return found
}

func (x *activity) add(t *lang.Tactic) {
	if t.Discipline.Known() {
		x.disciplines[t.Discipline.To] = append(x.disciplines[t.Discipline.To], t)
	}
	use(x.channels, t)
	markUp(x.speakers, t.Plan(), t.Broken() || t.Channels.State == lang.Unknown)
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
	if !t.Standby() {
		x.rely(t, &t.Evidence)
	}
}

// use notes a tactic at each of its channels.
func use(channels map[*lang.Channel][]*lang.Tactic, t *lang.Tactic) {
	for i := range t.Channels.Items {
		c := t.Channels.Items[i].To
		if n := len(channels[c]); n == 0 || channels[c][n-1] != t {
			channels[c] = append(channels[c], t)
		}
	}
}

// rely notes what rests on insights.
func (x *activity) rely(e lang.Element, on *lang.Refs[*lang.Insight]) {
	for i := range on.Items {
		if to := on.Items[i].To; x.relied[to] == nil {
			x.relied[to] = e
		}
	}
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
	return activityOf.ask(x, d.Plan(), d), !activityOpen.ask(x, d.Plan(), d.Plan())
}

var (
	activityOf   = list(func(part *Part, d *lang.Discipline) []*lang.Tactic { return part.activity().disciplines[d] })
	activityOpen = whether(func(part *Part, p *lang.Plan) bool { return part.activity().doers[p] })
)

// whose is the discipline that does a task: the one of which its owner is a specialist, or
// the one whose tactics alone need it; nil where neither can be told.
func whose(t *lang.Task) *lang.Discipline {
	if t.Owner.Known() {
		if d := &t.Owner.To.Disciplines; d.Known() && len(d.Items) == 1 {
			return d.Items[0].To
		}
	}
	var only *lang.Discipline
	for i := range t.Tactics.Items {
		d := &t.Tactics.Items[i].To.Discipline
		if !d.Known() || only != nil && d.To != only {
			return nil
		}
		only = d.To
	}
	return only
}

// TasksOf lists the tasks that a discipline does, as far as that can be read.
func (x *Index) TasksOf(d *lang.Discipline) []*lang.Task { return tasksOf.ask(x, d.Plan(), d) }

var tasksOf = list(func(part *Part, d *lang.Discipline) []*lang.Task { return part.activity().tasks[d] })

// Work is what takes a discipline's time: a tactic or a task.
type Work struct {
	lang.Element
	Effort *lang.Number
}

// Days is how many person-days the work takes, as far as that is known.
func (w Work) Days() float64 {
	if !w.Effort.Known() {
		return 0
	}
	return max(w.Effort.V, 0)
}

// WorkOf is what a discipline is planned for, its tactics first; what is done only if something
// happens is not.
func (x *Index) WorkOf(d *lang.Discipline) (list []Work) {
	tactics, _ := x.ActivityOf(d)
	for _, t := range tactics {
		if !t.Standby() {
			list = append(list, Work{t, &t.Effort})
		}
	}
	for _, t := range x.TasksOf(d) {
		list = append(list, Work{t, &t.Effort})
	}
	return list
}

// EverOn lists the tactics that use a channel, those on standby and those that are dropped
// among them. It is not sure where there may be others.
func (x *Index) EverOn(c *lang.Channel) (tactics []*lang.Tactic, sure bool) {
	return slices.Concat(x.ActivityOn(c), leftOn.ask(x, c.Plan(), c)), !channelsOpen.ask(x, c.Plan(), c.Plan())
}

var leftOn = list(func(part *Part, c *lang.Channel) []*lang.Tactic { return part.activity().left[c] })

var channelsOpen = whether(func(part *Part, p *lang.Plan) bool { return part.activity().speakers[p] })

// ActivityOn lists the tactics that use a channel, as far as that can be read.
func (x *Index) ActivityOn(c *lang.Channel) []*lang.Tactic { return activityOn.ask(x, c.Plan(), c) }

var activityOn = list(func(part *Part, c *lang.Channel) []*lang.Tactic { return part.activity().channels[c] })

// OnlyUserOf is the discipline whose tactics alone rest on an insight, by
// themselves or by their strategy; nil where it is none or several, or where that
// cannot be read.
func (x *Index) OnlyUserOf(i *lang.Insight) *lang.Discipline {
	users := usersOfInsight.ask(x, i.Plan(), i)
	if users[1] != nil || usersOpen.ask(x, i.Plan(), i.Plan()) {
		return nil
	}
	return users[0]
}

var (
	usersOfInsight = disciplines(func(part *Part, i *lang.Insight) *few { return part.activity().evidence[i] })
	usersOpen      = whether(func(part *Part, p *lang.Plan) bool { return part.activity().users[p] })
)

// ReliesOn is a tactic, a strategy or an audience that rests on an insight; nil where
// none does, as far as that can be read.
func (x *Index) ReliesOn(i *lang.Insight) lang.Element {
	if by := reliesOn.ask(x, i.Plan(), i); len(by) > 0 {
		return by[0]
	}
	return nil
}

var reliesOn = list(func(part *Part, i *lang.Insight) []lang.Element {
	if by := part.activity().relied[i]; by != nil {
		return []lang.Element{by}
	}
	return nil
})
