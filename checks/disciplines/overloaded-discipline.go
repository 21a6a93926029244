package disciplines

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var overloadedDiscipline = &checks.Rule{
	ID: "overloaded-discipline", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, d := range plan.Disciplines {
				if !d.Capacity.Known() {
					continue
				}
				tactics, _ := p.ActivityOf(d) // more of them would only add to it
				if total := workOf(tactics); total > d.Capacity.V {
					reportOverload(p, d, tactics, total)
				}
			}
		}
	},
}

// workOf is the effort that tactics take together.
func workOf(tactics []*lang.Tactic) (total float64) {
	for _, t := range tactics {
		total += effort(t)
	}
	return total
}

func effort(t *lang.Tactic) float64 {
	if !t.Effort.Known() {
		return 0
	}
	return max(t.Effort.V, 0)
}

// heaviest are the three tactics that take most effort, of equals the first.
func heaviest(tactics []*lang.Tactic) []*lang.Tactic {
	const most = 3
	var list []*lang.Tactic
	for _, t := range tactics {
		n := len(list)
		for n > 0 && effort(list[n-1]) < effort(t) {
			n--
		}
		if n < most && effort(t) > 0 {
			list = slices.Insert(list, n, t)
			list = list[:min(most, len(list))]
		}
	}
	return list
}

func reportOverload(p *checks.Pass, d *lang.Discipline, tactics []*lang.Tactic, total float64) {
	f := p.Report(d, d.Capacity.Range(), "The %s is planned for %s, %s more than it can take on.", d, personDays(total), prose.Digits(total-d.Capacity.V))
	f.Detail = "capacity"
	for _, t := range heaviest(tactics) {
		f.See(t.Effort.Range(), "The %s takes %s of them.", t, prose.Digits(t.Effort.V))
	}
	f.AddFix("Drop or shorten a tactic, or get help for it")
}

func personDays(n float64) string {
	if n == 1 {
		return "1 person-day"
	}
	return prose.Digits(n) + " person-days"
}
