package status

import (
	"slices"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Event is something that happens on a day.
type Event struct {
	On      string `json:"on"`
	What    string `json:"what"`
	Who     string `json:"who,omitempty"`
	Address string `json:"address"` // of the element that says so
	Overdue bool   `json:"overdue"`
	New     bool   `json:"new"`
}

// undated is said of tactics of which none has a day, by what each says of that.
var undated = map[string]string{
	"": "No tactic has a date yet.", "no dates yet": "No tactic has a date yet.", "dates to be decided": "The dates of all tactics are to be decided.",
}

// undated is what all tactics say of their days, where that is the same and names none; else "".
func (c *Campaign) undated() string {
	if len(c.Tactics) < 2 || slices.ContainsFunc(c.Tactics, func(t Tactic) bool { return t.Start != "" || t.End != "" || t.When != c.Tactics[0].When }) {
		return ""
	}
	return c.Tactics[0].When
}

// Tactic is a row beside the timeline.
type Tactic struct {
	Title      string   `json:"title"`
	Address    string   `json:"address"`
	Discipline string   `json:"discipline,omitempty"`
	Owner      string   `json:"owner,omitempty"`
	Start      string   `json:"start,omitempty"`
	End        string   `json:"end,omitempty"`
	When       string   `json:"when"`
	Status     string   `json:"status,omitempty"`
	Cost       *float64 `json:"cost"` // likely, in the currency of the campaign
	New        bool     `json:"new"`
}

// events are what happens within two weeks, and what should have happened.
func (b *builder) events(p *lang.Plan) []Event {
	e := &agenda{builder: b, list: []Event{}}
	if c := p.Campaign; c != nil {
		e.comes(c, &c.Launch, "Launch", "")
		e.comes(c, &c.FreezeOn, "The plan is closed to additions", "")
		e.comes(c, &c.End, "The campaign ends", "")
	}
	for _, t := range b.x.TacticsIn(p) {
		title, owner := prose.Quote(graph.Title(t)), name(&t.Owner)
		start, end := t.Starts(), t.Ends()
		switch {
		case t.Status.Known() && t.Status.V == "done":
		case start.Known() && end.Known() && start.V == end.V:
			e.comes(t, start, title, owner)
		default:
			e.comes(t, start, title+" starts", owner)
			e.comes(t, end, title+" ends", owner)
		}
	}
	for _, m := range p.Milestones {
		e.due(m, &m.On, &m.ReachedOn, graph.Title(m), name(&m.Owner))
	}
	for _, h := range p.Handoffs {
		e.due(h, &h.Due, &h.AcknowledgedOn, name(&h.From)+" hands over to "+name(&h.To)+": "+graph.Title(h), name(&h.From))
	}
	for _, in := range p.Inputs {
		e.due(in, &in.Due, &in.ReceivedOn, graph.Title(in), name(&in.Provider))
	}
	for _, t := range p.Tasks {
		e.due(t, &t.Due, &t.DoneOn, graph.Title(t), name(&t.Owner))
	}
	for _, r := range facts.ReviewsOf(p) {
		e.meets(r)
	}
	return byDay(e.list, func(x *Event) string { return x.On })
}

type agenda struct {
	*builder
	list []Event
}

// comes notes what happens by itself, where that is soon.
func (a *agenda) comes(e lang.Element, on *lang.Day, what, who string) {
	if on.Known() && on.V >= a.day && on.V < a.day+soon {
		a.list = append(a.list, Event{On: on.V.ISO(), What: what, Who: who, Address: e.Address(), New: a.isNew(e)})
	}
}

// meets notes a review once, however often it is held soon.
func (a *agenda) meets(r *lang.Review) {
	var days []lang.Date
	for _, day := range facts.ReviewDates(r) {
		if day >= a.day && day < a.day+soon {
			days = append(days, day)
		}
	}
	if len(days) == 0 {
		return
	}
	what := graph.Title(r)
	if last := days[len(days)-1]; len(days) == 2 {
		what += ", and again on " + last.String()
	} else if len(days) > 2 {
		what = graph.ReviewTitle(r) + " until " + last.String()
	}
	a.comes(r, &lang.Day{V: days[0], State: lang.Known}, what, "")
}

// due notes what somebody has to see to, where that is soon or was to be, and has not
// happened.
func (a *agenda) due(e lang.Element, on, done *lang.Day, what, who string) {
	if !done.Absent() && !(done.Known() && done.V > a.day) {
		return
	}
	if on.Known() && on.V < a.day+soon {
		a.list = append(a.list, Event{On: on.V.ISO(), What: what, Who: who, Address: e.Address(), Overdue: on.V < a.day, New: a.isNew(e)})
	}
}

// tactics are the rows of the timeline, in its order.
func (b *builder) tactics(c *Campaign) []Tactic {
	list := []Tactic{}
	for _, t := range graph.Rows(c.scope) {
		one := Tactic{Title: graph.Title(t), Address: t.Address(), Discipline: name(&t.Discipline), Owner: name(&t.Owner), Start: iso(t.Starts()), End: iso(t.Ends()), When: graph.When(t), New: b.isNew(t)}
		if t.Status.Known() {
			one.Status = t.Status.V
		}
		if t.Standby() {
			one.Start, one.End = iso(&t.Start), iso(&t.End)
		}
		if cost := t.Cost(); cost.Known() {
			one.Cost = &cost.V
		}
		list = append(list, one)
	}
	return list
}
