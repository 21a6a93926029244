package report

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// sum says what some tactics come to.
func (f *glance) sum(parts []string) {
	text := strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
	if f.more {
		text = atLeast(true) + strings.ReplaceAll(text, atLeast(true), "")
	}
	f.say("%s", text)
}

// atLeast is put in front of a number that may be larger.
func atLeast(open bool) string {
	if open {
		return "at least "
	}
	return ""
}

func unread(s lang.State) bool { return s == lang.Unknown }

func disciplinesOf(tactics []*lang.Tactic) []*lang.Discipline {
	var list []*lang.Discipline
	for _, t := range tactics {
		if t.Discipline.Known() && !slices.Contains(list, t.Discipline.To) {
			list = append(list, t.Discipline.To)
		}
	}
	return list
}

// costOf is what tactics cost; empty where nothing is known, or where they are
// paid in several currencies.
func costOf(tactics []*lang.Tactic) string {
	sum, currency := costIn(tactics, lang.AllDays)
	if sum.V == 0 {
		return ""
	}
	return atLeast(unread(sum.State)) + fromTo(sum.V, sum.Most, currency)
}

// costIn is what tactics cost within a stretch of days, and in which currency; nothing where
// they are paid in several.
func costIn(tactics []*lang.Tactic, days lang.Stretch) (sum lang.Total, currency string) {
	sum.State = lang.Known
	for i, t := range tactics {
		c := t.Plan().Currency()
		if i > 0 && c != currency {
			return lang.Total{State: lang.Unknown}, ""
		}
		cost := t.CostIn(days)
		if currency = c; unread(cost.State) {
			sum.State = lang.Unknown
		}
		sum.V, sum.Most, sum.Divided = sum.V+cost.V, sum.Most+cost.Most, sum.Divided || cost.Divided
	}
	return sum, currency
}

// fromTo is an amount of money; where it may be more, both ends.
func fromTo(v, most float64, currency string) string {
	if most > v {
		return prose.Money(v, currency) + " to " + prose.Money(most, currency)
	}
	return prose.Money(v, currency)
}

// tacticsOf lists the tactics that use an element, from the plans that can see
// it. There may be more where a tactic does not say, as far as it can be read.
func (f *glance) tacticsOf(e lang.Element, use func(*lang.Tactic) (bool, lang.State)) []*lang.Tactic {
	var list []*lang.Tactic
	f.more = f.any(e, func(t *lang.Tactic) bool {
		used, state := use(t)
		if used {
			list = append(list, t)
		}
		return !used && unread(state)
	})
	return list
}

// any visits the tactics that can see an element, and reports whether a condition
// holds for one of them, or may hold for one that cannot be read.
func (f *glance) any(e lang.Element, holds func(*lang.Tactic) bool) bool {
	found := false
	for _, p := range f.Plans {
		if !p.Within(e.Plan()) {
			continue
		}
		found = found || p.Unclear()
		for _, t := range f.TacticsIn(p) {
			found = holds(t) || found
		}
	}
	return found
}
