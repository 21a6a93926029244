package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

// sharedBy names all that share an element, where no phrase does.
func (f *glance) sharedBy() string {
	if len(f.who) < 2 {
		return ""
	}
	names := make([]string, len(f.who))
	for i, d := range f.who {
		names[i] = escape(d.Label())
	}
	return "Shared by " + prose.List(names)
}

// shared names the disciplines that have something in common.
func (f *glance) shared(disciplines []*lang.Discipline) {
	const named = 4
	names := make([]string, len(disciplines))
	for i, d := range disciplines {
		names[i] = d.Label()
	}
	switch n := len(names); {
	case n == 0:
	case f.more && n < named:
		f.say("used by %s, perhaps by others", prose.List(names))
	case n == 1:
		f.say("used by %s alone", names[0])
	case n <= named:
		f.say("shared by %s", prose.List(names))
	default:
		f.who = disciplines
		f.say("shared by %s", prose.List(append(names[:named-1:named-1], fmt.Sprintf("%d more", n-named+1))))
	}
}

func (f *glance) metric(m *lang.Metric) {
	f.more = f.Doubt(facts.WhoMeasures, m.Plan())
	if objectives := f.MeasuredBy(m); len(objectives) > 0 {
		f.say("measures %s%s", atLeast(f.more), prose.Count(len(objectives), "objective"))
	}
	tactics, disciplines := f.UsersOf(m), f.CountedBy(m)
	if len(tactics) > 0 {
		f.say("%s%s", atLeast(f.more), prose.Count(len(tactics), "tactic"))
	}
	f.shared(disciplines)
	if fed := f.FedBy(m); len(fed) > 0 {
		f.say("fed by %s%s", atLeast(f.more), prose.Count(len(fed), "metric"))
	}
	switch {
	case len(f.list) > 0 || f.more:
	case f.Mentioned(m): // by a limit, or a risk that it warns of
		f.say("watched, and counted by no tactic")
	default:
		f.lacks("not used yet")
	}
}

func (f *glance) discipline(d *lang.Discipline) {
	tactics := f.tacticsOf(d, func(t *lang.Tactic) (bool, lang.State) { return t.Discipline.To == d, t.Discipline.State })
	campaigns, effort, open := map[*lang.Plan]bool{}, 0.0, false
	for _, t := range tactics {
		campaigns[t.Plan()] = true
	}
	for _, w := range f.WorkOf(d) {
		effort, open = effort+w.Days(), open || unread(w.Effort.State)
	}
	if len(tactics) == 0 {
		if !f.more {
			f.lacks("no tactic yet")
		}
		return
	}
	parts := []string{prose.Count(len(tactics), "tactic")}
	if len(campaigns) > 1 {
		parts = append(parts, prose.Count(len(campaigns), "campaign"))
	}
	parts = append(parts, costOf(tactics))
	switch {
	case d.Capacity.Known():
		parts = append(parts, atLeast(open)+prose.Digits(effort)+" of "+prose.Digits(d.Capacity.V)+" person-days")
	case effort > 0:
		parts = append(parts, atLeast(open)+prose.Digits(effort)+" person-days")
	}
	f.sum(parts)
}

// awaited says that something has come, is done or was reached, who needs it, and how long before
// the first of them it is due.
func (f *glance) awaited(e lang.Element, due lang.Day, how string, on lang.Day) {
	if on.Known() {
		f.say("%s on %s", how, on.V)
	}
	waiting, _ := f.WaitingFor(e)
	var parts []string
	if n := len(facts.MessagesNeeding(e)); n > 0 {
		parts = append(parts, prose.Count(n, "message"))
	}
	if n := len(waiting); n > 0 {
		parts = append(parts, prose.Count(n, "tactic"))
	}
	if len(parts) == 0 {
		return
	}
	open := facts.OpenNeeds(e) || f.any(e, mayBuild)
	f.say("needed by %s%s", atLeast(open), prose.List(parts))
	waiting = slices.DeleteFunc(waiting, func(t *lang.Tactic) bool { return !t.Starts().Known() })
	if len(waiting) == 0 || !due.Known() || open {
		return
	}
	first := slices.MinFunc(waiting, func(a, b *lang.Tactic) int { return cmp.Compare(a.Starts().V, b.Starts().V) })
	f.say("%s", fromDay(due.V, first.Starts().V, `the start of "`+prose.Clip(first.Label())+`"`))
}

func (f *glance) review(r *lang.Review) {
	if days := facts.ReviewDates(r); len(days) > 1 {
		f.say("%s, %s to %s", prose.Count(len(days), "date"), days[0], days[len(days)-1])
	}
}

// Unsealed is what a Glance says of an amendment that waits for nothing but to be sealed.
const Unsealed = "approved, to be sealed"

func (f *glance) amendment(a *lang.Amendment) {
	f.newValues(a)
	agreed := agreement.Of(a.Plan())
	if agreed.Sealed(a) {
		f.say("sealed")
		return
	}
	o := f.Objections(a)
	var missing []string
	switch {
	case !o.Sure:
		return
	case o.Unapproved && o.Consent.Sponsor != nil:
		missing = append(missing, o.Consent.Sponsor.Label())
	case o.Unapproved:
		missing = append(missing, "an approval")
	}
	for _, d := range o.Disciplines {
		missing = append(missing, d.Label())
	}
	missing = append(missing, o.Gone...)
	switch {
	case len(missing) > 0:
		f.say("waits for %s", prose.List(missing))
	case agreed != nil:
		f.say("%s", Unsealed)
	default:
		f.say("approved")
	}
}

// newValues says which values an amendment changes, and to what; of many, how many.
func (f *glance) newValues(a *lang.Amendment) {
	const most = 2
	if n := len(a.Values); n > most {
		f.say("changes %s", prose.Count(n, "value"))
		return
	}
	for i := range a.Values {
		f.newValue(a, i)
	}
}

// newValue says which value an amendment changes, and to what.
func (f *glance) newValue(a *lang.Amendment, i int) {
	block := a.Kind().Block("value")
	v, to := &a.Values[i], lang.Attribute{Field: lang.FieldsOf(a).Blocks(block)[i].Get(block.Attr("to"))}
	if v.Attr != nil {
		to.Attr = v.Attr // it is shown as that is
	}
	switch shown := shown(to); {
	case !v.Of.Known() || v.Attr == nil:
	case shown == "":
		f.say("changes %s of %q", words(v.Attribute.V), v.Of.To.Label())
	default:
		f.say("changes %s of %q to %s", words(v.Attribute.V), v.Of.To.Label(), prose.Clip(shown))
	}
}

// used says which tactics use an element of any other kind.
func (f *glance) used(e lang.Element) {
	var use func(*lang.Tactic) (bool, lang.State)
	switch e := e.(type) {
	case *lang.Channel:
		use = func(t *lang.Tactic) (bool, lang.State) { return t.Channels.Has(e), t.Channels.State }
	case *lang.Message:
		use = func(t *lang.Tactic) (bool, lang.State) { return t.Carries.Has(e), t.Carries.State }
	case *lang.Audience:
		use = func(t *lang.Tactic) (bool, lang.State) { return t.Audiences.Has(e), t.Audiences.State }
	case *lang.Stage:
		use = func(t *lang.Tactic) (bool, lang.State) { return t.Stages.Has(e), t.Stages.State }
	case *lang.Insight:
		use = func(t *lang.Tactic) (bool, lang.State) { return t.Evidence.Has(e), t.Evidence.State }
	case *lang.Person:
		if tactics := f.tacticsOf(e, func(t *lang.Tactic) (bool, lang.State) { return t.Owner.To == e, t.Owner.State }); len(tactics) > 0 {
			f.say("owns %s%s", atLeast(f.more), prose.Count(len(tactics), "tactic"))
		}
		return
	default:
		return
	}
	if tactics := f.tacticsOf(e, use); len(tactics) > 0 {
		f.say("%s%s", atLeast(f.more), prose.Count(len(tactics), "tactic"))
		f.shared(disciplinesOf(tactics))
	}
	if c, ok := e.(*lang.Channel); ok {
		f.spent(c, lang.Total{})
	}
}

// Late lists the elements that came into a plan after it was closed, whether that is
// waived or not.
func Late(r *checks.Result) map[lang.Element]bool {
	late := map[lang.Element]bool{}
	for _, f := range r.Findings {
		if f.Rule == "late-add-on" && f.Element != nil {
			late[f.Element] = true
		}
	}
	return late
}

// Agreed lists the elements that sealed agreements hold.
func Agreed(s *lang.Snapshot) map[lang.Element]bool {
	agreed := map[lang.Element]bool{}
	for _, p := range s.Plans() {
		if a := agreement.Of(p); a != nil {
			for _, e := range a.Held() {
				agreed[e] = true
			}
		}
	}
	return agreed
}
