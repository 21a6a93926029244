package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var startsAfterBuyingCycle = &checks.Rule{
	ID: "starts-after-buying-cycle", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if o.Due().Known() && len(o.Audiences.Items) > 0 && !p.Doubt(facts.WhoServes, o.Plan()) {
				checkCycles(p, o)
			}
		}
	},
}

func checkCycles(p *checks.Pass, o *lang.Objective) {
	first, sure := firstFor(p.TacticsOf(o))
	if !sure {
		return
	}
	seen := map[*lang.Audience]bool{}
	for i := range o.Audiences.Items {
		ref := &o.Audiences.Items[i]
		t := first[ref.To]
		if t == nil || seen[ref.To] || !t.Starts().Known() || !ref.To.BuyingCycle.Known() {
			continue
		}
		seen[ref.To] = true
		cycle := ref.To.BuyingCycle
		latest := o.Due().V.Minus(cycle.V)
		if t.Starts().V <= latest {
			continue
		}
		f := p.Report(o, ref.Range(), "The %s is to be reached by %s, and its first tactic for the %s starts on %s: too late, because they take %s to buy.",
			o, o.Due().V, ref.To, t.Starts().V, cycle.V)
		f.Detail = ref.To.Address()
		f.See(t.Starts().Range(), "The %s starts on %s.", t, t.Starts().V)
		f.See(cycle.Range(), "They take this long.")
		f.AddFix("Start something for them by " + latest.String() + ", or give the objective more time")
	}
}

// firstFor is the first tactic to start for each audience; one without a start
// comes before all others, because nobody knows when it starts. It is not sure where a tactic may be for any audience.
func firstFor(tactics []*lang.Tactic) (first map[*lang.Audience]*lang.Tactic, sure bool) {
	first = map[*lang.Audience]*lang.Tactic{}
	for _, t := range tactics {
		if t.Audiences.State == lang.Unknown {
			return nil, false
		}
		for i := range t.Audiences.Items {
			note(first, t.Audiences.Items[i].To, t)
		}
	}
	return first, true
}

func note(first map[*lang.Audience]*lang.Tactic, a *lang.Audience, t *lang.Tactic) {
	if is := first[a]; is == nil || is.Starts().Known() && (!t.Starts().Known() || t.Starts().V < is.Starts().V) {
		first[a] = t
	}
}
