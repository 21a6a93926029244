package measures

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var funnelDoesNotAddUp = &checks.Rule{
	ID: "funnel-does-not-add-up", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if !o.Metric.Known() || !o.Target.Known() || o.Baseline.State == lang.Unknown {
				continue
			}
			promised := o.Target.V - o.Baseline.V
			fn, sure := funnelOf(p, o)
			const near = 1e-9 // products of decimal fractions are no nearer
			if sure && len(fn.rated) > 0 && fn.brings+fn.beside < promised*(1-near) {
				reportFunnel(p, o, fn, promised)
			}
		}
	},
}

// funnel is what leads to an objective.
type funnel struct {
	rated  []*lang.Objective // whose metrics feed that of the objective with a rate
	all    []*lang.Objective // and those that count the same
	brings float64           // what they come to there
	beside float64           // what tactics bring there that have nothing to do with them
}

// funnelOf adds up what leads to an objective. It is not sure where there may be more.
func funnelOf(p *checks.Pass, o *lang.Objective) (fn *funnel, sure bool) {
	fn = &funnel{}
	fed := o.Metric.To
	for _, m := range p.FedBy(fed) {
		for _, below := range p.MeasuredBy(m) {
			if below == o || !below.Plan().Within(o.Plan()) {
				continue
			}
			switch {
			case !below.Target.Known() || m.Rate.State == lang.Unknown:
				return nil, false
			case m.Rate.Known():
				fn.rated = append(fn.rated, below)
				fn.brings += below.Target.V * m.Rate.V / 100
			case sameUnit(m, fed) == facts.Yes:
				fn.brings += below.Target.V
			default:
				return nil, false
			}
			fn.all = append(fn.all, below)
		}
	}
	if len(fn.rated) == 0 {
		return fn, true
	}
	beside, known := besideFunnel(p, o, fn)
	fn.beside = beside
	return fn, known && !p.Doubt(facts.WhoMeasures, o.Plan()) && !p.Doubt(facts.WhoMeasures, fed.Plan()) && !p.Doubt(facts.WhoServes, o.Plan())
}

// besideFunnel is what tactics of an objective bring of its metric that neither serve nor
// count what leads to it.
func besideFunnel(p *checks.Pass, o *lang.Objective, fn *funnel) (sum float64, known bool) {
	for _, t := range p.TacticsOf(o) {
		brings := t.BringsTo(o)
		if brings.State == lang.Absent || within(p, t, fn) {
			continue
		}
		if brings.State == lang.Unknown {
			return 0, false
		}
		sum += brings.V
	}
	return sum, true
}

func within(p *checks.Pass, t *lang.Tactic, fn *funnel) bool {
	serves, _ := t.Objectives()
	for _, below := range fn.all {
		for _, o := range serves {
			if o == below {
				return true
			}
		}
		if t.Brings(below.Metric.To).State != lang.Absent {
			return true
		}
	}
	return false
}

func reportFunnel(p *checks.Pass, o *lang.Objective, fn *funnel, promised float64) {
	first := fn.rated[0]
	says := fmt.Sprintf("The %s comes to %s; at %s%% that makes %s", first, prose.Digits(first.Target.V), prose.Digits(first.Metric.To.Rate.V), prose.Digits(fn.brings))
	if n := len(fn.all) - 1; n > 0 {
		says = fmt.Sprintf("The %s makes %s together with %s", first, prose.Digits(fn.brings), prose.Count(n, "other objective"))
	}
	if fn.beside != 0 {
		says += fmt.Sprintf(", other tactics bring %s", prose.Digits(fn.beside))
	}
	f := p.Report(first, first.Target.Range(), "%s, and the %s, to which it leads, promises %s.", says, o, prose.Digits(promised))
	f.Detail = o.Address()
	f.See(o.Target.Range(), "This is what it leads to.")
	for _, below := range fn.all {
		if below != first {
			f.See(below.Target.Range(), "The %s leads there as well.", below)
		}
	}
	f.See(first.Metric.To.Rate.Range(), "The rate stands here.")
	f.AddFix("Agree on a target here that is large enough, on one there that is small enough, or on a rate that can be had")
}
