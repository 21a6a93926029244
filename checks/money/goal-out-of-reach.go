package money

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var goalOutOfReach = &checks.Rule{
	ID: "goal-out-of-reach", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, g := range plan.Goals {
				if !g.Metric.Known() || !g.Target.Known() || !g.By.Known() || p.Doubt(facts.WhoMeasures, plan) || p.Doubt(facts.WhatRollsUp, plan) {
					continue
				}
				w := &way{p: p, goal: g, counted: map[*lang.Objective]*stretch{}}
				w.follow(g.Metric.To, 1, map[*lang.Metric]bool{})
				if total, sure := w.total(); sure {
					if missing := short(g.Target.V, total); missing > 0 {
						reportOutOfReach(w, total, missing)
					}
				}
			}
		}
	},
}

// way is what objectives promise of a goal.
type way struct {
	p       *checks.Pass
	goal    *lang.Goal
	counted map[*lang.Objective]*stretch
	list    []*stretch        // those counted, in the order in which they were met
	open    []*lang.Objective // that may count, if it were known what their metrics count
	late    *lang.Objective   // the first that is due after the goal
	unsure  bool              // something of what counts is not known
}

// stretch is an objective that counts towards a goal.
type stretch struct {
	of     *lang.Objective
	factor float64 // what one of its metric is of the goal's
	passed bool    // it is in the total
}

// gain is how much of the goal's metric the objective adds.
func (s *stretch) gain() float64 { return (s.of.Target.V - s.of.Baseline.V) * s.factor }

// follow counts the objectives in a metric, and in those that feed it so that it is known how
// much of it they make.
func (w *way) follow(m *lang.Metric, factor float64, seen map[*lang.Metric]bool) {
	if seen[m] {
		return
	}
	seen[m] = true
	for _, o := range w.p.MeasuredBy(m) {
		if o.Plan().Within(w.goal.Plan()) {
			w.count(o, factor)
		}
	}
	for _, n := range w.p.FedBy(m) {
		switch {
		case n.Rate.Known():
			w.follow(n, factor*n.Rate.V/100, seen)
		case n.Rate.State == lang.Unknown || n.Unit.State == lang.Unknown || m.Unit.State == lang.Unknown:
			w.unsure = true
		case facts.Blank(&n.Unit) || facts.Blank(&m.Unit):
			w.open = append(w.open, w.p.MeasuredBy(n)...)
		case prose.Normalise(n.Unit.V) == prose.Normalise(m.Unit.V):
			w.follow(n, factor, seen)
		}
	}
}

func (w *way) count(o *lang.Objective, factor float64) {
	switch due := o.Due(); {
	case !due.Known() || !o.Target.Known() || o.Baseline.State == lang.Unknown:
		w.unsure = true
	case due.V > w.goal.By.V:
		if w.late == nil {
			w.late = o
		}
	default:
		w.counted[o] = &stretch{of: o, factor: factor}
		w.list = append(w.list, w.counted[o])
	}
}

// total is how far the objectives lead. It is not sure where nothing counts, where less may
// be better, and where something else may count.
func (w *way) total() (sum float64, sure bool) {
	if w.unsure || len(w.list) == 0 || !w.rises() {
		return 0, false
	}
	if !w.goal.Metric.To.AddsUp() {
		for _, s := range w.list {
			sum = max(sum, s.of.Target.V*s.factor)
		}
		return sum, len(w.open) == 0
	}
	begun := map[*lang.Metric]bool{}
	for _, s := range w.list {
		if w.isMeans(s.of, map[*lang.Objective]bool{}) {
			continue
		}
		if m := s.of.Metric.To; !begun[m] {
			begun[m] = true
			sum += w.start(m) * s.factor
		}
		sum += w.gained(s, map[*lang.Objective]bool{})
	}
	for _, o := range w.open {
		if o.Plan().Within(w.goal.Plan()) && !w.isMeans(o, map[*lang.Objective]bool{}) {
			return 0, false
		}
	}
	return sum, !slices.ContainsFunc(w.list, func(s *stretch) bool { return !s.passed })
}

// isMeans reports whether an objective supports one that is counted, directly or through
// others: then it is in what that one promises.
func (w *way) isMeans(o *lang.Objective, seen map[*lang.Objective]bool) bool {
	seen[o] = true
	for i := range o.Supports.Items {
		up, ok := o.Supports.Items[i].To.(*lang.Objective)
		if ok && !seen[up] && (w.counted[up] != nil || w.isMeans(up, seen)) {
			return true
		}
	}
	return false
}

// start is where the counted objectives of a metric start from.
func (w *way) start(m *lang.Metric) float64 {
	start, some := 0.0, false
	for _, s := range w.list {
		if b := &s.of.Baseline; s.of.Metric.To == m && b.Known() && (!some || b.V < start) {
			start, some = b.V, true
		}
	}
	return start
}

// gained is what an objective adds, or what those add that support it, where that is more.
func (w *way) gained(s *stretch, seen map[*lang.Objective]bool) float64 {
	s.passed = true
	return max(s.gain(), w.gainedBelow(s.of, seen))
}

func (w *way) gainedBelow(o *lang.Objective, seen map[*lang.Objective]bool) (sum float64) {
	seen[o] = true
	for _, o := range w.p.SupportersOf(o) {
		switch s := w.counted[o]; {
		case seen[o]:
		case s != nil:
			sum += w.gained(s, seen)
		default:
			sum += w.gainedBelow(o, seen)
		}
	}
	return sum
}

// falling are words of those for whom less is better.
var falling = prose.WordingOf(`\b(?:fewer|less|lower(?:ed)?|lowest|reduc\w*|decreas\w*|minimi[sz]\w*|prevent\w*|cut|halve[ds]?|shorten\w*|drop\w*|fall|below|under|at most|no more than|cost per|complaints?|churn)\b`)

// rises reports that more is better. Where a baseline is stated that says so; else the words
// do, of what adds up.
func (w *way) rises() bool {
	stated := false
	for _, s := range w.list {
		if b := &s.of.Baseline; b.Known() {
			if stated = true; b.V > s.of.Target.V {
				return false
			}
		}
	}
	if stated {
		return true
	}
	words := []string{w.goal.Statement.V, w.goal.Metric.To.Label()}
	for _, s := range w.list {
		words = append(words, s.of.Statement.V, s.of.Metric.To.Label())
	}
	return w.goal.Metric.To.AddsUp() && !slices.ContainsFunc(words, func(text string) bool { return falling.In(prose.Normalise(text)) })
}

func reportOutOfReach(w *way, total, missing float64) {
	g, sum := w.goal, "the objectives that count towards it by then add up to "+amount(total)
	switch {
	case len(w.list) == 1:
		sum = "the " + w.list[0].of.String() + ", the only one that counts towards it by then, leads to " + amount(total)
	case !g.Metric.To.AddsUp():
		sum = "the objectives that count towards it by then lead to " + amount(total)
	}
	f := w.p.Report(g, g.Target.Range(), "The %s is to reach %s by %s, and %s, which is %s short.", g, amount(g.Target.V), g.By.V, sum, amount(missing))
	f.Detail = "target"
	slices.SortStableFunc(w.list, func(a, b *stretch) int { return cmp.Compare(b.gain(), a.gain()) })
	const shown = 3
	for _, s := range w.list[:min(shown, len(w.list))] {
		promise := amount(s.of.Target.V)
		if s.of.Baseline.Known() && s.of.Baseline.V != 0 {
			promise += ", from " + amount(s.of.Baseline.V)
		}
		if s.factor != 1 {
			promise += fmt.Sprintf("; %s percent of that become the %s", prose.Digits(s.factor*100), g.Metric.To)
		}
		f.See(s.of.Target.Range(), "The %s promises %s.", s.of, promise)
	}
	if w.late != nil {
		f.See(w.late.Due().Range(), "The %s is due only on %s.", w.late, w.late.Due().V)
	}
	f.AddFix("Plan another objective, raise one of them, or agree on a target that they can reach")
}
