package report

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

// Concerned is a discipline that needs to know of the changes; or somebody whom
// a changed element names, who belongs to none.
type Concerned struct {
	Element lang.Element // a discipline, person or party; of the later version where that has it
	Lead    *lang.Person // whom to tell; nil where nobody is named
	Because []string     // what ties it to what changed, in phrases

	overlaps []overlap
}

// Contact is how to reach them; empty where the plan does not say.
func (c *Concerned) Contact() string {
	if c.Lead != nil && c.Lead.Contact.Known() {
		return c.Lead.Contact.V
	}
	return ""
}

// side is one of two versions.
type side struct {
	*lang.Snapshot
	*facts.Index
}

// concerned lists who needs to know: the disciplines that do, require, amplify,
// share a metric with, are informed of or hand over to what changed, and people
// whom it names.
func concerned(d *Diff, raw *agreement.Diff, base, head side) []*Concerned {
	w := &who{now: map[lang.Element]lang.Element{}}
	for is, was := range raw.Former {
		w.now[was] = is
	}
	before, after := namesIn(base.Snapshot), namesIn(head.Snapshot)
	seen := map[*agreement.ElementDiff]bool{}
	for _, p := range d.Plans {
		for _, g := range p.Groups {
			for _, e := range g.Elements {
				if seen[e.ElementDiff] || !matters(e) {
					continue
				}
				seen[e.ElementDiff] = true
				w.follows = e.Change == ElementFollowed
				if w.past = false; e.Is != nil {
					w.about(head, after, e.Is)
				}
				if w.past = true; e.Was != nil {
					w.about(base, before, e.Was)
				}
			}
		}
	}
	slices.SortStableFunc(w.list, func(a, b *Concerned) int { return order(a.Element) - order(b.Element) })
	for _, c := range w.list {
		c.Because = c.phrases()
	}
	return w.list
}

// matters reports whether anybody needs to know of a change.
func matters(e *ElementDiff) bool {
	switch e.Element().Kind().Name {
	case "person", "party", "stage", "system", "workspace", "configure", "waiver", "rule", "reading", "moved":
		return false
	}
	return !slices.Contains([]ChangeKind{ElementRenamed, ElementReworded, ElementUnread}, e.Change)
}

func order(e lang.Element) int {
	return slices.Index([]string{"discipline", "person", "party"}, e.Kind().Name)
}

// namesIn knows which elements name an element, in a whole workspace.
func namesIn(s *lang.Snapshot) map[lang.Element][]lang.Relation {
	to := map[lang.Element][]lang.Relation{}
	for _, p := range s.Plans() {
		for _, e := range p.All {
			for _, r := range lang.RelationsFrom(e) {
				to[r.To] = append(to[r.To], r)
			}
		}
	}
	return to
}

type who struct {
	now     map[lang.Element]lang.Element // what elements of the earlier version are
	list    []*Concerned
	past    bool // the earlier version is looked at
	follows bool // the element at hand only moved with the launch: those who share a metric need not know
}

// about finds who needs to know that an element changed.
func (w *who) about(s side, to map[lang.Element][]lang.Relation, e lang.Element) {
	if d, ok := e.(*lang.Discipline); ok {
		w.tell(d, reason{verb: "has itself changed:"}, e)
	}
	own := ownDiscipline(e)
	for _, r := range lang.RelationsFrom(e) {
		switch named := r.To.(type) {
		case *lang.Tactic:
			if r.Attr.Name == "needed_by" {
				w.discipline(&named.Discipline, reason{verb: "waits for"}, e)
			}
		case *lang.Handoff:
			w.discipline(&named.From, reason{verb: "hands", more: inQuotes(named) + " over to"}, e)
		default:
			if verb := verbOf(e, r.Attr); verb != "" {
				w.named(r.To, own, reason{verb: verb}, e)
			}
		}
	}
	for _, r := range to[e] {
		w.naming(s, r, e)
	}
	w.working(s, e, own)
}

// ownDiscipline is the discipline that does a tactic.
func ownDiscipline(e lang.Element) *lang.Discipline {
	if t, ok := e.(*lang.Tactic); ok && t.Discipline.Known() {
		return t.Discipline.To
	}
	return nil
}

// naming tells those who stand behind an element that names what changed.
func (w *who) naming(s side, r lang.Relation, e lang.Element) {
	switch from := r.From.(type) {
	case *lang.Tactic:
		if verb := uses[r.Attr.Name]; verb != "" && !from.Dropped() {
			w.discipline(&from.Discipline, reason{verb: verb}, e)
		}
	case *lang.Handoff:
		w.discipline(&from.From, reason{verb: "hands", more: inQuotes(from) + " over to"}, e)
		w.discipline(&from.To, reason{verb: "receives", more: inQuotes(from) + " for"}, e)
	case *lang.Input:
		if from.Provider.Known() {
			w.named(from.Provider.To, nil, reason{verb: "provides", more: inQuotes(from) + " for"}, e)
		}
	case *lang.Commitment:
		w.discipline(&from.By, reason{verb: "promised an outcome for"}, e)
	case *lang.Objective:
		verb := map[string]string{"metric": "measures by", "supports": "works for"}[r.Attr.Name]
		for _, d := range s.DisciplinesOf(from) {
			if verb != "" {
				w.tell(d, reason{verb: verb}, e)
			}
		}
	}
}

// working tells those who work for the same objective, in the same campaign, or
// share a metric.
func (w *who) working(s side, e lang.Element, own *lang.Discipline) {
	switch e := e.(type) {
	case *lang.Objective:
		for _, d := range s.DisciplinesOf(e) {
			w.tell(d, reason{verb: "works for"}, e)
		}
	case *lang.Campaign:
		for _, d := range disciplinesOf(s.TacticsIn(e.Plan())) {
			w.tell(d, reason{verb: "works in"}, e)
		}
	case *lang.Tactic:
		metrics, _ := facts.Counted(e)
		for _, m := range metrics {
			if w.follows {
				break
			}
			users := s.CountedBy(m)
			for _, d := range users {
				if d != own {
					w.tell(d, reason{verb: sharing, more: inQuotes(m) + " with"}, e)
				}
			}
		}
	}
}

// named tells somebody whom an element names. People stand for the disciplines
// that they belong to; what their own discipline does, it knows.
func (w *who) named(e lang.Element, own *lang.Discipline, by reason, changed lang.Element) {
	p, person := e.(*lang.Person)
	if !person {
		w.tell(e, by, changed)
		return
	}
	for i := range p.Disciplines.Items {
		if d := p.Disciplines.Items[i].To; d != own {
			w.tell(d, reason{p.Label(), by.verb, by.more}, changed)
		}
	}
	if len(p.Disciplines.Items) == 0 {
		w.tell(p, by, changed)
	}
}

func (w *who) discipline(r *lang.Ref[*lang.Discipline], by reason, changed lang.Element) {
	if r.Known() {
		w.tell(r.To, by, changed)
	}
}

func (w *who) tell(e lang.Element, by reason, changed lang.Element) {
	if now := w.now[e]; now != nil {
		e = now
	}
	if now := w.now[changed]; now != nil {
		changed = now
	}
	i := slices.IndexFunc(w.list, func(c *Concerned) bool { return c.Element == e })
	if i < 0 {
		i = len(w.list)
		w.list = append(w.list, &Concerned{Element: e, Lead: leadOf(e)})
	}
	w.list[i].add(overlap{by, changed, w.past})
}

func leadOf(e lang.Element) *lang.Person {
	switch e := e.(type) {
	case *lang.Person:
		return e
	case *lang.Discipline:
		if e.Lead.Known() {
			return e.Lead.To
		}
	}
	return nil
}

func inQuotes(e lang.Element) string {
	return `"` + strings.Join(strings.Fields(prose.Clip(e.Label())), " ") + `"`
}
