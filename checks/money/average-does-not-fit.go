package money

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var averageDoesNotFit = &checks.Rule{
	ID: "average-does-not-fit", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		const apart = 0.25 // of the amount: less is how people round
		for _, c := range p.Campaigns {
			plan := c.Plan()
			each, knowsEach := best(plan, isAverage)
			many, knowsMany := best(plan, isHeads)
			sum, knowsSum := best(plan, isSum)
			if !knowsEach || !knowsMany || !knowsSum || atBest(each)*atBest(many) >= (1-apart)*sum.Target.V {
				continue
			}
			f := p.Report(sum, sum.Target.Range(), "The %s promises %s, but %s at %s each, as the plan has them at best, come to %s.", sum,
				prose.Digits(sum.Target.V), prose.Digits(atBest(many)), prose.Digits(atBest(each)), prose.Digits(atBest(each)*atBest(many)))
			f.Detail = "target"
			f.See(many.Target.Range(), "So many are to give or to buy.")
			f.See(each.Target.Range(), "So much comes from each.")
			f.AddFix("Agree on an amount that they can come to, on more of them, or on more from each; a few large ones, listed by name, may make the difference")
		}
	},
}

// atBest is the best that an objective hopes for.
func atBest(o *lang.Objective) float64 {
	if o.Stretch.Known() {
		return max(o.Target.V, o.Stretch.V)
	}
	return o.Target.V
}

// best is the objective of a plan that promises most of a metric of some kind; false where none
// does, where something cannot be read, and where there are several such metrics.
func best(plan *lang.Plan, is func(*lang.Metric, *lang.Plan) bool) (of *lang.Objective, known bool) {
	if plan.Unclear() {
		return nil, false
	}
	for _, o := range plan.Objectives {
		switch {
		case o.Metric.State == lang.Unknown:
			return nil, false
		case !o.Metric.Known() || !is(o.Metric.To, plan):
			continue
		case !o.Target.Known() || of != nil && of.Metric.To != o.Metric.To || o.Stretch.State == lang.Unknown:
			return nil, false
		case of == nil || atBest(o) > atBest(of):
			of = o
		}
	}
	return of, of != nil
}

var (
	averageWords = prose.WordingOf(`\b(?:average|mean|median|durchschnitt\w*|moyenne?)\b`)
	headWords    = prose.WordingOf(`\b(?:donors?|givers?|gifts?|donations?|orders?|buyers?|customers?|tickets?|subscribers?|members?|bookings?|sales)\b`)
	partWords    = prose.WordingOf(`\b(?:rate|share|percent|costs?|per|daily|weekly|monthly|a (?:day|week|month)|cpc|cac|roas|return|new|repeat|profit|margin)\b`)
)

func isAverage(m *lang.Metric, plan *lang.Plan) bool {
	called := prose.Normalise(m.Name() + " " + m.Title.V)
	return averageWords.In(called) && isMoney(m, plan)
}

// isHeads reports that a metric counts those who give or buy, or how often they do.
func isHeads(m *lang.Metric, _ *lang.Plan) bool {
	called := prose.Normalise(m.Name() + " " + m.Title.V + " " + m.Unit.V)
	counted := m.Unit.Absent() || headWords.In(prose.Normalise(m.Unit.V))
	return counted && headWords.In(called) && !averageWords.In(called) && !partWords.In(called)
}

// isSum reports that a metric counts all of the money that comes in.
func isSum(m *lang.Metric, plan *lang.Plan) bool {
	called := prose.Normalise(m.Name() + " " + m.Title.V)
	return isMoney(m, plan) && !averageWords.In(called) && !partWords.In(called)
}
