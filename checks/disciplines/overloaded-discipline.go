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
				work := workOf(p, d) // more of it would only add to it
				total := 0.0
				for _, w := range work {
					total += w.days()
				}
				if total > d.Capacity.V {
					reportOverload(p, d, work, total)
				}
			}
		}
	},
}

// work is what takes a discipline's time: a tactic or a task.
type work struct {
	lang.Element
	effort *lang.Number
}

// workOf is what a discipline is planned for, its tactics first; what is done only if
// something happens is not.
func workOf(p *checks.Pass, d *lang.Discipline) (list []work) {
	tactics, _ := p.ActivityOf(d)
	for _, t := range tactics {
		if !t.Standby() {
			list = append(list, work{t, &t.Effort})
		}
	}
	for _, t := range p.TasksOf(d) {
		list = append(list, work{t, &t.Effort})
	}
	return list
}

func (w work) days() float64 {
	if !w.effort.Known() {
		return 0
	}
	return max(w.effort.V, 0)
}

// heaviest are the three that take most effort, of equals the first.
func heaviest(all []work) []work {
	const most = 3
	var list []work
	for _, w := range all {
		n := len(list)
		for n > 0 && list[n-1].days() < w.days() {
			n--
		}
		if n < most && w.days() > 0 {
			list = slices.Insert(list, n, w)
			list = list[:min(most, len(list))]
		}
	}
	return list
}

func reportOverload(p *checks.Pass, d *lang.Discipline, all []work, total float64) {
	f := p.Report(d, d.Capacity.Range(), "The %s is planned for %s, %s more than it can take on.", d, personDays(total), prose.Digits(total-d.Capacity.V))
	f.Detail = "capacity"
	for _, w := range heaviest(all) {
		f.See(w.effort.Range(), "The %s takes %s of them.", w, prose.Digits(w.effort.V))
	}
	f.AddFix("Drop or shorten a tactic, or get help for it")
}

func personDays(n float64) string {
	if n == 1 {
		return "1 person-day"
	}
	return prose.Digits(n) + " person-days"
}
