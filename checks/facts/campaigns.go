package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

// A campaign without a sponsor, strategy, freeze_on or reviews of its own has
// those of the campaigns above it.

// LeadOf is who runs a plan's campaign, or else the nearest one above; absent where
// nobody is named.
func LeadOf(p *lang.Plan) lang.Ref[*lang.Person] {
	return inherited(p, func(c *lang.Campaign) lang.Ref[*lang.Person] { return c.Lead },
		func(r lang.Ref[*lang.Person]) bool { return !r.Absent() })
}

// FreezeOf is the day on which a plan is closed to additions; absent where none is
// named.
func FreezeOf(p *lang.Plan) lang.Day {
	return inherited(p, func(c *lang.Campaign) lang.Day { return c.FreezeOn },
		func(d lang.Day) bool { return !d.Absent() })
}

func inherited[T any](p *lang.Plan, of func(*lang.Campaign) T, given func(T) bool) (none T) {
	for ; p != nil; p = p.Parent {
		if p.Campaign == nil {
			continue
		}
		if v := of(p.Campaign); given(v) {
			return v
		}
	}
	return none
}

// ReviewsOf lists the reviews of a plan's campaign: its own and those of the
// plans above.
func ReviewsOf(p *lang.Plan) []*lang.Review {
	var list []*lang.Review
	p.InScope(func(p *lang.Plan) { list = append(list, p.Reviews...) })
	return list
}

// ReviewDates lists the days on which a review is held: its day, or those of its
// schedule from its first day, or the start of its plan's campaign, until its
// last, in a programme without an end for 12 months; none where these are left out or
// cannot be read.
func ReviewDates(r *lang.Review) []lang.Date {
	if r.On.Known() {
		return []lang.Date{r.On.V}
	}
	from := r.From
	if from.Absent() && r.Plan().Campaign != nil {
		from = r.Plan().Campaign.Start
	}
	until := r.Until
	if until.Absent() && from.Known() && r.Plan().Endless() {
		until.V, until.State = from.V.Plus(lang.Duration{N: 12, Unit: lang.Months})-1, lang.Known
	}
	if !r.Every.Known() || !until.Known() || !from.Known() {
		return nil
	}
	const most = 10_000 // days; a review every day for 27 years
	var days []lang.Date
	for n := range most {
		day := from.V.Plus(lang.Duration{N: n * r.Every.V.N, Unit: r.Every.V.Unit})
		if day > until.V || n > 0 && day <= days[n-1] {
			break
		}
		days = append(days, day)
	}
	return days
}

// Span is the first and last day of a campaign; known where both are, in this
// order.
func Span(c *lang.Campaign) (start, end lang.Date, known bool) {
	return c.Start.V, c.End.V, c.Start.Known() && c.End.Known() && c.Start.V <= c.End.V
}

// Closed reports that an agreed campaign is over on a day: it was closed by then, and not
// before its agreed end. a may be nil.
func Closed(a *agreement.Agreement, p *lang.Plan, on lang.Date) bool {
	if a == nil || a.Other != "" || p.Campaign == nil || !p.Campaign.ClosedOn.Known() {
		return false
	}
	closed := p.Campaign.ClosedOn.V
	end, known := a.Date(a.Former(p.Campaign.Address()), "end")
	return closed <= on && known && closed >= end
}

// CampaignAbove is the nearest campaign above a plan; nil where there is none.
func CampaignAbove(p *lang.Plan) *lang.Campaign {
	if above := p.CampaignAbove(); above != nil {
		return above.Campaign
	}
	return nil
}

// concerned lists the disciplines whose tactics an amendment adds, changes or
// drops, and those whose tactics require or amplify one of these.
func (x *Index) concerned(a *lang.Amendment) []*lang.Discipline {
	var list []*lang.Discipline
	agreed := agreement.Of(a.Plan())
	for _, e := range a.Touching() {
		if !agreed.FillsIn(e) { // what was left open is the sponsor's to decide
			list = append(list, x.DisciplinesTouched(e)...)
		}
	}
	return distinctOf(list)
}

// DisciplinesTouched lists the discipline of a tactic, and those of the tactics
// that require or amplify it, or the one that a commitment is of; none for an element of
// another kind.
func (x *Index) DisciplinesTouched(e lang.Element) []*lang.Discipline {
	if c, ok := e.(*lang.Commitment); ok && c.By.Known() {
		return []*lang.Discipline{c.By.To}
	}
	t, ok := e.(*lang.Tactic)
	if !ok {
		return nil
	}
	var list []*lang.Discipline
	for _, one := range append([]*lang.Tactic{t}, x.Dependants(t)...) {
		if one.Discipline.Known() {
			list = append(list, one.Discipline.To)
		}
	}
	return distinctOf(list)
}

// ObjectivesTouched lists the objectives that an amendment adds or changes, or
// that what it adds, changes or drops serves.
func (x *Index) ObjectivesTouched(a *lang.Amendment) []*lang.Objective {
	var list []*lang.Objective
	for _, e := range a.Touching() {
		switch e := e.(type) {
		case *lang.Objective:
			list = append(list, e)
		case *lang.Strategy:
			for j := range e.Serves.Items {
				list = append(list, e.Serves.Items[j].To)
			}
		case *lang.Tactic:
			objectives, _ := e.Objectives()
			if e.Dropped() {
				objectives, _ = e.Serving()
			}
			list = append(list, objectives...)
		}
	}
	return distinctOf(list)
}

// distinctOf takes away what stands in a list a second time.
func distinctOf[T comparable](list []T) []T {
	var once []T
	for _, e := range list {
		if !slices.Contains(once, e) {
			once = append(once, e)
		}
	}
	return once
}

func (x *Part) findDependants() map[lang.Element][]*lang.Tactic {
	found := map[lang.Element][]*lang.Tactic{}
	for _, t := range x.active {
		for i := range t.Requires.Items {
			found[t.Requires.Items[i].To] = append(found[t.Requires.Items[i].To], t)
		}
		for i := range t.Amplifies.Items {
			found[t.Amplifies.Items[i].To] = append(found[t.Amplifies.Items[i].To], t)
		}
	}
	return found
}
