package facts

import "github.com/plan-as-code/plan/lang"

// SpentOn lists the money that went out for a tactic, a channel or a campaign: for a campaign
// all of its own, be it said of it, of a tactic of its plan or, where it stands there, of a
// channel, and all of the campaigns below it.
func (x *Index) SpentOn(e lang.Element) []*lang.Spend {
	list := spentOn.ask(x, e.Plan(), e)
	if c, ok := e.(*lang.Campaign); ok {
		list = list[:len(list):len(list)]
		for _, below := range x.Below(c.Plan()) {
			list = append(list, x.SpentOn(below)...)
		}
	}
	return list
}

var spentOn = list(func(part *Part, e lang.Element) []*lang.Spend { return part.spent()[e] })

// findSpent lists what was spent by what it is for: itself, and the campaign of its plan.
func (x *Part) findSpent() map[lang.Element][]*lang.Spend {
	found := map[lang.Element][]*lang.Spend{}
	for _, p := range x.Plans {
		for _, s := range p.Spends {
			if !s.Of.Known() {
				continue
			}
			found[s.Of.To] = append(found[s.Of.To], s)
			if c := payerOf(s); c != nil {
				found[c] = append(found[c], s)
			}
		}
	}
	return found
}

// payerOf is the campaign that pays what was not spent on a campaign itself: that of the
// tactic, or, of a channel, that in whose plan the spend stands. Nil where there is none.
func payerOf(s *lang.Spend) *lang.Campaign {
	switch of := s.Of.To.(type) {
	case *lang.Tactic:
		return of.Plan().Campaign
	case *lang.Channel:
		return s.Plan().Campaign
	}
	return nil
}

// SpentBy adds up money that went out by a day, in a currency: what is in another cannot be
// added, and leaves the sum open, as what cannot be read does. Absent where nothing counts.
func SpentBy(list []*lang.Spend, day lang.Date, currency string) (sum lang.Total) {
	for _, s := range list {
		switch {
		case s.On.Known() && s.On.V > day:
		case !s.On.Known() || !s.Amount.Known() || s.Plan().Currency() != currency:
			sum.State = lang.Unknown
		default:
			sum.V += s.Amount.V
			if sum.State == lang.Absent {
				sum.State = lang.Known
			}
		}
	}
	return sum
}
