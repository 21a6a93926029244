package lang

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// checkSense reports values of an element that cannot be together, each by itself right.
// From an unknown one nothing is concluded.
func (p *Plan) checkSense() {
	for _, c := range p.Campaigns {
		p.checkEnd(c)
		p.checkContingency(c)
		p.checkLimits(c, c.Limits)
	}
	for i, ph := range p.Phases {
		p.checkPhase(ph, p.Phases[:i])
		p.checkSpan(ph, &ph.Start, &ph.End)
	}
	for _, o := range p.Objectives {
		p.checkReached(o)
		p.checkLimits(o, o.Limits)
	}
	for _, t := range p.Tactics {
		p.checkTactic(t)
	}
	for _, c := range p.Commitments {
		p.checkPromise(c)
	}
	for _, m := range p.Metrics {
		p.checkBeside(m, &m.Rate, &m.Feeds, "says how many of it become another one, and not which: it has no feeds", "Add feeds = metric.NAME")
	}
	for _, r := range p.Readings {
		p.checkSpan(r, &r.From, &r.On)
	}
	for _, s := range p.Spends {
		p.checkSpan(s, &s.From, &s.On)
	}
	p.checkMoves()
}

// checkBeside warns of a value that says something only beside another one, which is left out.
func (p *Plan) checkBeside(e Element, value, other field, lacks, fix string) {
	if value.state() == Known && other.state() == Absent {
		d := p.Report(e, "missing-attribute", value.written().Expr.Range(), fmt.Sprintf("The %s %s.", e, lacks))
		d.Severity, d.Detail, d.Fix = Warning, value.written().Name()+" alone", fix
	}
}

// checkSpan reports a stretch of time that ends before it begins.
func (p *Plan) checkSpan(e Element, first, last *Day) {
	if !first.Known() || !last.Known() || first.V <= last.V {
		return
	}
	d := p.senseless(e, first.written().Name(), first.Range(), fmt.Sprintf("The %s begins on %s and ends on %s, before that.", e, first.V, last.V), "Swap the two days, or mend the one that is wrong")
	d.see(last.Range(), "It ends here.")
	if f := e.File(); first.Range().Filename == last.Range().Filename {
		d.Fixes = []syntax.Fix{{Title: "Swap the two days", Edits: []syntax.Edit{{Range: first.Range(), Text: f.Text(last.Range())}, {Range: last.Range(), Text: f.Text(first.Range())}}}}
	}
}

// checkPromise reports numbers of a commitment that are left out where its discipline has no
// tactic that could say them. Where it has one, that is what lacks a number.
func (p *Plan) checkPromise(c *Commitment) {
	for _, t := range p.Tactics {
		objectives, _ := t.Objectives()
		theirs := !t.Discipline.Known() || t.Discipline.To == c.By.To
		if theirs && !t.Dropped() && (len(objectives) == 0 || slices.Contains(objectives, c.Objective.To)) {
			return
		}
	}
	outcome, cost := c.Outcome(), c.Cost()
	var lacks, what []string
	if outcome.Absent() && c.Objective.To.Metric.Known() {
		lacks, what = append(lacks, "expected"), append(what, "what it brings")
	}
	if cost.Absent() {
		lacks, what = append(lacks, "budget"), append(what, "what it takes")
	}
	if len(lacks) == 0 {
		return
	}
	d := p.Report(c, "missing-attribute", c.At(), fmt.Sprintf("The %s does not say %s, and the %s has no tactic for the %s that does.", c, strings.Join(what, " and "), c.By.To, c.Objective.To))
	d.Detail, d.Fix = lacks[0], "Add "+prose.List(lacks)+", or a tactic that says it"
	fix := syntax.Fix{Title: "Add " + prose.List(lacks), Offer: "Say " + prose.List(what)}
	var stubs []syntax.Stub
	for _, attr := range lacks {
		stubs = append(stubs, syntax.Stub{Attr: attr, Value: c.kind.Attr(attr).Placeholder()})
	}
	fix.Edits = []syntax.Edit{c.File().AddAttributes(&c.decl.Block.Body, stubs)}
	d.Fixes = []syntax.Fix{fix}
}

// senseless reports a value that cannot stand beside another one.
func (p *Plan) senseless(e Element, attr string, at hcl.Range, message, fix string) *Diagnostic {
	d := p.Report(e, "out-of-range", at, message)
	d.Detail, d.Fix = attr, fix
	return d
}

func (d *Diagnostic) see(at hcl.Range, message string) {
	d.Related = append(d.Related, syntax.Related{Range: at, Message: message})
}

// checkEnd reports a programme without an end within a campaign that has one.
func (p *Plan) checkEnd(c *Campaign) {
	if !c.End.Absent() || c.Broken() {
		return
	}
	for up := p.CampaignAbove(); up != nil; up = up.CampaignAbove() {
		if above := up.Campaign; above.End.Known() {
			d := p.Report(c, "missing-attribute", c.At(), fmt.Sprintf("The %s has no end, and lies within the %s, which ends on %s.", c, above, above.End.V))
			d.Detail, d.Fix = "end", "Add its last day, or take the end away above"
			d.see(above.End.Range(), "The campaign above ends here.")
			d.Fixes = []syntax.Fix{{Title: fmt.Sprintf("Add end = %q", above.End.V.ISO()), Offer: "End on " + above.End.V.String() + " as well", Edits: []syntax.Edit{p.SetAttribute(c, "end", `"`+above.End.V.ISO()+`"`)}}}
			return
		}
	}
}

// checkPhase reports a phase that has days in common with one that stands before it.
func (p *Plan) checkPhase(ph *Phase, before []*Phase) {
	s, known := ph.Stretch()
	if !known {
		return
	}
	for _, other := range before {
		if o, sure := other.Stretch(); sure {
			if both, some := s.within(o); some {
				when := "on " + both.First.String()
				if both.First != both.Last {
					when = "from " + both.First.String() + " to " + both.Last.String()
				}
				d := p.senseless(ph, "start", ph.Start.Range(), fmt.Sprintf("The %s and the %s overlap, %s; a day belongs to one phase.", other, ph, when), "Let one end before the other starts")
				d.see(other.Start.Range(), "The other one stands here.")
				return
			}
		}
	}
}

// checkContingency reports a campaign of which more is kept back than there is.
func (p *Plan) checkContingency(c *Campaign) {
	if !c.Contingency.Known() || !c.Budget.Known() || c.Contingency.V <= c.Budget.V {
		return
	}
	d := p.senseless(c, "contingency", c.Contingency.Range(), fmt.Sprintf("Of the %s %s is kept back, more than the budget of %s.", c, p.money(c.Contingency.V), p.money(c.Budget.V)), "Write a smaller amount")
	d.see(c.Budget.Range(), "The budget stands here.")
}

// money writes an amount in the plan's currency.
func (p *Plan) money(n float64) string { return prose.Money(n, p.Currency()) }

func (p *Plan) checkLimits(e Element, limits []Limit) {
	for i := range limits {
		l := &limits[i]
		p.checkBoth(e, l, limits[:i], func(l *Limit) *Number { return &l.Least })
		p.checkBoth(e, l, limits[:i], func(l *Limit) *Number { return &l.Most })
		switch {
		case l.Least.Known() && l.Most.Known() && l.Least.V > l.Most.V:
			d := p.senseless(e, "least", l.Least.Range(), fmt.Sprintf("A limit in the %s is at least %s and at most %s, which no value is.", e, prose.Digits(l.Least.V), prose.Digits(l.Most.V)), "Swap the two")
			d.Fixes = []syntax.Fix{{Title: d.Fix, Edits: []syntax.Edit{
				{Range: l.Least.Range(), Text: e.File().Text(l.Most.Range())}, {Range: l.Most.Range(), Text: e.File().Text(l.Least.Range())}}}}
		case l.Least.Absent() && l.Most.Absent() && l.Metric.Known():
			d := p.Report(e, "missing-attribute", l.Metric.Range(), fmt.Sprintf("A limit in the %s says neither least nor most.", e))
			d.Detail, d.Fix = "least", "Add least, most or both"
		}
		for j := range limits[:i] {
			p.checkApart(e, l, &limits[j])
		}
	}
}

// checkApart reports two limits of a metric of which one begins where the other has ended.
func (p *Plan) checkApart(e Element, l, before *Limit) {
	if !l.Metric.Known() || before.Metric.To != l.Metric.To {
		return
	}
	for _, x := range []struct{ least, most, here, there *Number }{
		{&l.Least, &before.Most, &l.Least, &before.Most}, {&before.Least, &l.Most, &l.Most, &before.Least},
	} {
		if x.least.Known() && x.most.Known() && x.least.V > x.most.V {
			d := p.senseless(e, x.here.written().Name(), x.here.Range(), fmt.Sprintf("Two limits in the %s hold the %s to at least %s and to at most %s, which no value is.", e, l.Metric.To, prose.Digits(x.least.V), prose.Digits(x.most.V)), "Mend the one that is wrong, or name another metric")
			d.see(x.there.Range(), "The other one stands here.")
			return
		}
	}
}

// checkBoth reports that a limit says a side of its metric that one before it has said.
func (p *Plan) checkBoth(e Element, l *Limit, before []Limit, side func(*Limit) *Number) {
	n := side(l)
	i := slices.IndexFunc(before, func(other Limit) bool {
		return l.Metric.Known() && other.Metric.To == l.Metric.To && !side(&other).Absent()
	})
	if i < 0 || n.Absent() {
		return
	}
	name := n.written().Name()
	d := p.Report(e, "duplicate-attribute", n.written().NameRange(), fmt.Sprintf("The %s says twice what the %s is at %s.", e, l.Metric.To, name))
	d.Detail, d.Fix = "twice "+name, "Keep one of the two"
	d.see(side(&before[i]).Range(), "It is said here first.")
}

// checkReached reports what does not go together in how an objective is reached.
func (p *Plan) checkReached(o *Objective) {
	if o.ReachedBy.Known() {
		for _, other := range []field{&o.Metric, &o.Baseline, &o.Target} {
			if line := other.written(); line != nil {
				d := p.Report(o, "duplicate-attribute", line.NameRange(), fmt.Sprintf("The %s says twice when it is reached: by a milestone, and by %s.", o, line.Name()))
				d.Detail, d.Fix = line.Name(), "Keep reached_by where it is done or not done; else keep metric, baseline and target"
				d.see(o.ReachedBy.Range(), "The milestone stands here.")
				break
			}
		}
	}
	if o.Stretch.Known() && o.Target.Known() && o.Baseline.State != Unknown {
		more := o.Baseline.Absent() || o.Baseline.V <= o.Target.V
		if more && o.Stretch.V < o.Target.V || !more && o.Stretch.V > o.Target.V {
			d := p.senseless(o, "stretch", o.Stretch.Range(), fmt.Sprintf("The stretch of the %s is %s, which lies before its target of %s.", o, prose.Digits(o.Stretch.V), prose.Digits(o.Target.V)), "Write a value beyond the target")
			d.see(o.Target.Range(), "The target stands here.")
		}
	}
}

func (p *Plan) checkTactic(t *Tactic) {
	if t.BudgetMost.Known() && t.Budget.Known() && t.BudgetMost.V < t.Budget.V {
		d := p.senseless(t, "budget_most", t.BudgetMost.Range(), fmt.Sprintf("The %s may cost at most %s, less than its budget of %s.", t, p.money(t.BudgetMost.V), p.money(t.Budget.V)), "Write the likely amount as budget, and the upper end as budget_most")
		d.see(t.Budget.Range(), "The budget stands here.")
	}
	if t.BudgetMost.Absent() && len(t.Money) == 0 {
		p.checkBeside(t, &t.BudgetPer, &t.Budget, "says how often a budget is spent, and has none", "Add budget, the amount for each such span")
	}
	if len(t.Money) == 0 {
		p.checkBeside(t, &t.BudgetMost, &t.Budget, "says what it costs at most, and not what is likely", "Add budget, the likely amount")
	}
	p.checkBeside(t, &t.Within, &t.Trigger, "says within what time it runs, and not what sets it off", "Add trigger, such as a text or an objective")
	p.checkInPhases(t)
	if s := t.Undated(); s != nil {
		d := p.Report(t, "missing-attribute", s.Range(), fmt.Sprintf("The %s says something of %s, but not from when to when, so it cannot be added up.", t, s.V.Every()))
		d.Detail, d.Fix = s.written().Name()+" dates", "Add start and end, or the phases in which it runs"
	}
	for _, s := range t.recurring() {
		p.checkRecurring(t, s)
	}
}

// checkInPhases reports dates and amounts of a tactic outside the phases in which it runs.
func (p *Plan) checkInPhases(t *Tactic) {
	if t.Phases.State == Known && len(t.Phases.Items) > 0 {
		for _, edge := range []struct {
			attr, verb string
			day        *Day
		}{{"start", "starts", &t.Start}, {"end", "ends", &t.End}} {
			if in, known := t.inPhases(edge.day); known && !in {
				d := p.senseless(t, edge.attr, edge.day.Range(), fmt.Sprintf("The %s %s on %s, and that day lies in none of its phases.", t, edge.verb, edge.day.V), "Delete "+edge.attr+", so that the phases say it, or name the phase in which the day lies")
				d.see(t.Phases.Range(), "Its phases stand here.")
			}
		}
	}
	for i := range t.Money {
		m := &t.Money[i]
		p.checkPhaseOf(t, &m.Phase, "money")
		for j := range t.Money[:i] {
			if other := &t.Money[j]; other.Phase.To == m.Phase.To && p.checkTwice(t, &m.Phase, &other.Phase, &m.Per, &other.Per, "what it costs") {
				break
			}
		}
	}
	for i := range t.Contributions {
		c := &t.Contributions[i]
		p.checkPhaseOf(t, &c.Phase, "contribution")
		for j := range t.Contributions[:i] {
			if other := &t.Contributions[j]; other.Phase.To == c.Phase.To && c.Metric.Known() && other.Metric.To == c.Metric.To &&
				p.checkTwice(t, &c.Phase, &other.Phase, &c.Per, &other.Per, fmt.Sprintf("what it brings of the %s", c.Metric.To)) {
				break
			}
		}
	}
}

// checkTwice warns of two amounts for one phase that both recur, or both do not: the second may
// have been meant for another phase. Something once and something over and over are two things.
func (p *Plan) checkTwice(t *Tactic, phase, first *Ref[*Phase], per, other *Span, what string) bool {
	if !phase.Known() || !first.Known() || per.State != other.State || per.State == Unknown {
		return false
	}
	d := p.Report(t, "duplicate-attribute", phase.Range(), fmt.Sprintf("The %s says twice %s in the %s, and both count.", t, what, phase.To))
	d.Severity, d.Detail, d.Fix = Warning, "twice "+what, "Write one amount, or name another phase"
	d.see(first.Range(), "It is said here first.")
	return true
}

func (t *Tactic) inPhases(day *Day) (in, known bool) {
	if !day.Known() {
		return false, false
	}
	for i := range t.Phases.Items {
		s, sure := t.Phases.Items[i].To.Stretch()
		if !sure {
			return false, false
		}
		in = in || day.V >= s.First && day.V <= s.Last
	}
	return in, true
}

func (p *Plan) checkPhaseOf(t *Tactic, phase *Ref[*Phase], block string) {
	if !phase.Known() || !t.Phases.Known() || t.Phases.Empty() || t.Phases.Has(phase.To) {
		return
	}
	d := p.Report(t, "wrong-reference", phase.Range(), fmt.Sprintf("The %s in the %s is about the %s, in which the tactic does not run.", block, t, phase.To))
	d.Detail, d.Fix = block+" phase", "Name one of its phases, or add this one to them"
	d.see(t.Phases.Range(), "Its phases stand here.")
}

// recurring are the amounts of a tactic that recur.
func (t *Tactic) recurring() []share {
	var list []share
	if t.BudgetPer.Known() || len(t.Money) > 0 {
		list = slices.DeleteFunc(t.costs(nil), func(s share) bool { return !s.per.Known() })
	}
	for i := range t.Contributions {
		if c := &t.Contributions[i]; c.Per.Known() {
			list = append(list, c.share())
		}
	}
	return list
}

// Undated is the first span in which something of the tactic recurs at a time that nobody
// knows, because it does not say both its dates; nil where there is none.
func (t *Tactic) Undated() *Span {
	list := t.recurring()
	i := slices.IndexFunc(list, func(s share) bool { return !s.phased() })
	if i < 0 || !t.Trigger.Absent() {
		return nil
	}
	if _, state := t.Running(); state != Absent {
		return nil
	}
	return list[i].per
}

// checkRecurring reports an amount that recurs in less time than it takes once.
func (p *Plan) checkRecurring(t *Tactic, s share) {
	line := s.per.written()
	if when, known := t.stretchesOf(&s); known && !s.per.V.fits(when) {
		d := p.senseless(t, line.Name(), s.per.Range(), fmt.Sprintf("The %s says something of %s, and that is longer than the %s of its time.", t, s.per.V.Every(), prose.Count(daysIn(when), "day")), "Write a shorter span, or leave "+line.Name()+" out where the amount is for all of the time")
		d.see(when[0].at(t, &s), "It begins here.")
	}
}

// at is where it is said when an amount begins to count.
func (w Stretch) at(t *Tactic, s *share) hcl.Range {
	switch {
	case s.phased():
		return s.phase.Range()
	case t.Start.Known():
		return t.Start.Range()
	}
	return t.Phases.Range()
}
