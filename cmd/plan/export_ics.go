package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/files"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/sheet"
)

// calendar is all that plans do on days, or all elements of one kind, as a calendar.
func (c *exportCommand) calendar(plans []*lang.Plan, kind string) ([]byte, error) {
	stamp, err := c.day()
	if err != nil {
		return nil, err
	}
	if _, last := sheet.DaysOf(kind); kind != "" && last == "" {
		return nil, exit.Errorf(exit.Usage, "a calendar has tactics, milestones and tasks; --kind %s goes into a table or data", c.kind)
	}
	var events []files.Event
	without, name := 0, ""
	for _, p := range plans {
		if p.Campaign != nil && name == "" {
			name = p.Campaign.Label()
		}
		for _, e := range p.All {
			_, last := sheet.DaysOf(e.Kind().Name)
			if last == "" || kind != "" && kind != e.Kind().Name || e.Broken() || !lang.ValidName(e.Name()) || p.Own(lang.KeyOf(e)) != e {
				continue
			}
			event, ok := eventOf(e)
			if !ok {
				without++
				continue
			}
			events = append(events, event)
		}
	}
	if len(events) == 0 {
		return nil, exit.Errorf(exit.Undecided, "nothing of it has a day that is known, so there is no calendar to write")
	}
	if without > 0 {
		fmt.Fprintf(c.err, "plan: %s without a first day that is known, which no calendar can show\n", prose.Count(without, "element"))
	}
	slices.SortStableFunc(events, func(a, b files.Event) int { return a.First.Compare(b.First) })
	return files.Calendar(name, timeOf(stamp), events), nil
}

func timeOf(d lang.Date) time.Time {
	t, _ := time.Parse(time.DateOnly, d.ISO())
	return t
}

// eventOf is an element as calendars show it; not ok where it has no first day that is known.
func eventOf(e lang.Element) (files.Event, bool) {
	f := lang.FieldsOf(e)
	day := func(attr string) time.Time {
		a := f.Kind.Attr(attr)
		if a == nil {
			return time.Time{}
		}
		if v, ok := f.Get(a).Held.(lang.Date); ok && f.Get(a).State == lang.Known {
			return timeOf(v)
		}
		return time.Time{}
	}
	label := func(attr string) string {
		if a := f.Kind.Attr(attr); a != nil && f.Get(a).State == lang.Known {
			if to, ok := f.Get(a).Held.(lang.Element); ok && to != nil {
				return to.Label()
			}
		}
		return ""
	}
	first, last := sheet.DaysOf(e.Kind().Name)
	event := files.Event{UID: sheet.UID(e), Title: e.Label(), Category: label("discipline"), Contact: label("owner"), ToDo: e.Kind().Name == "task"}
	note, _ := f.Get(f.Kind.Attr("note")).Held.(string)
	event.Note = strings.TrimSpace(note)
	if first == "" {
		event.First = day(last)
	} else {
		event.First, event.Last = day(first), day(last)
	}
	event.Done = day("done_on")
	event.Status = statusInCalendars(e, &event)
	return event, !event.First.IsZero() && (event.Last.IsZero() || !event.Last.Before(event.First))
}

// statusInCalendars is where an element stands, in the words that calendars have.
func statusInCalendars(e lang.Element, event *files.Event) string {
	switch t, isTactic := e.(*lang.Tactic); {
	case event.ToDo && !event.Done.IsZero():
		return "COMPLETED"
	case event.ToDo:
		return "NEEDS-ACTION"
	case isTactic && t.Status.V == "dropped":
		return "CANCELLED"
	case isTactic && t.Status.V == "proposed":
		return "TENTATIVE"
	}
	return "CONFIRMED"
}
