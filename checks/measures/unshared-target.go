package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var unsharedTarget = &checks.Rule{
	ID: "unshared-target", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Several: true,
	Every:   "%s of the %s have tactics that do not count their target.", EveryFix: "Let each tactic count the metric of its objective, or one that feeds it",
	Check: func(p *checks.Pass) {
		leads := map[*lang.Metric]*facts.Chain{}
		for _, o := range p.Objectives {
			p.Count(o)
			if !o.Metric.Known() || p.Doubt(facts.WhoServes, o.Plan()) {
				continue
			}
			target := o.Metric.To
			if leads[target] == nil {
				leads[target] = facts.ChainTo(target)
			}
			if aside := notCounting(p.TacticsOf(o), leads[target]); len(aside) > 0 {
				reportUnshared(p, o, aside)
			}
		}
	},
}

// notCounting lists, of each discipline none of whose tactics uses a metric that
// leads to the target, the tactic that should.
func notCounting(tactics []*lang.Tactic, leads *facts.Chain) []*lang.Tactic {
	counts, first := map[*lang.Discipline]facts.Answer{}, map[*lang.Discipline]*lang.Tactic{}
	var order []*lang.Discipline
	for _, t := range tactics {
		if t.Standby() {
			continue
		}
		a := facts.Counting(t, leads)
		if !t.Discipline.Known() {
			if a != facts.No { // it may be one of theirs
				return nil
			}
			continue
		}
		d := t.Discipline.To
		if counts[d] = max(counts[d], a); first[d] == nil {
			order, first[d] = append(order, d), t
		}
		if first[d].Serves.Empty() && !t.Serves.Empty() {
			first[d] = t
		}
	}
	var aside []*lang.Tactic
	for _, d := range order {
		if counts[d] == facts.No {
			aside = append(aside, first[d])
		}
	}
	return aside
}

func reportUnshared(p *checks.Pass, o *lang.Objective, tactics []*lang.Tactic) {
	disciplines := make([]*lang.Discipline, len(tactics))
	edits := make([][]syntax.Edit, len(tactics))
	for i, t := range tactics {
		disciplines[i] = t.Discipline.To
		edits[i] = t.Plan().AddToList(t, "metrics", lang.Reference(o.Metric.To))
	}
	f := p.Report(o, o.Metric.Range(), "The %s is measured by the %s, but the tactics of %s count neither that nor anything that feeds it.",
		o, o.Metric.To, prose.Names(disciplines))
	f.Detail = "metric"
	for _, t := range tactics {
		f.See(t.At(), "The %s works for it.", t)
	}
	f.AddFix("Let "+prose.Names(tactics)+" count "+lang.Reference(o.Metric.To), lang.Together(edits...)...)
}
