package journey

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var clashingChannel = &checks.Rule{
	ID: "clashing-channel", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, c := range plan.Channels {
				if !c.Coordinator.Absent() || len(c.Responses) > 0 {
					continue
				}
				tactics := p.ActivityOn(c)
				a, b := clash(slices.DeleteFunc(slices.Clone(tactics), mayNotBe))
				if a == nil { // of what may exclude each other only where nothing else shows it
					a, b = clash(tactics)
				}
				if a != nil {
					reportClash(p, c, a, b)
				}
			}
		}
	},
}

// mayNotBe reports that a tactic is only done in some cases, as far as that can be seen.
func mayNotBe(t *lang.Tactic) bool { return t.Standby() || facts.Conditional(t.Title.V) }

// clash is the first two tactics of different disciplines whose dates overlap.
func clash(tactics []*lang.Tactic) (earlier, later *lang.Tactic) {
	dated := slices.DeleteFunc(slices.Clone(tactics), func(t *lang.Tactic) bool {
		return !t.Discipline.Known() || !t.Starts().Known() || !t.Ends().Known() || t.Ends().V < t.Starts().V
	})
	slices.SortStableFunc(dated, func(a, b *lang.Tactic) int { return cmp.Compare(a.Starts().V, b.Starts().V) })
	var last, other *lang.Tactic // to end, and to end of another discipline than that one's
	for _, t := range dated {
		for _, before := range []*lang.Tactic{last, other} {
			if before != nil && before.Discipline.To != t.Discipline.To && before.Ends().V >= t.Starts().V {
				return before, t
			}
		}
		switch {
		case last == nil || t.Ends().V >= last.Ends().V:
			if last != nil && last.Discipline.To != t.Discipline.To {
				other = last
			}
			last = t
		case t.Discipline.To != last.Discipline.To && (other == nil || t.Ends().V > other.Ends().V):
			other = t
		}
	}
	return nil, nil
}

func reportClash(p *checks.Pass, c *lang.Channel, a, b *lang.Tactic) {
	f := p.Report(c, c.At(), "The %s is used by the disciplines %s at the same time, and nobody coordinates it.",
		c, prose.Names([]*lang.Discipline{a.Discipline.To, b.Discipline.To}))
	f.Detail = "coordinator"
	for _, t := range []*lang.Tactic{a, b} {
		f.See(t.At(), "The %s uses it from %s to %s.", t, t.Starts().V, t.Ends().V)
	}
	who, why := coordinator(c, a, b)
	if who == nil {
		f.ProposeOpen("coordinator", "")
		return
	}
	f.Propose("coordinator", lang.Reference(who), "who "+why)
}

// coordinator is who may keep order on a channel: who leads one of two disciplines that use it;
// nil where nobody in reach does.
func coordinator(c *lang.Channel, a, b *lang.Tactic) (who *lang.Person, why string) {
	for _, t := range []*lang.Tactic{a, b} {
		d := t.Discipline.To
		if lead := d.Lead.To; d.Lead.Known() && c.Plan().Lookup("person", lead.Name()) == lang.Element(lead) {
			return lead, "leads " + checks.Named(d)
		}
	}
	return nil, ""
}
