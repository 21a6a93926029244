package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// collaboration are what tactics have in common: by an objective, a message, a requirement,
// a handoff or a tactic, the disciplines that meet there.
type collaboration struct {
	meet map[lang.Element]*few
	of   map[*lang.Tactic][]lang.Element
	open map[meeting]bool // where a tie may be among what cannot be read
}

// meeting is the elements of one kind in a plan.
type meeting struct {
	in   *lang.Plan
	kind string
}

// meetingKinds are the kinds of elements at which tactics meet.
var meetingKinds = []string{"objective", "message", "tactic", "handoff", "input", "milestone"}

func (x *Part) findCollaboration() *collaboration {
	t := &collaboration{map[lang.Element]*few{}, map[*lang.Tactic][]lang.Element{}, map[meeting]bool{}}
	for _, p := range x.Plans {
		t.openIf(p.Unclear(), p, meetingKinds...)
		for _, tactic := range x.tacticsIn[p] {
			t.addTactic(tactic)
		}
		for _, h := range p.Handoffs {
			t.addHandoff(h, x.needing(h))
		}
		for _, i := range p.Inputs {
			t.addNeed(i, x.needing(i))
		}
		for _, m := range p.Milestones {
			t.addNeed(m, x.needing(m))
		}
	}
	return t
}

// openIf notes that tactics may meet at any element of some kinds in a plan, or in
// those above it.
func (x *collaboration) openIf(open bool, p *lang.Plan, kinds ...string) {
	for ; open && p != nil; p = p.Parent {
		for _, kind := range kinds {
			x.open[meeting{p, kind}] = true
		}
	}
}

func (x *collaboration) addTactic(t *lang.Tactic) {
	objectives, sure := t.Objectives()
	x.openIf(t.Discipline.State == lang.Unknown, t.Plan(), meetingKinds...)
	x.openIf(!sure, t.Plan(), "objective")
	x.openIf(t.Carries.State == lang.Unknown, t.Plan(), "message")
	x.openIf(t.Amplifies.State == lang.Unknown || t.Supports.State == lang.Unknown, t.Plan(), "tactic")
	x.openIf(t.Requires.State == lang.Unknown, t.Plan(), "tactic", "handoff", "input", "milestone")
	x.of[t] = slices.Grow(x.of[t], 1+len(objectives)+len(t.Carries.Items)+len(t.Amplifies.Items)+len(t.Supports.Items)+len(t.Requires.Items))
	x.addMeeting(t, t)
	for _, o := range objectives {
		x.addMeeting(t, o)
	}
	for i := range t.Carries.Items {
		x.addMeeting(t, t.Carries.Items[i].To)
	}
	for i := range t.Amplifies.Items {
		x.addMeeting(t, t.Amplifies.Items[i].To)
	}
	for i := range t.Supports.Items {
		x.addMeeting(t, t.Supports.Items[i].To)
	}
	for i := range t.Requires.Items {
		x.addMeeting(t, t.Requires.Items[i].To)
	}
}

func (x *collaboration) addNeed(e lang.Element, neededBy []*lang.Tactic) {
	x.openIf(OpenNeeds(e), e.Plan(), "tactic", e.Kind().Name)
	for _, t := range neededBy {
		x.addMeeting(t, e)
	}
}

// addHandoff lets both disciplines meet at a handoff; one for nobody in particular
// is for all tactics of the receiving discipline, and all of the giving one's take
// part.
func (x *collaboration) addHandoff(h *lang.Handoff, neededBy []*lang.Tactic) {
	x.openIf(h.From.State == lang.Unknown || h.To.State == lang.Unknown, h.Plan(), "tactic", "handoff")
	x.addNeed(h, neededBy)
	if h.From.Known() && h.To.Known() && h.From.To != h.To.To {
		x.join(h, h.From.To)
		x.join(h, h.To.To)
		x.join(h.From.To, h.To.To)
		if h.NeededBy.Empty() {
			x.join(h.To.To, h.From.To)
		}
	}
}

func (x *collaboration) addMeeting(t *lang.Tactic, to lang.Element) {
	if t.Discipline.Known() && !t.Dropped() {
		x.join(to, t.Discipline.To)
		x.of[t] = append(x.of[t], to)
	}
}

func (x *collaboration) join(at lang.Element, d *lang.Discipline) {
	if x.meet[at] == nil {
		x.meet[at] = &few{}
	}
	x.meet[at].add(d)
}

// Collaborates reports whether a tactic has an objective, a message, an amplification, a
// requirement or a handoff in common with another discipline. What cannot be read
// counts as if it did.
func (x *Index) Collaborates(t *lang.Tactic) bool {
	if _, sure := t.Objectives(); !sure || !t.Discipline.Known() || t.Carries.State == lang.Unknown {
		return true
	}
	d := t.Discipline.To
	for _, part := range []*Part{x.store.home[t.Plan()], x.store.top} {
		if part.collaboration().meet[d].all().hasOther(d) {
			return true
		}
	}
	for _, e := range meetsAt.ask(x, t.Plan(), t) {
		if meetingAt.ask(x, e.Plan(), e).hasOther(d) || meetingOpen.ask(x, e.Plan(), meeting{e.Plan(), e.Kind().Name}) {
			return true
		}
	}
	return false
}

var (
	meetsAt     = list(func(part *Part, t *lang.Tactic) []lang.Element { return part.collaboration().of[t] })
	meetingAt   = disciplines(func(part *Part, e lang.Element) *few { return part.collaboration().meet[e] })
	meetingOpen = whether(func(part *Part, m meeting) bool { return part.collaboration().open[m] })
)
