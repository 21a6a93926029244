package report

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// tree is all that can be reached from an element in one direction. What can be
// reached in several ways has one home, where it is shown with what follows: the
// nearest to the spine of the plan, which is goal ← objective ← strategy ← tactic.
type tree struct {
	root  lang.Element
	steps map[lang.Element][]Edge
	home  map[lang.Element]lang.Element
}

func newTree(root lang.Element, steps func(lang.Element) []Edge) *tree {
	t := &tree{root, map[lang.Element][]Edge{}, map[lang.Element]lang.Element{}}
	best := map[lang.Element]lang.Element{}
	work := []lang.Element{root}
	for len(work) > 0 {
		e := work[0]
		work = work[1:]
		if _, known := t.steps[e]; known {
			continue
		}
		t.steps[e] = steps(e)
		for _, step := range t.steps[e] {
			x := step.Element
			if best[x] == nil || rank(e, x) < rank(best[x], x) {
				best[x] = e
			}
			work = append(work, x)
		}
	}
	t.settle(root, best)
	return t
}

// spine are the kinds by which an element is best reached, in this order.
var spine = []string{"strategy", "objective", "metric", "tactic"}

// rank is how good it is to reach x from e, the best first. From one of its own
// kind it is reached beside the spine, but for metrics, which roll up.
func rank(e, x lang.Element) int {
	kind := e.Kind().Name
	i := slices.Index(spine, kind)
	switch {
	case kind == x.Kind().Name && kind != "metric":
		return len(spine) + 1
	case i < 0:
		return len(spine)
	}
	return i
}

// settle gives each element its home: the best, where the best has a home
// itself, and else the first that leads there.
func (t *tree) settle(root lang.Element, best map[lang.Element]lang.Element) {
	follow := func(e lang.Element, only bool) (settled []lang.Element) {
		for _, step := range t.steps[e] {
			if x := step.Element; x != root && t.home[x] == nil && (!only || best[x] == e) {
				t.home[x] = e
				settled = append(settled, x)
			}
		}
		return settled
	}
	order := []lang.Element{root}
	spread := func(from int) {
		for ; from < len(order); from++ {
			order = append(order, follow(order[from], true)...)
		}
	}
	spread(0)
	for i := 0; i < len(order); i++ {
		n := len(order)
		order = append(order, follow(order[i], false)...)
		spread(n)
	}
}

// draw are the branches from the root.
func (t *tree) draw() []*Branch {
	d := &drawing{tree: t, drawn: map[lang.Element]bool{t.root: true}}
	return d.branches(t.root, 1)
}

type drawing struct {
	*tree
	drawn map[lang.Element]bool
}

const deepest = 100 // steps; nobody reads further, and those who decode it must not run out of stack

func (d *drawing) branches(e lang.Element, depth int) []*Branch {
	list := []*Branch{}
	at := map[lang.Element]*Branch{}
	for _, step := range d.steps[e] {
		x := step.Element
		if b := at[x]; b != nil {
			b.Verbs = append(b.Verbs, step.Verb)
			continue
		}
		if d.implied(e, x) {
			continue
		}
		b := branchOf(e, x, step.Verb)
		list, at[x] = append(list, b), b
		switch {
		case d.home[x] == e && depth < deepest:
			d.drawn[x] = true
			b.Branches = d.branches(x, depth+1)
		case len(d.steps[x]) == 0:
		case d.drawn[x]:
			b.See = "above"
		default:
			b.See = "below"
		}
	}
	return list
}

// implied reports whether the step from e to x goes without saying, because a
// strategy between them is shown.
func (d *drawing) implied(e, x lang.Element) bool {
	h := d.home[x]
	return h != nil && h != e && d.home[h] == e && h.Kind().Name == "strategy"
}
