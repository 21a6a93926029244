package objectives

import (
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var objectiveWithoutMetric = &checks.Rule{
	ID: "objective-without-metric", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true, Across: true,
	Suppresses: []string{"objective-without-baseline", "objective-without-target", "objective-without-deadline"},
	Every:      "%s of the %s are measured by nothing.", EveryFix: "Give each of them a metric, or name the milestone that is all of it (reached_by)",
	Check: func(p *checks.Pass) {
		idle := map[*lang.Plan]int{}
		for _, o := range p.Objectives {
			p.Count(o)
			if o.Metric.Absent() && o.ReachedBy.Absent() {
				f := p.Report(o, o.At(), "The %s is measured by nothing.", o)
				f.Message = strings.TrimSuffix(f.Message, ".") + alsoMissing(o) + "."
				open := []string{"metric"}
				if o.Target.Absent() {
					open = append(open, "target")
				}
				if o.Due().Absent() {
					open = append(open, "by")
				}
				n, known := idle[o.Plan()]
				if !known {
					n = idleMetrics(p, o.Plan())
					idle[o.Plan()] = n
				}
				such := ""
				if n > 0 {
					such = "such as " + oneOf(n) + " that nothing uses"
					f.Likewise("", "Give each of them a metric, "+such+", or name the milestone that is all of it (reached_by)")
				}
				f.ProposeOpen("metric", such).OrUndecided(open...)
				for _, attr := range open[1:] {
					f.LacksToo(attr)
				}
			}
		}
	},
}

// idleMetrics counts the metrics in reach of a plan that nothing uses.
func idleMetrics(p *checks.Pass, plan *lang.Plan) (n int) {
	plan.InScope(func(plan *lang.Plan) {
		for _, m := range plan.Metrics {
			if !p.Mentioned(m) {
				n++
			}
		}
	})
	return n
}

func oneOf(n int) string {
	if n == 1 {
		return "the one"
	}
	return "one of the " + strconv.Itoa(n)
}

// alsoMissing says what an objective lacks besides its metric, as the end of a sentence.
func alsoMissing(o *lang.Objective) string {
	var also string
	switch target, deadline := o.Target.Absent(), o.Due().Absent(); {
	case target && deadline:
		also = ", and says neither how much is to be reached nor by when"
	case target:
		also = ", and does not say how much is to be reached"
	case deadline:
		also = ", and does not say by when it is to be reached"
	}
	if o.Target.Absent() {
		also += noNumberEither(o)
	}
	return also
}
