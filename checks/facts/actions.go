package facts

import "github.com/plan-as-code/plan/lang"

// actions are the last days of the recommendations and amendments of plans: of a
// plan's own, and of those in it and below.
type actions struct {
	own, within map[*lang.Plan]lang.Date
}

func (x *Part) findActions() *actions {
	a := &actions{map[*lang.Plan]lang.Date{}, map[*lang.Plan]lang.Date{}}
	for _, p := range x.Plans {
		for _, r := range p.Recommendations {
			a.add(p, r.On)
		}
		for _, m := range p.Amendments {
			a.add(p, m.On)
		}
		if p.Unclear() {
			a.add(p, lang.Day{State: lang.Unknown})
		}
	}
	return a
}

// add notes the day of an action; one that cannot be read may be any.
func (a *actions) add(p *lang.Plan, on lang.Day) {
	day := on.V
	switch on.State {
	case lang.Absent:
		return
	case lang.Unknown:
		const endOfTime = 1<<31 - 1
		day = endOfTime
	}
	note(a.own, p, day)
	for above := p; above != nil; above = above.Parent {
		note(a.within, above, day)
	}
}

func note(last map[*lang.Plan]lang.Date, p *lang.Plan, day lang.Date) {
	if before, noted := last[p]; !noted || day > before {
		last[p] = day
	}
}

// ActedSince reports whether a recommendation or an amendment is dated on a day or
// later: in a plan, above it or below it. What cannot be read may be one.
func (x *Index) ActedSince(p *lang.Plan, day lang.Date) bool {
	acted := false
	for _, last := range actionsWithin.ask(x, p, p) {
		acted = acted || last >= day
	}
	for above := p.Parent; above != nil; above = above.Parent {
		for _, last := range lastOf(x.store.home[above].actions().own, above) {
			acted = acted || last >= day
		}
	}
	return acted
}

var actionsWithin = list(func(part *Part, p *lang.Plan) []lang.Date { return lastOf(part.actions().within, p) })

func lastOf(last map[*lang.Plan]lang.Date, p *lang.Plan) []lang.Date {
	if day, noted := last[p]; noted {
		return []lang.Date{day}
	}
	return nil
}
