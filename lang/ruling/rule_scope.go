package ruling

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Scope is what a rule of one's own sees besides the element that it looks at:
// the elements that its plurals stand for, and how they hang together. That is found out
// when first asked for, and not safe for concurrent use: rules that are Wide ask for it.
type Scope struct {
	home    *lang.Plan   // names are looked up from here
	members []*lang.Plan // hold the elements that plurals stand for
	around  []*lang.Plan // hold the tactics and lines of sight
	example *lang.Plan   // of which kinds that it declares, plurals name only its elements

	lists map[*lang.Kind]any
	above map[lang.Element][]lang.Element // that an element measures, or is needed by
	users map[*lang.Metric]any
}

// ScopeOf is what the rules of a plan see of the workspace: plurals stand for the
// elements of the plan and of those below it.
func ScopeOf(s *lang.Snapshot, home *lang.Plan) *Scope {
	w := &Scope{home: home, around: s.Plans()}
	for _, p := range s.Plans() {
		if p.Within(home) {
			w.members = append(w.members, p)
		}
	}
	return w
}

// Start puts a rule to work, as far as an allowance goes. It is nil for a rule with a
// mistake in it.
func (w *Scope) Start(r *lang.Rule, steps *allowance.Allowance) *Run {
	p := programOf(r)
	if p == nil {
		return nil
	}
	return &Run{steps: steps, rule: r, program: p, scope: w}
}

// Subjects lists the elements of plans that the rule looks at. A tactic is an
// active one, as in all rules. There are none for a rule with a mistake in it.
func Subjects(r *lang.Rule, plans []*lang.Plan) []lang.Element {
	prog := programOf(r)
	if prog == nil {
		return nil
	}
	var all []lang.Element
	for _, p := range plans {
		all = elementsOf(all, prog.kind, p)
	}
	return all
}

// elementsOf appends the elements of a kind in a plan.
func elementsOf(all []lang.Element, k *lang.Kind, p *lang.Plan) []lang.Element {
	for _, e := range p.All {
		t, tactic := e.(*lang.Tactic)
		if e.Kind() == k && !(tactic && t.Dropped()) {
			all = append(all, e)
		}
	}
	return all
}

// list is what a plural stands for; unknown where some of it cannot be read.
func (w *Scope) list(k *lang.Kind) any {
	if w.lists == nil {
		w.lists = map[*lang.Kind]any{}
	}
	if known, ok := w.lists[k]; ok {
		return known
	}
	w.lists[k] = w.gather(k)
	return w.lists[k]
}

func (w *Scope) gather(k *lang.Kind) any {
	var all []lang.Element
	if w.example != nil {
		all = elementsOf(nil, k, w.example)
	}
	if len(all) == 0 {
		for _, p := range w.members {
			if p.Unclear() {
				return unknown{}
			}
			all = elementsOf(all, k, p)
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
func (w *Scope) local(from *lang.Plan, localName string) any {
	l := from.FindLocal(localName)
	if l == nil {
		return unknown{}
	}
	if !l.Refers() {
		return fromCty(l.Value())
	}
	x := l.Plan.ThroughLocals(&l.Line.Expr)
	if x.Op != syntax.OpList {
		return w.named(x)
	}
	items := make(list, len(x.Args()))
	for i := range x.Args() {
		items[i] = w.named(l.Plan.ThroughLocals(&x.Args()[i]))
	}
	return items
}

func (w *Scope) named(x *syntax.Expr) any {
	if steps := x.Steps(); len(steps) == 2 {
		if e := w.home.Find(lang.Key{Kind: lang.KindNamed(steps[0]), Name: steps[1]}); e != nil {
			return e
		}
	}
	return unknown{}
}

// leads follows the line of sight upwards.
func (w *Scope) leads(from, to lang.Element, step func(int) bool) answer {
	if w.above == nil {
		w.above = map[lang.Element][]lang.Element{}
		for _, p := range w.around {
			for _, e := range p.All {
				for _, r := range lang.RelationsFrom(e) {
					if r.Attr.Down != "" {
						w.above[r.To] = append(w.above[r.To], e)
					}
				}
			}
		}
	}
	result := no
	seen := map[lang.Element]bool{from: true}
	for work := []lang.Element{from}; len(work) > 0 && step(1); {
		e := work[0]
		work = work[1:]
		next := slices.Clone(w.above[e])
		for _, r := range lang.RelationsFrom(e) {
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
func unread(e lang.Element) bool {
	if lang.DeclarationOf(e) == nil {
		return false
	}
	in := lang.FieldsOf(e)
	return slices.ContainsFunc(e.Kind().Attrs, func(a *lang.Attr) bool { return a.Up != "" && in.Get(a).State == lang.Unknown })
}

// using lists the disciplines whose tactics use a metric.
func (w *Scope) using(m *lang.Metric) any {
	if w.users == nil {
		w.users = map[*lang.Metric]any{}
		for _, p := range w.around {
			for _, e := range elementsOf(nil, lang.KindNamed("tactic"), p) {
				w.use(e.(*lang.Tactic))
			}
		}
	}
	if list, ok := w.users[m]; ok {
		return list
	}
	return list{}
}

func (w *Scope) use(t *lang.Tactic) {
	note := func(m *lang.Metric) {
		users, _ := w.users[m].(list)
		switch {
		case t.Discipline.State == lang.Unknown || w.users[m] == any(unknown{}):
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
