package journey

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var toldOnlyAfterwards = &checks.Rule{
	ID: "told-only-afterwards", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			c := o.Plan().Campaign
			if c == nil || !c.Launch.Known() || o.Audiences.State == lang.Unknown || p.Doubt(facts.WhoServes, o.Plan()) {
				continue
			}
			if h := hearersOf(p, o, c.Launch.V); h != nil && h.both != nil {
				reportAfterwards(p, o, h, c.Launch)
			}
		}
	},
}

// hearers are those who hear of an objective up to the launch, those for whom it is as well and who
// hear of it only then, and a tactic behind the launch that tells some of either the same.
type hearers struct {
	before, after []*lang.Audience
	both          *lang.Tactic
}

// hearersOf divides whom the tactics of an objective tell; nil where one may tell others, or at
// another time.
func hearersOf(p *checks.Pass, o *lang.Objective, launch lang.Date) *hearers {
	var h hearers
	var late []*lang.Tactic
	for _, t := range p.TacticsOf(o) {
		if t.Standby() {
			continue
		}
		if t.Broken() || t.Status.State == lang.Unknown || t.Audiences.State == lang.Unknown || !t.Starts().Known() {
			return nil
		}
		if t.Starts().V > launch {
			late = append(late, t)
			continue
		}
		for i := range t.Audiences.Items {
			h.before = appendOnce(h.before, t.Audiences.Items[i].To)
		}
	}
	for _, t := range late {
		known, unknown := false, false
		for i := range t.Audiences.Items {
			switch a := t.Audiences.Items[i].To; {
			case slices.Contains(h.before, a):
				known = true
			case len(o.Audiences.Items) == 0 || o.Audiences.Has(a):
				unknown = true
				h.after = appendOnce(h.after, a)
			}
		}
		if known && unknown && h.both == nil {
			h.both = t
		}
	}
	return &h
}

func appendOnce(list []*lang.Audience, a *lang.Audience) []*lang.Audience {
	if slices.Contains(list, a) {
		return list
	}
	return append(list, a)
}

func reportAfterwards(p *checks.Pass, o *lang.Objective, h *hearers, launch lang.Day) {
	f := p.Report(o, o.At(), "The tactics of the %s speak to %s up to the launch on %s, and to %s only afterwards.", o, someOf(h.before, "audience"), launch.V, someOf(h.after, "other audience"))
	f.Detail = "audiences"
	f.See(h.both.At(), "The %s tells both the same, on %s.", h.both, h.both.Starts().V)
	if !o.Audiences.Empty() {
		f.AddFix("Tell the others on the way as well, or take them out of its audiences")
		return
	}
	var refs []string
	for _, a := range h.before {
		refs = append(refs, lang.Reference(a))
	}
	f.ProposeItems("audiences", "where it is for them alone, or tell the others on the way as well", refs...)
}

// someOf names a few audiences, or says how many there are.
func someOf(list []*lang.Audience, noun string) string {
	const few = 2
	if len(list) > few {
		return prose.Count(len(list), noun)
	}
	return prose.Names(list)
}
