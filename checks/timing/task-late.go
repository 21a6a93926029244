package timing

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var taskLate = &checks.Rule{
	ID: "task-late", Severity: lang.Warning, Tier: checks.Essential, Needs: checks.Date, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, task := range plan.Tasks {
				if !task.Due.Known() || !task.DoneOn.Absent() {
					continue
				}
				first, waits := firstOf(task)
				switch {
				case !waits:
				case task.Due.V < p.AsOf:
					f := p.Report(task, task.Due.Range(), "The %s was due on %s, %s ago, and is not done.", task, task.Due.V, prose.Count(int(p.AsOf-task.Due.V), "day"))
					f.Detail = "due"
					if first != nil {
						f.See(first.Starts().Range(), "The %s needs it, and starts on %s.", first, first.Starts().V)
					}
					f.Propose("done_on", `"`+p.AsOf.ISO()+`"`, "where it is done")
					f.AddFix("Agree on another day with who needs it")
				case first != nil && task.Due.V > first.Starts().V:
					reportTaskAfterStart(p, task, first)
				}
			}
		}
	},
}

// firstOf is the tactic that needs a task and starts first; nil where none has a start.
// Nobody waits where all of them are done, dropped or on standby.
func firstOf(task *lang.Task) (first *lang.Tactic, waits bool) {
	waits = task.Tactics.State == lang.Unknown
	for i := range task.Tactics.Items {
		t := task.Tactics.Items[i].To
		if t.Dropped() || t.Standby() || t.Status.Known() && t.Status.V == "done" {
			continue
		}
		waits = true
		if t.Starts().Known() && (first == nil || t.Starts().V < first.Starts().V) {
			first = t
		}
	}
	return first, waits
}

func reportTaskAfterStart(p *checks.Pass, task *lang.Task, first *lang.Tactic) {
	starts := first.Starts()
	f := p.Report(task, task.Due.Range(), "The %s is due on %s; the %s, which needs it, starts %s earlier, on %s.",
		task, task.Due.V, first, prose.Count(int(task.Due.V-starts.V), "day"), starts.V)
	f.Detail = "due"
	f.See(starts.Range(), "The tactic starts here.")
	if day := starts.V - 1; day >= p.AsOf {
		f.RestsOn(starts.Range()).Correct("due", `"`+day.ISO()+`"`, "the day before the "+first.String()+" starts")
		return
	}
	f.AddFix("Do it now, or start the tactic later")
}
