package facts

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
)

// Edge is a reference from one element to another.
type Edge[E lang.Element] struct {
	To E                              // where the reference leads
	By interface{ Range() hcl.Range } // the reference as it is written
}

// Circles finds the circles among nodes, one for each group of nodes that reach
// each other; nil where there is none. A circle starts with the edge from the member
// that is read first, is the shortest through it, and leads back to it. next must
// answer the same each time.
func Circles[E interface {
	lang.Element
	comparable
}](nodes []E, next func(E) []Edge[E]) [][]Edge[E] {
	linked := slices.Collect(func(yield func(E) bool) {
		for _, n := range nodes {
			if len(next(n)) > 0 && !yield(n) {
				return
			}
		}
	})
	sorted := slices.SortedStableFunc(slices.Values(linked), func(a, b E) int {
		return cmp.Or(cmp.Compare(a.At().Filename, b.At().Filename), cmp.Compare(a.At().Start.Byte, b.At().Start.Byte))
	})
	var circles [][]Edge[E]
	group := components(sorted, next)
	told := map[int]bool{}
	for _, n := range sorted {
		if told[group[n]] {
			continue
		}
		if circle := shortest(n, group, next); circle != nil {
			told[group[n]] = true
			circles = append(circles, circle)
		}
	}
	return circles
}

// shortest is the shortest way from a node back to it, by breadth-first search
// within its group; nil where there is none.
func shortest[E interface {
	lang.Element
	comparable
}](start E, group map[E]int, next func(E) []Edge[E]) []Edge[E] {
	type step struct {
		edge Edge[E]
		from int
	}
	steps := []step{{Edge[E]{To: start}, -1}}
	seen := map[E]bool{}
	for i := 0; i < len(steps); i++ {
		for _, edge := range next(steps[i].edge.To) {
			if edge.To == start {
				circle := []Edge[E]{edge}
				for j := i; j > 0; j = steps[j].from {
					circle = append(circle, steps[j].edge)
				}
				slices.Reverse(circle)
				return circle
			}
			if g, ok := group[edge.To]; ok && g == group[start] && !seen[edge.To] {
				seen[edge.To] = true
				steps = append(steps, step{edge, i})
			}
		}
	}
	return nil
}

// components numbers the groups of nodes that reach each other (Tarjan's
// algorithm, with a stack of its own so that long chains are no danger).
func components[E interface {
	lang.Element
	comparable
}](nodes []E, next func(E) []Edge[E]) map[E]int {
	type frame struct {
		node  E
		edges []Edge[E]
	}
	index, low, group := map[E]int{}, map[E]int{}, map[E]int{}
	onStack := map[E]bool{}
	var stack []E
	enter := func(n E) frame {
		index[n] = len(index) + 1
		low[n] = index[n]
		stack = append(stack, n)
		onStack[n] = true
		return frame{n, next(n)}
	}
	for _, root := range nodes {
		if index[root] > 0 {
			continue
		}
		work := []frame{enter(root)}
		for len(work) > 0 {
			top := &work[len(work)-1]
			if len(top.edges) > 0 {
				to := top.edges[0].To
				top.edges = top.edges[1:]
				switch {
				case index[to] == 0:
					work = append(work, enter(to))
				case onStack[to]:
					low[top.node] = min(low[top.node], index[to])
				}
				continue
			}
			done := top.node
			work = work[:len(work)-1]
			if len(work) > 0 {
				up := work[len(work)-1].node
				low[up] = min(low[up], low[done])
			}
			if low[done] != index[done] {
				continue
			}
			for {
				n := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				onStack[n] = false
				group[n] = index[done]
				if n == done {
					break
				}
			}
		}
	}
	return group
}
