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
			s.Courses = append(s.Courses, x.CourseOf(o, r.AsOf, facts.Tolerance))
		}
		for _, p := range x.Plans {
			s.Undecided = append(s.Undecided, p.Undecided...)
		}
	}
	s.Undecided = lang.ByDecision(s.Undecided)
	return s
}

// Progress is how many objectives are where, of those of which that can be told.
type Progress struct{ OnTrack, Behind, NoReading int }

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
