package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// lane is a discipline, or a phase where no tactic names a discipline, with its tactics.
type lane struct {
	title string
	rows  []*lang.Tactic // by their start; those without one last
}

// lanes are the lanes of a scope in the order in which they begin to be spoken of; what
// belongs to none comes last.
func (s *Scope) lanes() []*lane {
	tactics := s.tactics()
	byPhase := !slices.ContainsFunc(tactics, func(t *lang.Tactic) bool { return t.Discipline.Known() })
	several := len(s.campaigns()) > 1
	type key struct {
		plan *lang.Plan
		of   lang.Element
	}
	var list []*lane
	var rest []*lane
	at := map[key]*lane{}
	for _, t := range tactics {
		of := laneOf(t, byPhase)
		k := key{of: of}
		if several {
			k.plan = t.Plan()
		}
		l := at[k]
		if l == nil {
			l = &lane{title: laneTitle(t, of, several, byPhase)}
			at[k] = l
			if of == nil {
				rest = append(rest, l)
			} else {
				list = append(list, l)
			}
		}
		l.rows = append(l.rows, t)
	}
	list = append(list, rest...)
	for _, l := range list {
		slices.SortStableFunc(l.rows, func(a, b *lang.Tactic) int {
			x, y := a.Starts(), b.Starts()
			return cmp.Or(behind(!x.Known(), !y.Known()), cmp.Compare(x.V, y.V))
		})
	}
	return list
}

// Rows are the tactics of a timeline, from the top down.
func Rows(s *Scope) []*lang.Tactic {
	var list []*lang.Tactic
	for _, l := range s.lanes() {
		list = append(list, l.rows...)
	}
	return list
}

func laneOf(t *lang.Tactic, byPhase bool) lang.Element {
	switch {
	case !byPhase && t.Discipline.Known():
		return t.Discipline.To
	case byPhase && len(t.Phases.Items) > 0:
		return t.Phases.Items[0].To
	}
	return nil
}

func laneTitle(t *lang.Tactic, of lang.Element, several, byPhase bool) string {
	title := "No discipline named"
	switch {
	case of != nil:
		title = Title(of)
	case byPhase:
		title = "Tactics"
	}
	if c := t.Plan().Campaign; several && c != nil {
		return Title(c) + " · " + title
	}
	return title
}

// mark is a day that stands above all lanes.
type mark struct {
	on    lang.Date
	class string // launch, freeze, today, milestone, review
	text  string // "" where the first of its kind says it
	hint  string
	of    Place

	x, top float64 // where its name stands
}

// marks are the days that matter for all, in their order.
func (s *Scope) marks() []mark {
	var list []mark
	add := func(e lang.Element, on lang.Date, class, text string) {
		hint := on.String()
		if text != "" {
			hint = text + ": " + hint
		}
		list = append(list, mark{on: on, class: class, text: text, hint: hint, of: s.place(e)})
	}
	several := len(s.campaigns()) > 1
	for _, p := range s.Plans {
		of := ""
		if several && p.Campaign != nil {
			of = " of " + p.Campaign.Label()
		}
		if c := p.Campaign; c != nil && c.Launch.Known() {
			add(c, c.Launch.V, "launch", "Launch"+of)
		}
		if c := p.Campaign; c != nil && c.FreezeOn.Known() {
			add(c, c.FreezeOn.V, "freeze", "Closed to additions"+of)
		}
		for _, m := range p.Milestones {
			if m.On.Known() {
				add(m, m.On.V, "milestone", Title(m))
			}
		}
		for _, r := range p.Reviews {
			days := facts.ReviewDates(r)
			for i, day := range days[:min(len(days), mostMarks)] {
				text := ""
				if i == 0 {
					text = ReviewTitle(r)
				}
				add(r, day, "review", text)
			}
		}
	}
	if first, last, known := s.span(list); known && first <= s.AsOf && s.AsOf <= last {
		list = append(list, mark{on: s.AsOf, class: "today", text: "Today, " + dayAndMonth(s.AsOf), hint: s.AsOf.String()})
	}
	slices.SortStableFunc(list, func(a, b mark) int { return cmp.Compare(a.on, b.on) })
	return list
}

const mostMarks = 200 // of one review; a week apart, they fill four years

// ReviewTitle names a review, and says how often it is held.
func ReviewTitle(r *lang.Review) string {
	title := Title(r)
	if r.Every.Known() {
		title += ", " + r.Every.V.Every()
	}
	return title
}

// span is from the first day that is drawn to the last; not known where nothing has a day.
func (s *Scope) span(marks []mark) (first, last lang.Date, known bool) {
	take := func(d *lang.Day) {
		if !d.Known() {
			return
		}
		if !known {
			first, last, known = d.V, d.V, true
		}
		first, last = min(first, d.V), max(last, d.V)
	}
	for _, p := range s.Plans {
		if c := p.Campaign; c != nil {
			take(&c.Start)
			take(&c.End)
		}
		for _, ph := range p.Phases {
			take(&ph.Start)
			take(&ph.End)
		}
	}
	for _, t := range s.tactics() {
		start, end := days(t)
		take(start)
		take(end)
		if list, state := t.Running(); state == lang.Known && len(list) > 0 {
			last = max(last, list[len(list)-1].Last)
		}
	}
	for _, m := range marks {
		if m.class != "today" {
			take(&lang.Day{V: m.on, State: lang.Known})
		}
	}
	return first, last, known
}

// someDated reports that at least one tactic has a day.
func (s *Scope) someDated() bool {
	return slices.ContainsFunc(s.tactics(), func(t *lang.Tactic) bool {
		start, end := days(t)
		return start.Known() || end.Known()
	})
}

// days are the first and the last day of a tactic; of one on standby, those on which it would
// be done.
func days(t *lang.Tactic) (start, end *lang.Day) {
	if t.Standby() {
		return &t.Start, &t.End
	}
	return t.Starts(), t.Ends()
}

func dayAndMonth(d lang.Date) string {
	text := d.String()
	return text[:strings.LastIndexByte(text, ' ')]
}
