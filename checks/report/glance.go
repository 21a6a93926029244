package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Glance is what is to be known of an element at a glance, each in a phrase:
// how much works for it, who shares it, when it begins.
func Glance(r *checks.Result, e lang.Element) []string {
	f := glanceOf(r, e)
	if f.course != "" {
		f.say("%s", prose.LowerFirst(strings.TrimSuffix(f.course, ".")))
	}
	if len(f.steps) > 0 {
		f.say("%s", f.steps[f.next])
	}
	return f.list
}

func glanceOf(r *checks.Result, e lang.Element) *glance {
	f := &glance{Index: r.Index(), result: r, day: r.AsOf}
	if e.Broken() {
		return f // nothing is known of it
	}
	switch e := e.(type) {
	case *lang.Campaign:
		f.campaign(e)
	case *lang.Goal:
		f.goal(e)
	case *lang.Objective:
		f.objective(e)
	case *lang.Strategy:
		f.strategy(e)
	case *lang.Tactic:
		f.tactic(e)
	case *lang.Metric:
		f.metric(e)
	case *lang.Discipline:
		f.discipline(e)
	case *lang.Handoff:
		f.awaited(e, e.Due, "taken", e.AcknowledgedOn)
	case *lang.Input:
		f.awaited(e, e.Due, "received", e.ReceivedOn)
	case *lang.Milestone:
		f.awaited(e, e.On, "reached", e.ReachedOn)
	case *lang.Task:
		f.awaited(e, e.Due, "done", e.DoneOn)
	case *lang.Phase:
		f.phase(e)
	case *lang.Spend:
		f.spend(e)
	case *lang.Risk:
		f.risk(e)
	case *lang.Review:
		f.review(e)
	case *lang.Amendment:
		f.amendment(e)
	default:
		f.used(e)
	}
	return f
}

// Gaps are those phrases of a Glance that say what an element lacks.
func Gaps(r *checks.Result, e lang.Element) []string { return glanceOf(r, e).gaps }

// glance collects phrases.
type glance struct {
	*facts.Index
	result *checks.Result
	day    lang.Date // as of which the plan is judged
	list   []string
	gaps   []string           // those of them that say what is missing
	course string             // how an objective stands, as a sentence; "" where there is nothing to say
	steps  []string           // of an objective, in their order
	next   int                // the one of them that comes next, or else the last
	who    []*lang.Discipline // those that share it, where no phrase names them
	more   bool               // whether there may be more than can be read
}

// show puts what is known onto a page.
func (f *glance) show(c *card) {
	c.say("%s", strings.Join(escaped(f.list), " · "))
	c.say("%s", escape(f.course))
	steps := escaped(f.steps)
	for i := range steps {
		steps[i] = "- " + steps[i]
	}
	c.say("%s", strings.Join(steps, "\n"))
	c.say("%s", f.sharedBy())
}

func (f *glance) say(format string, args ...any) {
	f.list = append(f.list, fmt.Sprintf(format, args...))
}

// lacks says what is missing.
func (f *glance) lacks(gap string) {
	f.say("%s", gap)
	f.gaps = append(f.gaps, gap)
}

// work says how many tactics there are, of how many disciplines, and what they
// cost.
func (f *glance) work(tactics []*lang.Tactic, cost string) {
	if len(tactics) == 0 {
		if !f.more {
			f.lacks("no tactic yet")
		}
		return
	}
	parts := []string{prose.Count(len(tactics), "tactic")}
	if f.who = disciplinesOf(tactics); len(f.who) > 0 {
		open := slices.ContainsFunc(tactics, func(t *lang.Tactic) bool { return unread(t.Discipline.State) })
		parts = append(parts, atLeast(open)+prose.Count(len(f.who), "discipline"))
	}
	f.sum(append(parts, cost))
}

func (f *glance) campaign(c *lang.Campaign) {
	p := c.Plan()
	if p.Campaign != c {
		return // a second one in the folder, whose plan is another's
	}
	bill, currency, cost := f.CostIn(p), p.Currency(), ""
	switch planned := fromTo(bill.Total, bill.Most, currency); {
	case c.Budget.Known():
		cost = planned + " of " + prose.Money(c.Budget.V, currency)
	case bill.Total > 0:
		cost = planned
	}
	if c.Contingency.Known() && c.Contingency.V > 0 && c.Budget.Known() {
		cost += ", " + prose.Money(c.Contingency.V, currency) + " kept back"
	}
	tactics := f.TacticsIn(p)
	if cost != "" {
		cost = atLeast(f.any(c, func(t *lang.Tactic) bool { return unread(t.Cost().State) })) + cost
	}
	f.more = p.Unclear()
	f.work(tactics, cost)
	if below := f.Below(p); len(below) > 0 {
		f.say("%s", prose.Count(len(below), "sub-campaign"))
	}
	f.spent(c, lang.Total{})
	f.undecided(p)
}

// undecided counts what is to be decided in a campaign and those within it.
func (f *glance) undecided(in *lang.Plan) {
	var open []lang.Undecided
	for _, p := range f.Plans {
		if p.Within(in) {
			open = append(open, p.Undecided...)
		}
	}
	if len(open) > 0 {
		f.say("%s", lang.SayUndecided(lang.ByDecision(open)))
	}
}

func (f *glance) goal(g *lang.Goal) {
	var supported []*lang.Objective
	for _, o := range f.Objectives {
		if o.Supports.Has(g) {
			supported = append(supported, o)
		}
	}
	f.more = f.Doubt(facts.WhatRollsUp, g.Plan())
	if len(supported) == 0 {
		if !f.more {
			f.lacks("no objective supports it yet")
		}
		return
	}
	f.say("supported by %s%s", atLeast(f.more), prose.Count(len(supported), "objective"))
	f.more = f.more || f.Doubt(facts.WhoServes, g.Plan())
	var tactics []*lang.Tactic
	seen := map[*lang.Tactic]bool{}
	for _, o := range supported {
		for _, t := range f.TacticsOf(o) {
			if !seen[t] {
				seen[t], tactics = true, append(tactics, t)
			}
		}
	}
	f.work(tactics, costOf(tactics))
}

func (f *glance) objective(o *lang.Objective) {
	tactics := f.TacticsOf(o)
	f.more = f.Doubt(facts.WhoServes, o.Plan())
	f.work(tactics, costOf(tactics))
	f.expected(o)
	if agreed, sure := o.Consents(); len(agreed) > 0 && sure {
		names := make([]string, len(agreed))
		for i, c := range agreed {
			names[i] = prose.Clip(c.Who.Label())
		}
		f.say("agreed by %s", prose.List(names))
	}
	c := f.result.CourseOf(o)
	f.course = c.Sentence()
	f.marks(o)
}

// expected compares what the tactics are to contribute with what is needed.
func (f *glance) expected(o *lang.Objective) {
	if !o.Metric.Known() || !o.Baseline.Known() || !o.Target.Known() {
		return
	}
	if text := bringing(f.ExpectedOf(o), o.Target.V, o); text != "" {
		f.say("%s", text)
	}
}

// bringing compares what is expected for an objective with what is needed from its baseline
// to a target; "" where nothing is said of it.
func bringing(expected lang.Total, target float64, o *lang.Objective) string {
	if expected.State == lang.Absent || unread(expected.State) && expected.V == 0 {
		return ""
	}
	return atLeast(unread(expected.State)) + prose.Digits(expected.V) + " of " + inUnit(target-o.Baseline.V, o.Metric.To) + " expected"
}

// inUnit is a number of what a metric counts.
func inUnit(n float64, m *lang.Metric) string {
	if u := m.Unit; u.Known() && u.V != "" {
		return prose.Digits(n) + " " + prose.Clip(u.V)
	}
	return prose.Digits(n)
}

// marks says of each step what is expected by it, and whether it was reached.
func (f *glance) marks(o *lang.Objective) {
	for i, m := range f.MarksOf(o, f.day) {
		if m.By.V < f.day {
			f.next = i + 1
		}
		parts := f.progress(o, &m)
		if len(parts) == 0 {
			parts = append(parts, inUnit(m.Target.V, o.Metric.To)+" to be reached")
		}
		f.steps = append(f.steps, "step of "+m.By.V.String()+": "+strings.Join(parts, ", "))
	}
	f.next = min(f.next, max(len(f.steps)-1, 0))
}

// progress is what is expected by a step, and whether it was reached.
func (f *glance) progress(o *lang.Objective, m *facts.Mark) (parts []string) {
	if text := bringing(m.Expected, m.Target.V, o); text != "" {
		parts = append(parts, text)
	}
	switch {
	case m.Standing.State == lang.Known:
		parts = append(parts, verdict(m))
	case m.By.V < f.day:
		parts = append(parts, "nothing read by then")
	}
	return parts
}

// verdict says whether a step was reached; of one that was not read near its day, how things
// stood before.
func verdict(m *facts.Mark) string {
	const near = 14 // days
	stood := prose.Digits(m.Standing.V) + " of " + prose.Digits(m.Target.V)
	switch on := m.Standing.Latest.On.V; {
	case m.Reached:
		return "reached at " + stood
	case on < m.By.V-near:
		return stood + " when last read, on " + on.String()
	}
	return "missed at " + stood
}

func (f *glance) strategy(s *lang.Strategy) {
	if n := len(s.Serves.Items); n > 0 {
		f.say("serves %s%s", atLeast(unread(s.Serves.State)), prose.Count(n, "objective"))
	}
	tactics := f.tacticsOf(s, func(t *lang.Tactic) (bool, lang.State) { return t.Strategy.To == s, t.Strategy.State })
	f.work(tactics, costOf(tactics))
}

func (f *glance) tactic(t *lang.Tactic) {
	if t.Dropped() {
		f.say("dropped")
		return
	}
	switch objectives, sure := t.Objectives(); {
	case len(objectives) > 0:
		f.say("serves %s%s", atLeast(!sure), prose.Count(len(objectives), "objective"))
	case sure:
		f.lacks("serves no objective")
	}
	builders := f.Dependants(t)
	few := atLeast(f.any(t, mayBuild))
	f.who = disciplinesOf(append(builders[:len(builders):len(builders)], t))
	switch n := len(builders); {
	case n == 1:
		f.say("%s1 tactic builds on it", few)
	case n > 1:
		f.say("%s%s build on it", few, prose.Count(n, "tactic"))
	}
	if when := start(t); when != "" {
		f.say("starts %s", when)
	}
	f.cue(t)
	for _, text := range amounts(t) {
		f.say("%s", text)
	}
	f.spent(t, t.Cost())
}

// mayBuild reports whether it cannot be read on what a tactic builds.
func mayBuild(t *lang.Tactic) bool { return unread(t.Requires.State) || unread(t.Amplifies.State) }

// start says when a tactic starts, counted from the launch of its campaign.
func start(t *lang.Tactic) string {
	launch, ok := launchOf(t.Plan())
	if !t.Starts().Known() || !ok {
		return ""
	}
	return fromDay(t.Starts().V, launch, "launch")
}

// launchOf is the launch of the campaign around a plan, which is its start where
// none is named.
func launchOf(p *lang.Plan) (lang.Date, bool) {
	for ; p != nil; p = p.Parent {
		if c := p.Campaign; c != nil {
			if c.Launch.Absent() {
				return c.Start.V, c.Start.Known()
			}
			return c.Launch.V, c.Launch.Known()
		}
	}
	return 0, false
}

// fromDay counts the days from one to another: 14 days before launch.
func fromDay(d, from lang.Date, name string) string {
	switch {
	case d < from:
		return prose.Count(int(from-d), "day") + " before " + name
	case d > from:
		return prose.Count(int(d-from), "day") + " after " + name
	}
	return "on the day of " + name
}
