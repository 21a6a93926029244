package checks

import (
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// State is where workspaces stand, besides what is wrong with them.
type State struct {
	Courses   []facts.Course   // of all objectives, in reading order
	Undecided []lang.Undecided // what is to be decided, those with a day first, by day
}

// StateOf says where workspaces stand on the days as of which they were judged.
func StateOf(results []*Result) (s State) {
	for _, r := range results {
		x := r.Index()
		for _, o := range x.Objectives {
			s.Courses = append(s.Courses, r.CourseOf(o))
		}
		for _, p := range x.Plans {
			s.Undecided = append(s.Undecided, p.Undecided...)
		}
	}
	s.Undecided = lang.ByDecision(s.Undecided)
	return s
}

// CourseOf is how an objective stands on the day as of which the workspace was judged; it is
// behind where the rule that speaks of that would say so.
func (r *Result) CourseOf(o *lang.Objective) facts.Course {
	return r.Index().CourseOf(o, r.AsOf, r.policy.tolerance())
}

// tolerated is how far behind an objective may be, as the rule that speaks of it is set.
func (pol *policy) tolerated() float64 {
	for _, rule := range pol.book {
		if s, ok := pol.settings(rule).(Tolerating); ok {
			return s.Tolerated()
		}
	}
	return facts.Tolerance
}

// Tolerating are the settings of the rule that says which objectives are behind.
type Tolerating interface {
	// Tolerated is how far behind its way an objective may be, in percent of it.
	Tolerated() float64
}

// Progress is how many objectives are where, of those of which that can be told.
type Progress struct{ OnTrack, Behind, NoReading int }

// Unmeasured is of how many objectives nothing was read since the launch, where something was read
// of none; 0 where it was of any.
func (s State) Unmeasured() (n int) {
	for _, c := range s.Courses {
		switch {
		case c.State == facts.OnTrack, c.State == facts.Behind:
			return 0
		case c.State == facts.NoReading && !c.Early:
			n++
		}
	}
	return n
}

// Progress counts the objectives.
func (s State) Progress() (p Progress) {
	for _, c := range s.Courses {
		switch c.State {
		case facts.OnTrack:
			p.OnTrack++
		case facts.Behind:
			p.Behind++
		case facts.NoReading:
			p.NoReading++
		}
	}
	return p
}
