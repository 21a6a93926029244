package status

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// State says where an objective or a campaign is.
type State string

// The states, the worst first.
const (
	Missed    State = "missed"    // its day has passed, and it is not there
	Behind    State = "behind"    // it is not where it should be by now
	NoReading State = "unread"    // nothing was read since the launch
	Unclear   State = "unclear"   // the plan does not say what to hold it against
	OnTrack   State = "on_track"  // it is about where it should be by now
	Reached   State = "reached"   // it is there
	NotBegun  State = "not_begun" // the launch is still to come
)

var states = []State{Missed, Behind, NoReading, Unclear, OnTrack, Reached, NotBegun}

// Words says a state in words.
func (s State) Words() string {
	return map[State]string{Missed: "Missed", Behind: "Behind", NoReading: "Not measured", Unclear: "Not measurable yet", OnTrack: "On track", Reached: "Reached", NotBegun: "Not begun"}[s]
}

// unmeasured is said of an objective in the state NoReading.
const unmeasured = "Nothing has been measured since the launch."

// Objective is how an objective stands.
type Objective struct {
	Title    string   `json:"title"`
	Address  string   `json:"address"`
	Metric   string   `json:"metric,omitempty"`
	Baseline *float64 `json:"baseline"` // like the other numbers, null where it is not known
	Target   *float64 `json:"target"`
	By       string   `json:"by,omitempty"`
	Latest   *float64 `json:"latest"`
	On       string   `json:"on,omitempty"` // the day of the latest
	Due      *float64 `json:"due"`          // what the plan asks for on that day
	State    State    `json:"state"`
	Late     int      `json:"days_late"` // counts where it is behind or missed
	Sentence string   `json:"sentence"`
	New      bool     `json:"new"`

	unit  string
	lack  [2]string // why it cannot be judged: said of one, and of several
	event bool      // it is reached by a milestone
}

func number(n *lang.Number) *float64 {
	if n.Known() {
		v := n.V
		return &v
	}
	return nil
}

func (b *builder) objectives(p *lang.Plan) []Objective {
	list := []Objective{}
	for _, o := range p.Objectives {
		course := b.Result.CourseOf(o)
		one := Objective{Title: graph.Title(o), Address: o.Address(), Metric: name(&o.Metric), Baseline: number(&o.Baseline), Target: number(&o.Target),
			By: iso(o.Due()), New: b.isNew(o)}
		if o.ReachedBy.Known() {
			one.Metric, one.event = graph.Title(o.ReachedBy.To), true
		}
		if o.Metric.Known() && o.Metric.To.Unit.Known() {
			one.unit = o.Metric.To.Unit.V
		}
		if s := course.Standing; s.State == lang.Known && s.Latest != nil {
			v, due := s.V, course.Due
			one.Latest, one.On = &v, s.Latest.On.V.ISO()
			if course.State != facts.NoReading {
				one.Due = &due
			}
		}
		b.stand(&one, &course)
		list = append(list, one)
	}
	return list
}

// stand says how an objective stands.
func (b *builder) stand(one *Objective, c *facts.Course) {
	o := c.Objective
	over := o.Due().Known() && o.Due().V < b.day
	switch c.State {
	case facts.Unclear:
		one.State, one.lack = Unclear, lacks(o)
		one.Sentence = "Whether it is on track cannot be told: " + one.lack[0] + "."
	case facts.NoReading:
		one.State, one.Sentence = NoReading, unmeasured
		defer b.expect(one, o)
		if c.Early || !o.ReachedBy.Absent() && !over {
			one.State = NotBegun
			one.Sentence = "It has not begun yet."
			if launch := launchOf(o); launch.Known() && launch.V > b.day {
				one.Sentence = "It begins with the launch on " + launch.V.String() + "."
			} else if !o.ReachedBy.Absent() {
				one.Sentence = c.Sentence()
			}
		}
	case facts.OnTrack:
		one.State, one.Sentence = OnTrack, c.Sentence()
		if !o.ReachedBy.Absent() || reached(o, c.Standing.V) {
			one.State = Reached
		} else if over && c.Standing.Latest.On.V >= o.Due().V {
			one.State = Missed
		}
	case facts.Behind:
		one.State, one.Late, one.Sentence = Behind, max(c.Lag, 0), c.Sentence()
		if c.Lag > 0 && c.Standing.Latest != nil {
			one.Sentence = prose.Capital(prose.TimeOf(c.Lag)) + " behind. " + c.Sentence()
		}
		if over && (c.Standing.Latest == nil || c.Standing.Latest.On.V >= o.Due().V) {
			one.State = Missed
		}
	}
}

// expect adds what the tactics of an objective are to bring of what it needs.
func (b *builder) expect(one *Objective, o *lang.Objective) {
	if sum := b.x.ExpectedOf(o); sum.Known() && o.Target.Known() && o.Baseline.Known() {
		one.Sentence += " Its tactics are to bring " + prose.Round(sum.V) + " of the " + prose.Round(o.Target.V-o.Baseline.V) + " that it needs."
	}
}

func launchOf(o *lang.Objective) lang.Day {
	if c := o.Plan().Campaign; c != nil {
		return c.LaunchDay()
	}
	return lang.Day{}
}

// reached reports that a value is at the target, or beyond.
func reached(o *lang.Objective, v float64) bool {
	if o.Target.V < o.Baseline.V {
		return v <= o.Target.V
	}
	return v >= o.Target.V
}

// lacks says why it cannot be told how an objective stands, and how several do.
func lacks(o *lang.Objective) [2]string {
	switch due := o.Due(); {
	case o.Metric.Absent():
		return [2]string{"it names nothing to measure it by", "they name nothing to measure them by"}
	case o.Baseline.Absent():
		return [2]string{"it does not say where it starts from", "they do not say where they start from"}
	case o.Target.Absent():
		return [2]string{"it names no target", "they name no target"}
	case due.Absent():
		return [2]string{"it names no day by which it is reached", "they name no day by which they are reached"}
	case o.Metric.State == lang.Unknown || o.Baseline.State == lang.Unknown || o.Target.State == lang.Unknown || due.State == lang.Unknown:
		return [2]string{"something about it is still to be decided, or cannot be read", "something about them is still to be decided, or cannot be read"}
	}
	return [2]string{"its steps, its dates or its readings do not fit together", "their steps, their dates or their readings do not fit together"}
}

// summary says in a sentence or two how a campaign stands, and names the worst of its states.
func summary(c *Campaign) (State, string) {
	if len(c.Objectives) == 0 {
		return Unclear, "This plan names no objective, so nobody can tell whether it is on track."
	}
	counts := map[State]int{}
	late := 0
	for i := range c.Objectives {
		counts[c.Objectives[i].State]++
		late = max(late, c.Objectives[i].Late)
	}
	var worst State
	var parts []string
	for _, one := range states {
		n := counts[one]
		if n == 0 {
			continue
		}
		if worst == "" {
			worst = one
		}
		text := prose.Number(n) + " " + phrase(one, n)
		if one == Behind && late > 0 && n == 1 {
			text = prose.Number(n) + " is " + prose.TimeOf(late) + " behind"
		}
		parts = append(parts, text)
	}
	of := prose.Number(len(c.Objectives)) + " " + plural(len(c.Objectives), "objective")
	if len(parts) == 1 {
		n := len(c.Objectives)
		all := "All " + of
		switch n {
		case 1:
			all = "The objective"
		case 2:
			all = "Both objectives"
		}
		if none := nobody(worst); none != "" && n > 1 {
			subject := "None of the " + of
			if n == 2 {
				subject = "Neither objective"
			}
			return worst, subject + " " + none + c.why(1) + "."
		}
		text := phrase(worst, n)
		if worst == Behind && late > 0 && n == 1 {
			text = "is " + prose.TimeOf(late) + " behind"
		}
		return worst, all + " " + text + c.why(0) + "."
	}
	return worst, "Of " + of + ", " + prose.List(parts) + "."
}

// why says why none of the objectives can be judged, where that is the same of all: of one, or of
// several.
func (c *Campaign) why(several int) string {
	if !c.alike() || c.Objectives[0].lack[several] == "" {
		return ""
	}
	return ": " + c.Objectives[0].lack[several]
}

// alike reports that all objectives are in one state, for one reason.
func (c *Campaign) alike() bool {
	first := &c.Objectives[0]
	return !slices.ContainsFunc(c.Objectives, func(o Objective) bool { return o.State != first.State || o.lack != first.lack })
}

// says is what stands below an objective, without what the summary says of all.
func (c *Campaign) says(o *Objective) string {
	switch all := c.alike(); {
	case o.State == Unclear && all:
		return ""
	case o.State == Unclear:
		return prose.Capital(o.lack[0]) + "."
	case all:
		return strings.TrimSpace(strings.TrimPrefix(o.Sentence, unmeasured))
	}
	return o.Sentence
}

func plural(n int, noun string) string { return forOne(n, noun, prose.Plural(noun)) }

// forOne chooses between the words for one and for any other number.
func forOne(n int, one, others string) string {
	if n == 1 {
		return one
	}
	return others
}

// nobody says what is true of no objective, where all of several are in a state; "" for a state
// that says what is true of them.
func nobody(s State) string {
	return map[State]string{NoReading: "has been measured since the launch", Unclear: "can be judged", NotBegun: "has begun yet"}[s]
}

// phrase says what so many objectives are.
func phrase(s State, n int) string {
	is, has := forOne(n, "is", "are"), forOne(n, "has", "have")
	return map[State]string{
		Missed: has + " missed " + forOne(n, "its target", "their targets"), Behind: is + " behind", NoReading: has + " not been measured since the launch",
		Unclear: "cannot be judged", OnTrack: is + " on track", Reached: is + " reached", NotBegun: has + " not begun",
	}[s]
}
