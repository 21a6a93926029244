package report

import (
	"math"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// BlockCard is what there is to know of one block within an element, the i-th of those of its
// kind, as Markdown: what it comes to, and then what its kind is in short.
func BlockCard(r *checks.Result, e lang.Element, n *lang.Nested, i int) string {
	c := &card{}
	if !n.Example && i < len(lang.FieldsOf(e).Blocks(n)) {
		f := &glance{Index: r.Index(), result: r, day: r.AsOf}
		f.block(e, n.Name, i)
		c.say("%s", strings.Join(escaped(f.list), " · "))
	}
	if len(c.paragraphs) == 0 {
		return KindCard(&n.Kind)
	}
	return c.text() + "\n" + KindCard(&n.Kind)
}

// block says what a block of an element comes to.
func (f *glance) block(e lang.Element, name string, i int) {
	switch e := e.(type) {
	case *lang.Campaign:
		f.limit(e, &e.Limits[i])
	case *lang.Objective:
		switch name {
		case "step":
			f.step(e, &e.Steps[i])
		case "limit":
			f.limit(e, &e.Limits[i])
		case "playback":
			f.playback(&e.Playbacks[i])
		}
	case *lang.Tactic:
		switch name {
		case "money":
			f.money(e, &e.Money[i])
		case "contribution":
			f.contribution(e, &e.Contributions[i])
		case "tracking":
			f.tracking(&e.Tracking[i])
		}
	case *lang.Channel:
		f.response(&e.Responses[i])
	case *lang.Amendment:
		switch name {
		case "value":
			f.newValue(e, i)
		case "impact":
			f.impact(&e.Impacts[i])
		}
	}
}

// step says how far a step is on the way, what is expected by it, and whether it was reached.
func (f *glance) step(o *lang.Objective, s *lang.Step) {
	if !o.Metric.Known() || !s.By.Known() || !s.Target.Known() {
		return
	}
	text := inUnit(s.Target.V, o.Metric.To) + " by " + s.By.V.String()
	if o.Target.Known() {
		text += ", of " + prose.Digits(o.Target.V)
	}
	f.say("%s", text)
	for _, m := range f.MarksOf(o, f.day) {
		if m.Step == s {
			f.list = append(f.list, f.progress(o, &m)...)
		}
	}
}

// limit says what a limit allows, and how things stand.
func (f *glance) limit(e lang.Element, l *lang.Limit) {
	if !l.Metric.Known() {
		return
	}
	m, stands := l.Metric.To, f.LimitOf(e, l, f.day)
	broken := false
	if l.Least.Known() {
		f.say("at least %s", of(l.Least.V, m))
		broken = stands.V < l.Least.V
	}
	if l.Most.Known() {
		f.say("at most %s", of(l.Most.V, m))
		broken = broken || stands.V > l.Most.V
	}
	switch {
	case len(f.list) == 0:
	case stands.Known() && broken:
		f.say("broken: it stood at %s on %s", prose.Digits(stands.V), stands.Latest.On.V)
	case stands.Known():
		f.say("it stood at %s on %s", prose.Digits(stands.V), stands.Latest.On.V)
	case !unread(stands.State):
		f.say("nothing has been read of it yet")
	}
}

// playback says who agreed by it, and since when.
func (f *glance) playback(b *lang.Playback) {
	switch {
	case b.ConfirmedBy.Absent():
		f.say("confirmed by nobody yet, so nobody has agreed by it")
	case b.ConfirmedBy.Known() && b.By.Known():
		text := "agreed by " + prose.List([]string{prose.Clip(b.By.To.Label()), prose.Clip(b.ConfirmedBy.To.Label())})
		if b.On.Known() {
			text += " on " + b.On.V.String()
		}
		f.say("%s", text)
	}
}

// money says what a block of money comes to.
func (f *glance) money(t *lang.Tactic, m *lang.Money) {
	if currency := t.Plan().Currency(); m.Budget.Known() {
		cost := m.Cost(t)
		f.comesTo(t, part(prose.Money(m.Budget.V, currency), &m.Per, &m.Phase).text, m.Per.Known(), cost, prose.Money(cost.V, currency))
	}
}

// contribution says what a contribution comes to, and what is expected in all for the objectives
// that the tactic serves by its metric.
func (f *glance) contribution(t *lang.Tactic, c *lang.Contribution) {
	if !c.Metric.Known() || !c.Expected.Known() {
		return
	}
	brings := c.Brings(t)
	f.comesTo(t, part(of(c.Expected.V, c.Metric.To), &c.Per, &c.Phase).text, c.Per.Known(), brings, prose.Digits(brings.V))
	objectives, _ := t.Objectives()
	for _, o := range objectives {
		if !o.Metric.Known() || o.Metric.To != c.Metric.To || !o.Baseline.Known() || !o.Target.Known() {
			continue
		}
		if text := bringing(f.ExpectedOf(o), o.Target.V, o); text != "" {
			f.say(`"%s": %s`, prose.Clip(o.Label()), text)
		}
	}
}

// comesTo says what an amount is, and of one that recurs, for how long and how much that is.
func (f *glance) comesTo(t *lang.Tactic, amount string, recurs bool, sum lang.Total, whole string) {
	switch {
	case t.Standby():
		f.say("%s, not counted while on standby", amount)
	case !recurs || !sum.Known() || sum.Days == 0:
		f.say("%s", amount)
	default:
		f.say("%s, for %s: %s", amount, prose.Count(sum.Days, "day"), whole)
	}
}

// tracking says how the parameters stand in a link.
func (f *glance) tracking(t *lang.Tracking) {
	var list []string
	for _, p := range []struct {
		name  string
		value *lang.Text
	}{{"utm_source", &t.Source}, {"utm_medium", &t.Medium}, {"utm_campaign", &t.Campaign}} {
		if p.value.Known() {
			list = append(list, p.name+"="+prose.Clip(p.value.V))
		}
	}
	if len(list) > 0 {
		f.say("%s", strings.Join(list, "&"))
	}
}

// response says who answers, and how soon.
func (f *glance) response(a *lang.Response) {
	switch {
	case !a.Owner.Known():
	case a.Within.Known():
		f.say("%s answers within %s", prose.Clip(a.Owner.To.Label()), a.Within.V)
	default:
		f.say("%s answers", prose.Clip(a.Owner.To.Label()))
	}
}

// impact says what a change means for an objective.
func (f *glance) impact(i *lang.Impact) {
	if !i.Objective.Known() || !i.Expected.Known() {
		return
	}
	o := i.Objective.To
	if !o.Metric.Known() || !o.Baseline.Known() || !o.Target.Known() {
		return
	}
	how := "more"
	if i.Expected.V < 0 {
		how = "fewer"
	}
	f.say(`"%s": %s %s, of %s needed`, prose.Clip(o.Label()), inUnit(math.Abs(i.Expected.V), o.Metric.To), how, prose.Digits(o.Target.V-o.Baseline.V))
}
