package lang

import (
	"github.com/plan-as-code/plan/lang/syntax"
	"slices"
)

// World is what a rule of one's own sees besides the element that it looks at:
// the elements that its plurals stand for, and how they hang together.
type World struct {
	home    *Plan   // names are looked up from here
	members []*Plan // hold the elements that plurals stand for
	around  []*Plan // hold the tactics and lines of sight
	example *Plan   // of which kinds that it declares, plurals name only its elements

	lists map[*Kind]any
	above map[Element][]Element // that an element measures, or is needed by
	users map[*Metric]any
}

// WorldOf is what the rules of a plan see of the workspace: plurals stand for the
// elements of the plan and of those below it.
func (s *Snapshot) WorldOf(home *Plan) *World {
	w := &World{home: home, around: s.Plans}
	for _, p := range s.Plans {
		if p.Within(home) {
			w.members = append(w.members, p)
		}
	}
	return w
}

// Try puts a rule to work. It is nil for a rule with a mistake in it.
func (w *World) Try(r *Rule) *Trial {
	if r.program == nil {
		return nil
	}
	return &Trial{rule: r, world: w}
}

// Subjects lists the elements of plans that the rule looks at. A tactic is an
// active one, as in all rules.
func (r *Rule) Subjects(plans []*Plan) []Element {
	if r.program == nil {
		return nil
	}
	var all []Element
	for _, p := range plans {
		all = r.program.kind.in(all, p)
	}
	return all
}

func (k *Kind) in(all []Element, p *Plan) []Element {
	for _, e := range p.All {
		t, tactic := e.(*Tactic)
		if e.Kind() == k && !(tactic && t.Dropped()) {
			all = append(all, e)
		}
	}
	return all
}

// list is what a plural stands for; unknown where some of it cannot be read.
func (w *World) list(k *Kind) any {
	if w.lists == nil {
		w.lists = map[*Kind]any{}
	}
	if known, ok := w.lists[k]; ok {
		return known
	}
	w.lists[k] = w.gather(k)
	return w.lists[k]
}

func (w *World) gather(k *Kind) any {
	var all []Element
	if w.example != nil {
		all = k.in(nil, w.example)
	}
	if len(all) == 0 {
		for _, p := range w.members {
			if p.Unclear() {
				return unknown{}
			}
			all = k.in(all, p)
		}
	}
	items := make(list, len(all))
	for i, e := range all {
		items[i] = e
	}
	return items
}

// local is the value of local.NAME in the rule's own plan. An element that it
// names is the one of the plan that is judged.
func (w *World) local(from *Plan, localName string) any {
	l := from.FindLocal(localName)
	if l == nil {
		return unknown{}
	}
	if l.Plan.refers(&l.Line.Expr) {
		x := l.Plan.ThroughLocals(&l.Line.Expr)
		if x.Op != syntax.OpList {
			return w.named(x)
		}
		items := make(list, len(x.Args))
		for i := range x.Args {
			items[i] = w.named(l.Plan.ThroughLocals(&x.Args[i]))
		}
		return items
	}
	if v, written := l.Line.Expr.Literal(); written {
		return fromCty(v)
	}
	if r := l.Plan.results[l.Line]; r != nil {
		return fromCty(r.value)
	}
	return unknown{}
}

func (w *World) named(x *syntax.Expr) any {
	if steps := x.Steps(); len(steps) == 2 {
		if e := w.home.Find(Key{kindByName[steps[0]], steps[1]}); e != nil {
			return e
		}
	}
	return unknown{}
}

// leads follows the line of sight upwards.
func (w *World) leads(from, to Element, step func(int) bool) answer {
	if w.above == nil {
		w.above = map[Element][]Element{}
		for _, p := range w.around {
			for _, e := range p.All {
				for _, r := range RelationsFrom(e) {
					if r.Attr.Down != "" {
						w.above[r.To] = append(w.above[r.To], e)
					}
				}
			}
		}
	}
	result := no
	seen := map[Element]bool{from: true}
	for work := []Element{from}; len(work) > 0 && step(1); {
		e := work[0]
		work = work[1:]
		next := slices.Clone(w.above[e])
		for _, r := range RelationsFrom(e) {
			if r.Attr.Up != "" {
				next = append(next, r.To)
			}
		}
		if e.Broken() || unread(e) {
			result = unsure
		}
		for _, up := range next {
			if up == to {
				return yes
			}
			if !seen[up] {
				seen[up] = true
				work = append(work, up)
			}
		}
	}
	return result
}

// unread reports whether something of an element's way up cannot be read.
func unread(e Element) bool {
	if e.head().Builtin() {
		return false
	}
	return slices.ContainsFunc(e.Kind().Attrs, func(a *Attr) bool { return a.Up != "" && fieldAt(elementStruct(e), a.index).state() == Unknown })
}

// using lists the disciplines whose tactics use a metric.
func (w *World) using(m *Metric) any {
	if w.users == nil {
		w.users = map[*Metric]any{}
		for _, p := range w.around {
			for _, e := range (kindByName["tactic"]).in(nil, p) {
				w.use(e.(*Tactic))
			}
		}
	}
	if list, ok := w.users[m]; ok {
		return list
	}
	return list{}
}

func (w *World) use(t *Tactic) {
	note := func(m *Metric) {
		users, _ := w.users[m].(list)
		switch {
		case t.Discipline.State == Unknown || w.users[m] == any(unknown{}):
			w.users[m] = unknown{}
		case t.Discipline.Known() && !slices.Contains(users, any(t.Discipline.To)):
			w.users[m] = append(users, t.Discipline.To)
		}
	}
	for i := range t.Metrics.Items {
		note(t.Metrics.Items[i].To)
	}
	for i := range t.Contributions {
		if c := &t.Contributions[i]; c.Metric.Known() {
			note(c.Metric.To)
		}
	}
}
