package disciplines

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
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
				work := p.WorkOf(d) // more of it would only add to it
				total := 0.0
				for _, w := range work {
					total += w.Days()
				}
				if total > d.Capacity.V {
					reportOverload(p, d, work, total)
				}
			}
		}
	},
}

// heaviest are the three that take most effort, of equals the first.
func heaviest(all []facts.Work) []facts.Work {
	const most = 3
	var list []facts.Work
	for _, w := range all {
		n := len(list)
		for n > 0 && list[n-1].Days() < w.Days() {
			n--
		}
		if n < most && w.Days() > 0 {
			list = slices.Insert(list, n, w)
			list = list[:min(most, len(list))]
		}
	}
	return list
}

func reportOverload(p *checks.Pass, d *lang.Discipline, all []facts.Work, total float64) {
	f := p.Report(d, d.Capacity.Range(), "The %s is planned for %s, %s more than it can take on.", d, personDays(total), prose.Digits(total-d.Capacity.V))
	f.Detail = "capacity"
	for _, w := range heaviest(all) {
		f.See(w.Effort.Range(), "The %s takes %s of them.", w, prose.Digits(w.Effort.V))
	}
	f.AddFix("Drop or shorten a tactic, or get help for it")
}

func personDays(n float64) string {
	if n == 1 {
		return "1 person-day"
	}
	return prose.Digits(n) + " person-days"
}
