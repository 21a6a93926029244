package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var taskWithoutOwner = &checks.Rule{
	ID: "task-without-owner", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s have no owner.", Among: "that are still to be done", EveryFix: "Give each of them an owner, such as that of its tactic",
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, task := range plan.Tasks {
				if task.Broken() || !task.DoneOn.Absent() || idle(task) {
					continue
				}
				p.Count(task)
				if !task.Owner.Absent() {
					continue
				}
				f := p.Report(task, task.At(), "The %s has no owner.", task)
				if who := ownerOf(task); who != nil {
					f.Propose("owner", lang.Reference(who), "who owns its tactic")
					continue
				}
				f.ProposeOpen("owner", "")
			}
		}
	},
}

// idle reports that only tactics need a task that are done, dropped or on standby.
func idle(task *lang.Task) bool {
	for i := range task.Tactics.Items {
		if t := task.Tactics.Items[i].To; !t.Dropped() && !t.Standby() && !(t.Status.Known() && t.Status.V == "done") {
			return false
		}
	}
	return task.Tactics.Known() && len(task.Tactics.Items) > 0
}

// ownerOf is who owns all tactics that need a task; nil where nobody does, or several do.
func ownerOf(task *lang.Task) (who *lang.Person) {
	for i := range task.Tactics.Items {
		owner := &task.Tactics.Items[i].To.Owner
		if !owner.Known() || who != nil && owner.To != who {
			return nil
		}
		who = owner.To
	}
	return who
}
