package disciplines

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
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
				if work, total := workOf(tactics); total > d.Capacity.V {
					reportOverload(p, d, work, total)
				}
			}
		}
	},
}

// workOf is the effort that tactics take, and those that take some.
func workOf(tactics []*lang.Tactic) (work []*lang.Tactic, total float64) {
	for _, t := range tactics {
		if t.Effort.Known() && t.Effort.V > 0 {
			work = append(work, t)
			total += t.Effort.V
		}
	}
	return work, total
}

func reportOverload(p *checks.Pass, d *lang.Discipline, work []*lang.Tactic, total float64) {
	f := p.Report(d, d.Capacity.Range(), "The %s is planned for %s, %s more than it can take on.", d, personDays(total), lang.Digits(total-d.Capacity.V))
	f.Detail = "capacity"
	slices.SortStableFunc(work, func(a, b *lang.Tactic) int { return cmp.Compare(b.Effort.V, a.Effort.V) })
	const most = 3
	for _, t := range work[:min(most, len(work))] {
		f.See(t.Effort.Range(), "The %s takes %s of them.", t, lang.Digits(t.Effort.V))
	}
	f.Mend("Drop or shorten a tactic, or get help for it")
}

func personDays(n float64) string {
	if n == 1 {
		return "1 person-day"
	}
	return lang.Digits(n) + " person-days"
}
