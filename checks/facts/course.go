package facts

import (
	"math"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Course is how an objective stands on a day, and how it should.
type Course struct {
	Objective *lang.Objective
	State     CourseState
	Early     bool          // the launch is still to come, and nothing is to be read yet
	Standing  lang.Standing // of its metric; the zero value where it is reached by a milestone
	Due       float64       // where it should stand on the day of the latest reading, along its steps
	Short     float64       // how much of the way that it should have gone by then is missing, in percent; below 0 where it is ahead
	Lag       int           // in days: how long before the latest reading its way asked for what was read; below 0 where it asks for that later only
}

// CourseState says where an objective is.
type CourseState uint8

// The states.
const (
	Unclear   CourseState = iota // something that must be known for it is not
	NoReading                    // nothing was read of it since the launch
	OnTrack                      // it is where it should be, or not much behind
	Behind                       // it is behind by more than a tolerance
)

// Tolerance is how far behind its way an objective may be, in percent of it.
const Tolerance = 20

// point is where an objective should be on a day.
type point struct {
	on lang.Date
	v  float64
}

// CourseOf is how an objective stands on a day; it is behind where more than a tolerance, in
// percent of the way that it should have gone, is missing.
func (x *Index) CourseOf(o *lang.Objective, day lang.Date, tolerance float64) Course {
	c := Course{Objective: o}
	if !o.ReachedBy.Absent() {
		c.byMilestone(day)
		return c
	}
	way, known := wayOf(o)
	if !known {
		return c
	}
	readings, sure := x.ReadingsOf(o.Metric.To)
	if !sure {
		return c
	}
	first := way[0]
	c.Early = day < first.on
	c.Standing = lang.StandingOf(o.Metric.To, readings, day, o.Before())
	switch {
	case c.Standing.State == lang.Unknown:
		return c
	case c.Standing.Latest == nil || c.Standing.Latest.On.V <= first.on:
		c.State = NoReading
		return c
	}
	c.Due, c.Lag = at(way, c.Standing.Latest.On.V), lag(way, c.Standing.V, c.Standing.Latest.On.V)
	gone := c.Due - first.v
	if gone == 0 {
		gone = o.Target.V - o.Baseline.V // nothing was to happen yet
	}
	c.Short = 100 * (c.Due - c.Standing.V) / gone
	if c.State = OnTrack; c.Short > tolerance {
		c.State = Behind
	}
	return c
}

// byMilestone is the course of an objective that is done or not done.
func (c *Course) byMilestone(day lang.Date) {
	m, due := &c.Objective.ReachedBy, c.Objective.Due()
	switch {
	case !m.Known() || m.To.ReachedOn.State == lang.Unknown || due.State == lang.Unknown:
	case m.To.ReachedOn.Known() && m.To.ReachedOn.V <= day:
		c.State = OnTrack
	case due.Known() && due.V < day, m.To.On.Known() && m.To.On.V < day:
		c.State = Behind
	default:
		c.State = NoReading
	}
}

// wayOf is the way of an objective: from the baseline, at the launch, along its steps to the
// target, at its deadline. It is not known where one of them is not, or where they are not in
// order.
func wayOf(o *lang.Objective) (way []point, known bool) {
	c := o.Plan().Campaign
	if c == nil || !o.Metric.Known() || !o.Baseline.Known() || !o.Target.Known() || !o.Due().Known() {
		return nil, false
	}
	launch := c.LaunchDay()
	if !launch.Known() || o.Baseline.V == o.Target.V {
		return nil, false
	}
	way = append(way, point{launch.V, o.Baseline.V})
	for i := range o.Steps {
		s := &o.Steps[i]
		if !s.By.Known() || !s.Target.Known() {
			return nil, false
		}
		way = append(way, point{s.By.V, s.Target.V})
	}
	way = append(way, point{o.Due().V, o.Target.V})
	for i := range way[1:] {
		if way[i+1].on <= way[i].on || (way[i+1].v-way[i].v)*(o.Target.V-o.Baseline.V) < 0 {
			return nil, false
		}
	}
	return way, true
}

// at is the value that a way asks for on a day; the points are joined by straight lines.
func at(way []point, day lang.Date) float64 {
	if day <= way[0].on {
		return way[0].v
	}
	for i, to := range way[1:] {
		if from := way[i]; day <= to.on {
			return from.v + (to.v-from.v)*float64(day-from.on)/float64(to.on-from.on)
		}
	}
	return way[len(way)-1].v
}

// lag is how many days before a day a way asked for a value; below 0 where it asks for it later
// only. What lies before the way counts as its start, what lies beyond it as its end.
func lag(way []point, v float64, day lang.Date) int {
	up := way[len(way)-1].v > way[0].v
	if from := way[0]; v == from.v || v < from.v == up {
		return int(day - from.on)
	}
	for i, to := range way[1:] {
		if from := way[i]; v != to.v && v < to.v == up {
			gone := (v - from.v) / (to.v - from.v) * float64(to.on-from.on)
			return int(math.Round(float64(day-from.on) - gone))
		}
	}
	return int(day - way[len(way)-1].on)
}

// Round writes a value of an objective without more digits than its way is long.
func (c *Course) Round(v float64) string {
	o := c.Objective
	if d := o.Target.V - o.Baseline.V; d >= 10 || d <= -10 {
		return prose.Digits(math.Round(v))
	}
	return prose.Digits(v)
}

// Sentence says how the objective stands, for planners; "" where that is not known, or where
// it has not begun.
func (c *Course) Sentence() string {
	o := c.Objective
	if c.State == Unclear || c.State == NoReading && c.Early {
		return ""
	}
	if o.ReachedBy.Known() {
		m := o.ReachedBy.To
		switch {
		case c.State == OnTrack:
			return prose.Capital("the "+m.String()) + " was reached on " + m.ReachedOn.V.String() + "."
		case c.State == Behind:
			return prose.Capital("the "+m.String()) + " has not been reached."
		}
		return prose.Capital("the "+m.String()) + " is still to come."
	}
	if c.State == NoReading {
		return "Nothing has been read of it since the launch."
	}
	text := "It stood at " + c.Round(c.Standing.V) + " of " + prose.Digits(o.Target.V) + " on " + c.Standing.Latest.On.V.String()
	if c.Standing.Parts > 1 {
		text += ", by " + prose.Count(c.Standing.Parts, "reading")
	}
	due := c.Round(c.Due)
	switch {
	case c.Round(c.Standing.V) == due:
		return text + ", as planned."
	case c.Short < 0:
		return text + ", ahead of the " + due + " that the plan asks for by then."
	}
	return text + ", and should have been at " + due + "."
}
