package objectives

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var stepOutOfLine = &checks.Rule{
	ID: "step-out-of-line", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if len(o.Steps) == 0 {
				continue
			}
			if fault := outOfLine(o, o.Steps); fault != nil {
				f := p.Report(o, fault.at, "The %s %s.", o, fault.says)
				f.Detail = "step"
				f.See(fault.beside, "%s", fault.seen)
				mendSteps(f, o)
			}
		}
	},
}

// fault is the first thing that is wrong with the steps of an objective.
type fault struct {
	at, beside hcl.Range
	says, seen string
}

// outOfLine looks along steps from the launch to the deadline, and from the baseline to the
// target; nil where nothing is wrong with what can be read.
func outOfLine(o *lang.Objective, steps []lang.Step) *fault {
	var last lang.Day
	says := "has a step for %[1]s, which is not after the launch on %[2]s"
	if c := o.Plan().Campaign; c != nil {
		last = c.LaunchDay()
	}
	for i := range steps {
		s := &steps[i]
		if !s.By.Known() {
			continue
		}
		if last.Known() && s.By.V <= last.V {
			return &fault{s.By.Range(), last.Range(), fmt.Sprintf(says, s.By.V, last.V), "That day stands here."}
		}
		if due := o.Due(); due.Known() && s.By.V >= due.V {
			return &fault{s.By.Range(), due.Range(), fmt.Sprintf("has a step for %s, and is to be reached by %s", s.By.V, due.V), "Its deadline stands here; what is to be reached by then is its target."}
		}
		last, says = s.By, "has a step for %[1]s behind one for %[2]s"
		if i+1 < len(steps) && steps[i+1].By.Known() && steps[i+1].By.V == last.V {
			says = "has two steps for %[1]s"
		}
	}
	return wrongWay(o, steps)
}

// wrongWay looks at the numbers of steps, whose days are in order.
func wrongWay(o *lang.Objective, steps []lang.Step) *fault {
	if !o.Target.Known() || o.Baseline.State == lang.Unknown {
		return nil
	}
	first, from := &o.Baseline, "its baseline of "
	if o.Baseline.Absent() { // the first step says which way it goes
		first, from = &steps[0].Target, "the step before, of "
	}
	if !first.Known() || first.V == o.Target.V {
		return nil
	}
	way := o.Target.V - first.V
	last := first
	for i := range steps {
		s := &steps[i].Target
		switch {
		case !s.Known() || s == first:
			continue
		case (s.V-o.Target.V)*way > 0:
			return &fault{s.Range(), o.Target.Range(), fmt.Sprintf("has a step of %s, which lies past its target of %s", prose.Digits(s.V), prose.Digits(o.Target.V)), "Its target stands here."}
		case (s.V-last.V)*way < 0:
			return &fault{s.Range(), last.Range(), fmt.Sprintf("has a step of %s, which leads back from %s%s", prose.Digits(s.V), from, prose.Digits(last.V)), "It stands here."}
		}
		last, from = s, "the step before, of "
	}
	return nil
}

// mendSteps puts the steps into the order of their days, where that is all that is wrong.
func mendSteps(f *checks.Finding, o *lang.Objective) {
	const advice = "Write the steps in the order of their days, each between the one before and the target"
	if slices.ContainsFunc(o.Steps, func(s lang.Step) bool { return !s.By.Known() || !s.Target.Known() }) {
		f.AddFix(advice)
		return
	}
	steps := slices.Clone(o.Steps)
	slices.SortStableFunc(steps, func(a, b lang.Step) int { return cmp.Compare(a.By.V, b.By.V) })
	if outOfLine(o, steps) != nil {
		f.AddFix(advice)
		return
	}
	text := func(at hcl.Range) string { return o.File().Text(at) }
	var edits []syntax.Edit
	for i := range steps {
		is, to := &o.Steps[i], &steps[i]
		edits = append(edits, syntax.Edit{Range: is.By.Range(), Text: text(to.By.Range())}, syntax.Edit{Range: is.Target.Range(), Text: text(to.Target.Range())})
	}
	f.AddFix("Put the steps into the order of their days", edits...)
}
