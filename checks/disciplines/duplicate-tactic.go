package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var duplicateTactic = &checks.Rule{
	ID: "duplicate-tactic", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		before, h := map[aim]*meeting{}, hoursOf(p.Tactics)
		for _, t := range p.Tactics {
			objectives, sure := t.Objectives()
			if !sure || !t.Discipline.Known() || !t.Starts().Known() || !t.Ends().Known() {
				continue
			}
			var double *lang.Tactic
			var on aim
			for _, a := range aimsOf(t, objectives) {
				if double == nil {
					double, on = before[a].doubleOf(t, h, inPerson(a.channel)), a
				}
				if before[a] == nil {
					before[a] = &meeting{}
				}
				before[a].add(t)
			}
			if double != nil {
				reportDouble(p, t, double, on)
			}
		}
	},
}

// aim is whom a tactic reaches, where and what for.
type aim struct {
	channel   *lang.Channel
	audience  *lang.Audience
	objective *lang.Objective
}

func aimsOf(t *lang.Tactic, objectives []*lang.Objective) []aim {
	var list []aim
	for i := range t.Channels.Items {
		for j := range t.Audiences.Items {
			for _, o := range objectives {
				list = append(list, aim{t.Channels.Items[i].To, t.Audiences.Items[j].To, o})
			}
		}
	}
	return list
}

// meeting is who reaches the same people at the same place for the same end.
type meeting struct {
	groups []group // few; one for each discipline, in the order in which these are met
}

type group struct {
	of      *lang.Discipline
	tactics []*lang.Tactic
}

func (m *meeting) add(t *lang.Tactic) {
	for i := range m.groups {
		if g := &m.groups[i]; g.of == t.Discipline.To {
			g.tactics = append(g.tactics, t)
			return
		}
	}
	m.groups = append(m.groups, group{t.Discipline.To, []*lang.Tactic{t}})
}

// doubleOf is a tactic of another discipline that runs at the same time; nil where
// there is none. Of each discipline it looks at the latest.
func (m *meeting) doubleOf(t *lang.Tactic, h hours, inPerson bool) *lang.Tactic {
	const looked = 50 // tactics; where more meet, each of them has one nearby
	if m == nil {
		return nil
	}
	for _, g := range m.groups {
		if g.of == t.Discipline.To {
			continue
		}
		for _, other := range g.tactics[max(0, len(g.tactics)-looked):] {
			if other.Starts().V <= t.Ends().V && t.Starts().V <= other.Ends().V && (!inPerson || sameDay(t, other)) && !h.differ(t, other) && !concerted(t, other) {
				return other
			}
		}
	}
	return nil
}

// inPerson reports whether people meet on a channel, or may do so: of what goes on there for
// longer than a day, nobody knows that the same people are at two of its occasions.
func inPerson(c *lang.Channel) bool {
	return c.Offline.State == lang.Unknown || c.TwoWay.State == lang.Unknown || c.Offline.V && c.TwoWay.V
}

func sameDay(t, other *lang.Tactic) bool {
	day := t.Starts().V
	return t.Ends().V == day && other.Starts().V == day && other.Ends().V == day
}

// hours are the times of tactics that run on one day, by minutes from the day that they are
// counted from; those of a day on which no tactic states hours are left out.
type hours map[lang.Date]map[*lang.Tactic][2]int

func hoursOf(tactics []*lang.Tactic) hours {
	found := hours{}
	for _, t := range tactics {
		if !t.Starts().Known() || !t.Ends().Known() || t.Starts().V != t.Ends().V {
			continue
		}
		from, to := t.Plan().MinutesOff(t.Starts()), t.Plan().MinutesOff(t.Ends())
		if from == 0 && to == 0 {
			continue
		}
		day := t.Starts().V
		if found[day] == nil {
			found[day] = map[*lang.Tactic][2]int{}
		}
		found[day][t] = [2]int{from, to}
	}
	return found
}

// differ reports whether two tactics run on one and the same day that is planned by the
// hour, and are not known to meet there.
func (h hours) differ(t, other *lang.Tactic) bool {
	day := t.Starts().V
	if h[day] == nil || !sameDay(t, other) {
		return false
	}
	a, first := h[day][t]
	b, second := h[day][other]
	return !first || !second || a[0] > b[1] || b[0] > a[1]
}

// concerted reports whether one of two tactics amplifies or requires the other, or
// may do so.
func concerted(t, other *lang.Tactic) bool { return leansOn(t, other) || leansOn(other, t) }

func leansOn(t, other *lang.Tactic) bool {
	return t.Amplifies.State == lang.Unknown || t.Requires.State == lang.Unknown ||
		t.Amplifies.Has(other) || t.Requires.Has(other)
}

func reportDouble(p *checks.Pass, t, double *lang.Tactic, on aim) {
	f := p.Report(t, t.At(), "The %s reaches %q on %q for the %s while the %s of %s does so too.",
		t, prose.Clip(on.audience.Label()), prose.Clip(on.channel.Label()), on.objective, double, named(double.Discipline.To))
	f.Detail = double.Address()
	f.See(double.At(), "It runs from %s to %s.", double.Starts().V, double.Ends().V)
	f.AddFix("Make one tactic of the two, or say in amplifies or requires how they belong together")
}
