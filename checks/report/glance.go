package report

import (
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Glance is what is to be known of an element at a glance, each in a phrase:
// how much works for it, who shares it, when it begins.
func Glance(r *checks.Result, e lang.Element) []string { return glanceOf(r, e).list }

func glanceOf(r *checks.Result, e lang.Element) *glance {
	f := &glance{Index: r.Index()}
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
		f.awaited(e, e.Due)
	case *lang.Input:
		f.awaited(e, e.Due)
	case *lang.Milestone:
		f.awaited(e, e.On)
	case *lang.Review:
		f.review(e)
	case *lang.Amendment:
		f.amendment(e)
	default:
		f.used(e)
	}
	return f
}

// glance collects phrases.
type glance struct {
	*facts.Index
	list []string
	who  []*lang.Discipline // those that share it, where no phrase names them
	more bool               // whether there may be more than can be read
}

func (f *glance) say(format string, args ...any) {
	f.list = append(f.list, fmt.Sprintf(format, args...))
}

// work says how many tactics there are, of how many disciplines, and what they
// cost.
func (f *glance) work(tactics []*lang.Tactic, cost string) {
	if len(tactics) == 0 {
		if !f.more {
			f.say("no tactic yet")
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
	planned, currency, cost := f.CostIn(p).Total, p.Currency(), ""
	switch {
	case c.Budget.Known():
		cost = prose.Money(planned, currency) + " of " + prose.Money(c.Budget.V, currency)
	case planned > 0:
		cost = prose.Money(planned, currency)
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
			f.say("no objective supports it yet")
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
	f.expected(o, tactics)
	if agreed, sure := o.Consents(); len(agreed) > 0 && sure {
		names := make([]string, len(agreed))
		for i, c := range agreed {
			names[i] = prose.Clip(c.Who.Label())
		}
		f.say("agreed by %s", prose.List(names))
	}
}

// expected compares what the tactics are to contribute with what is needed.
func (f *glance) expected(o *lang.Objective, tactics []*lang.Tactic) {
	if !o.Metric.Known() || !o.Baseline.Known() || !o.Target.Known() {
		return
	}
	sum, known, open := 0.0, false, f.more
	for _, t := range tactics {
		open = open || t.Broken()
		for i := range t.Contributions {
			open = open || unread(t.Contributions[i].Metric.State)
		}
		brings := t.Brings(o.Metric.To)
		sum, known, open = sum+brings.V, known || brings.Known(), open || unread(brings.State)
	}
	if !known {
		return
	}
	unit := ""
	if u := o.Metric.To.Unit; u.Known() && u.V != "" {
		unit = " " + prose.Clip(u.V)
	}
	f.say("%s%s of %s%s expected", atLeast(open), prose.Digits(sum), prose.Digits(o.Target.V-o.Baseline.V), unit)
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
		f.say("serves no objective")
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
