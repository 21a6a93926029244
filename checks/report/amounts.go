package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// amounts says of a tactic what it costs, and what it brings of each metric, where an amount
// recurs, is for a phase or is a range: €1,300 a day, €36,400 in all. What is on standby
// costs and brings nothing yet.
func amounts(t *lang.Tactic) (list []string) {
	if t.Standby() {
		return nil
	}
	list = append(list, inParts(costParts(t), costInAll(t)))
	var seen []*lang.Metric
	for i := range t.Contributions {
		c := &t.Contributions[i]
		if !c.Metric.Known() || slices.Contains(seen, c.Metric.To) || c.Per.Absent() && c.Phase.Absent() {
			continue
		}
		seen = append(seen, c.Metric.To)
		whole := ""
		if brings := t.Brings(c.Metric.To); brings.Known() {
			whole = prose.Digits(brings.V) + " in all"
		}
		list = append(list, inParts(bringParts(t, c.Metric.To), whole))
	}
	return slices.DeleteFunc(list, func(text string) bool { return text == "" })
}

// of is a number of what a metric counts, by its unit or else its title.
func of(n float64, m *lang.Metric) string {
	if u := m.Unit; u.Known() && u.V != "" {
		return inUnit(n, m)
	}
	return prose.Digits(n) + ` of "` + prose.Clip(m.Label()) + `"`
}

// amount is a part of what a tactic costs or brings.
type amount struct {
	text string
	all  bool // it is for a phase and does not recur: alone, it is all
}

// inParts joins parts with what they come to.
func inParts(parts []amount, whole string) string {
	const most = 4
	var texts []string
	for i, p := range parts {
		if n := len(parts); n > most && i == most-1 {
			texts = append(texts, fmt.Sprintf("%d more", n-i))
			break
		}
		texts = append(texts, p.text)
	}
	if whole != "" && (len(parts) != 1 || !parts[0].all) {
		texts = append(texts, whole)
	}
	return strings.Join(texts, ", ")
}

// costParts are the amounts that a tactic costs for each span and in each phase.
func costParts(t *lang.Tactic) (parts []amount) {
	currency := t.Plan().Currency()
	if t.Budget.Known() && (!t.BudgetPer.Absent() || len(t.Money) > 0) {
		parts = append(parts, part(prose.Money(t.Budget.V, currency), &t.BudgetPer, nil))
	}
	for i := range t.Money {
		if m := &t.Money[i]; m.Budget.Known() {
			parts = append(parts, part(prose.Money(m.Budget.V, currency), &m.Per, &m.Phase))
		}
	}
	return parts
}

// bringParts are the amounts of a metric that a tactic brings for each span and in each phase.
func bringParts(t *lang.Tactic, m *lang.Metric) (parts []amount) {
	for i := range t.Contributions {
		if c := &t.Contributions[i]; c.Metric.Known() && c.Metric.To == m && c.Expected.Known() {
			text := prose.Digits(c.Expected.V)
			if len(parts) == 0 {
				text = of(c.Expected.V, m)
			}
			parts = append(parts, part(text, &c.Per, &c.Phase))
		}
	}
	return parts
}

// part is an amount with the span and the phase that it is for; phase may be nil.
func part(text string, per *lang.Span, phase *lang.Ref[*lang.Phase]) amount {
	if per.Known() {
		text += " " + per.V.Each()
	}
	if phase != nil && phase.Known() {
		text += ` in "` + prose.Clip(phase.To.Label()) + `"`
	}
	return amount{text, phase != nil && phase.Known() && per.Absent()}
}

// costInAll is what a tactic costs in all, where its budget alone does not say it; "" where
// it does, or where that is not known.
func costInAll(t *lang.Tactic) string {
	cost := t.Cost()
	if !cost.Known() || cost.Most == t.Budget.V {
		return ""
	}
	return fromTo(cost.V, cost.Most, t.Plan().Currency()) + " in all"
}

// cue says what sets a tactic off.
func (f *glance) cue(t *lang.Tactic) {
	what := ""
	switch {
	case t.Trigger.To.Known():
		what = `a broken limit of "` + prose.Clip(t.Trigger.To.To.Label()) + `"`
	case t.Trigger.Known():
		what = `"` + prose.Clip(t.Trigger.V) + `"`
	}
	switch {
	case t.Standby() && what != "":
		f.say("on standby, brought live by %s", what)
	case t.Standby() && t.Trigger.Absent():
		f.say("on standby, and nothing says what brings it live")
	case t.Standby():
		f.say("on standby")
	case what != "" && t.Within.Known():
		f.say("follows %s within %s", what, t.Within.V)
	case what != "":
		f.say("follows %s", what)
	}
}

// spent says what went out for a tactic, a channel or a campaign, and of how much.
func (f *glance) spent(on lang.Element, planned lang.Total) {
	if text := f.spentOn(on, planned); text != "" {
		f.say("%s", text)
	}
}

func (f *glance) spentOn(on lang.Element, planned lang.Total) string {
	currency := on.Plan().Currency()
	sum := facts.SpentBy(f.SpentOn(on), f.day, currency)
	if sum.V == 0 {
		return ""
	}
	text := atLeast(unread(sum.State)) + prose.Money(sum.V, currency) + " spent"
	if planned.Known() {
		text += " of " + fromTo(planned.V, planned.Most, currency)
	}
	return text
}

// spend says what went out so far for what a spend is of.
func (f *glance) spend(s *lang.Spend) {
	if !s.Of.Known() {
		return
	}
	var planned lang.Total
	switch of := s.Of.To.(type) {
	case *lang.Tactic:
		planned = of.Cost()
	case *lang.Campaign:
		planned = lang.Total{V: of.Budget.V, Most: of.Budget.V, State: of.Budget.State}
	}
	if text := f.spentOn(s.Of.To, planned); text != "" {
		f.say(`"%s": %s so far`, prose.Clip(s.Of.To.Label()), text)
	}
}

// phase says how long a phase is, what runs in it, and what that costs in it.
func (f *glance) phase(ph *lang.Phase) {
	days, known := ph.Stretch()
	if known {
		f.say("%s", prose.Count(days.Days(), "day"))
	}
	tactics := f.tacticsOf(ph, func(t *lang.Tactic) (bool, lang.State) { return facts.PaidIn(t, ph), t.Phases.State })
	sum := lang.Total{State: lang.Unknown}
	currency := ph.Plan().Currency()
	if known {
		sum, currency = costIn(tactics, days)
	}
	cost := ""
	if sum.V > 0 || sum.Known() && ph.Budget.Known() {
		cost = atLeast(unread(sum.State)) + fromTo(sum.V, sum.Most, currency)
		if ph.Budget.Known() {
			cost += " of " + prose.Money(ph.Budget.V, ph.Plan().Currency())
		}
	}
	f.work(tactics, cost)
	if sum.Divided {
		f.say("what is for longer counts by its share of the days")
	}
}

// risk says what is done about a risk.
func (f *glance) risk(r *lang.Risk) {
	if n := len(r.Answers.Items); n > 0 {
		f.say("answered by %s%s", atLeast(unread(r.Answers.State)), prose.Count(n, "tactic"))
	}
}
