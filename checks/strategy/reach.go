package strategy

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

// reach is where and when the tactics that carry a message bring it.
type reach struct {
	by        map[*lang.Tactic]bool
	tactics   []*lang.Tactic
	audiences []*lang.Audience
	shows     map[*lang.Audience][]show // by their first day
}

// show is a message before an audience, for as long as a tactic lasts.
type show struct {
	by         *lang.Tactic
	start, end lang.Date
}

func reachOf(p *checks.Pass, known map[*lang.Message]*reach, m *lang.Message) *reach {
	if r := known[m]; r != nil {
		return r
	}
	r := &reach{by: map[*lang.Tactic]bool{}, tactics: p.CarriersOf(m), shows: map[*lang.Audience][]show{}}
	known[m] = r
	for _, t := range r.tactics {
		r.by[t] = true
		if !t.Starts().Known() || !t.Ends().Known() || t.Starts().V > t.Ends().V {
			continue
		}
		audiences := &t.Audiences
		if audiences.Empty() {
			audiences = &m.Audiences
		}
		for i := range audiences.Items {
			a := audiences.Items[i].To
			if r.shows[a] == nil {
				r.audiences = append(r.audiences, a)
			}
			r.shows[a] = append(r.shows[a], show{t, t.Starts().V, t.Ends().V})
		}
	}
	for _, shows := range r.shows {
		slices.SortStableFunc(shows, func(a, b show) int { return cmp.Compare(a.start, b.start) })
	}
	return r
}

// clash is two messages before the same audience on the same days.
type clash struct {
	audience *lang.Audience
	a, b     show
}

// meet finds a clash of two messages: first a tactic that carries both.
func meet(a, b *reach) *clash {
	for _, t := range a.tactics {
		if b.by[t] {
			return &clash{a: show{by: t}, b: show{by: t}}
		}
	}
	for _, audience := range a.audiences {
		x, y := a.shows[audience], b.shows[audience]
		for len(x) > 0 && len(y) > 0 {
			switch {
			case x[0].end < y[0].start:
				x = x[1:]
			case y[0].end < x[0].start:
				y = y[1:]
			default:
				return &clash{audience, x[0], y[0]}
			}
		}
	}
	return nil
}

// when says on which days both are to be seen.
func (c *clash) when() string {
	start, end := max(c.a.start, c.b.start), min(c.a.end, c.b.end)
	if start == end {
		return "on " + start.String()
	}
	return "from " + start.String() + " to " + end.String()
}
