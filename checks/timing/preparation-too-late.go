package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var preparationTooLate = &checks.Rule{
	ID: "preparation-too-late", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			title := func() string { return t.Name() + " " + t.Title.V }
			switch {
			case t.Broken() || t.Standby() || !t.Starts().Known() || !t.Ends().Known():
			case !t.Supports.Empty() && facts.Prepares(title()):
				reportLatePreparation(p, t)
			case !t.Audiences.Empty() && !t.Serves.Empty() && facts.Briefs(title()):
				reportLateBriefing(p, t)
			}
		}
	},
}

// reportLatePreparation is about work that ends in the middle of what it prepares.
func reportLatePreparation(p *checks.Pass, t *lang.Tactic) {
	var f *checks.Finding
	for i := range t.Supports.Items {
		of := t.Supports.Items[i].To
		if of.Dropped() || of.Standby() || goesOn(of) || !of.Starts().Known() || !of.Ends().Known() || t.Ends().V <= of.Starts().V || t.Ends().V >= of.Ends().V {
			continue
		}
		if f == nil {
			f = p.Report(t, t.Ends().Range(), "The %s ends on %s, and the %s, which it prepares, has been running since %s.", t, t.Ends().V, of, of.Starts().V)
			f.Detail = "end"
			f.AddFix("Start what it prepares later, or with little until it is done, or prepare it earlier")
		}
		f.See(of.Starts().Range(), "The %s starts here.", of)
	}
}

// reportLateBriefing is about those who will be asked and hear of it later than those who ask.
func reportLateBriefing(p *checks.Pass, t *lang.Tactic) {
	for i := range t.Serves.Items {
		for _, first := range p.TacticsOf(t.Serves.Items[i].To) {
			if first == t || first.Plan() != t.Plan() || first.Standby() || !first.Starts().Known() || first.Starts().V >= t.Starts().V || !speaksToOthers(first, t) {
				continue
			}
			f := p.Report(t, t.Starts().Range(), "The %s is on %s, and the %s has told others since %s: those whom they will ask know nothing yet.", t, t.Starts().V, first, first.Starts().V)
			f.Detail = "start"
			f.See(first.Starts().Range(), "It starts here, for the same objective.")
			f.AddFix("Brief first those who will be asked, with the answers that they need")
			return
		}
	}
}

// speaksToOthers reports that a tactic has audiences on a channel, and none of another's.
func speaksToOthers(t, other *lang.Tactic) bool {
	for i := range t.Audiences.Items {
		if other.Audiences.Has(t.Audiences.Items[i].To) {
			return false
		}
	}
	return t.Audiences.Known() && len(t.Audiences.Items) > 0 && !t.Channels.Empty()
}
