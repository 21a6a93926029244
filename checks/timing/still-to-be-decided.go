package timing

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

var stillToBeDecided = &checks.Rule{
	ID: "still-to-be-decided", Severity: lang.Warning, Tier: checks.Essential, Needs: checks.Date,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			if c := plan.Campaign; c != nil && c.ClosedOn.Known() && c.ClosedOn.V <= p.AsOf {
				continue
			}
			closed := closing(p, plan)
			for ; plan != nil; plan = plan.Parent {
				for _, open := range facts.UndecidedIn(plan, func(u *lang.Undecided) bool {
					return (closed.holds(u) || late(p, closed.plan, u)) && !closed.changed[openValue(u)]
				}) {
					reportOpen(p, closed, open)
				}
				if !closed.over {
					break // what is declared above is nothing to this campaign
				}
			}
		}
	},
}

// closed is a plan, when it takes no more additions, and whether that day has come.
type closed struct {
	plan    *lang.Plan
	freeze  lang.Day
	over    bool
	changed map[value]bool // was agreed with a value, and is open now: changed-after-agreement says so
}

// value is an attribute of an element, or all nested blocks of a name.
type value struct {
	of   lang.Element
	name string
}

func openValue(u *lang.Undecided) value {
	if u.Block != "" {
		return value{u.Of, u.Block}
	}
	return value{u.Of, u.Attr.Name}
}

func closing(p *checks.Pass, plan *lang.Plan) *closed {
	c := &closed{plan: plan, freeze: facts.FreezeOf(plan)}
	open := false
	plan.InScope(func(plan *lang.Plan) { open = open || len(plan.Undecided) > 0 })
	if !open || plan.Campaign == nil {
		return c
	}
	c.changed = changedValues(p, plan)
	c.over = c.freeze.Known() && p.AsOf >= c.freeze.V
	return c
}

// changedValues are those of a plan that changed since it was agreed, where no amendment
// allows that.
func changedValues(p *checks.Pass, plan *lang.Plan) map[value]bool {
	if plan.Lock == nil {
		return nil
	}
	changed := map[value]bool{}
	agreed, differences := p.Differences(plan)
	for _, d := range differences {
		for i := range d.Changes {
			if c := &d.Changes[i]; d.Kind == agreement.Changed && !p.CoversChange(agreed, plan, d, c) {
				changed[value{d.Element, c.Attr}] = true
			}
		}
	}
	return changed
}

// holds reports that what is to be decided is a part of what is agreed.
func (c *closed) holds(u *lang.Undecided) bool {
	return c.over && u.Sealed() && !idle(u.Of) && agreement.Holds(c.plan, u.Of)
}

// late reports that a plan's own value was to be decided by now.
func late(p *checks.Pass, plan *lang.Plan, u *lang.Undecided) bool {
	return u.Dated && u.By < p.AsOf && u.Of.Plan() == plan && !idle(u.Of)
}

// idle reports that an element is a tactic that is not to be done, or not yet.
func idle(e lang.Element) bool {
	t, tactic := e.(*lang.Tactic)
	return tactic && (t.Dropped() || t.Standby())
}

func reportOpen(p *checks.Pass, c *closed, open *facts.Undecided) {
	report := p.Report
	if open.Of.Plan() != c.plan {
		report = func(e lang.Element, at hcl.Range, format string, args ...any) *checks.Finding {
			return p.ReportIn(c.plan.Campaign, e, at, format, args...)
		}
	}
	overdue := slices.DeleteFunc(slices.Clone(open.List), func(u lang.Undecided) bool { return !late(p, c.plan, &u) })
	var f *checks.Finding
	if n := len(overdue); n > 0 {
		overdue = lang.ByDecision(overdue)
		first := &overdue[0]
		which := "which was"
		switch {
		case n > 1 && overdue[n-1].By != first.By:
			which = "the first of which was"
		case n > 1:
			which = "which were"
		}
		f = report(open.Of, first.At, "The %s still has tbd as its %s, %s to be decided by %s.", open.Of, lang.SayOpen(overdue), which, first.By)
	} else {
		verb := "was closed on"
		if c.freeze.V == p.AsOf {
			verb = "is closed today,"
		}
		who := "plan"
		if open.Of.Plan() != c.plan {
			who = c.plan.Campaign.String() + ", which rests on it,"
		}
		f = report(open.Of, open.List[0].At, "The %s still has tbd as its %s, and the %s %s %s.", open.Of, lang.SayOpen(open.List), who, verb, c.freeze.V)
	}
	for i := range open.List {
		if u := &open.List[i]; u.At != f.Range {
			f.See(u.At, "This is to be decided as well.")
		}
	}
	if c.over {
		f.See(c.freeze.Range(), "The plan is closed on this day.")
	}
	f.AddFix("Decide, and write what was decided")
}
