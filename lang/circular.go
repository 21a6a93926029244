package lang

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// circularValue reports the values that wait for each other, starting with the
// one that is read first. A value in several circles is told of once.
func (p *Plan) circularValue(e Element, first *result) {
	if first.reported {
		return
	}
	circle := []*result{first}
	for r := first.waits; r != first; r = r.waits {
		circle = append(circle, r)
	}
	start := 0
	for i, r := range circle {
		r.reported = true
		if before(r.attr.Expr.Range(), circle[start].attr.Expr.Range()) {
			start = i
		}
	}
	circle = append(circle[start:], circle[:start]...)
	const shown = 40 // places; nobody follows longer circles one by one
	var steps []string
	for _, r := range circle[:min(len(circle), shown)] {
		steps = append(steps, r.name())
	}
	if more := len(circle) - shown; more > 0 {
		steps = append(steps, prose.Count(more, "more value"))
	}
	steps = append(steps, circle[0].name())
	d := p.Report(e, "circular-value", circle[0].attr.Expr.Range(), "These values are built on each other in a circle: "+prose.Arrows(steps)+".")
	d.Address, d.Element, d.Detail = circle[0].e.Address(), nil, circle[0].name()
	d.Fix = "Write one of them out as a number, a date or a text"
	for _, r := range circle[1:min(len(circle), shown)] {
		d.Related = append(d.Related, syntax.Related{Range: r.attr.Expr.Range(), Message: r.name() + " stands here."})
	}
}

func before(a, b hcl.Range) bool {
	if a.Filename != b.Filename {
		return a.Filename < b.Filename
	}
	return a.Start.Byte < b.Start.Byte
}

// checkMoves reports moved blocks that cannot all have happened. Where there is an agreement, they
// are held against that.
func (p *Plan) checkMoves() {
	if p.Lock != nil {
		return
	}
	from, to := map[string]*Moved{}, map[string]*Moved{}
	for _, m := range p.Moves {
		old, now := m.Old(), m.New()
		if m.Broken() || old == "" || now == "" || m.From.Known() {
			continue
		}
		other, says := from[old], "another moved block says that it moved elsewhere"
		switch end := followedBy(from, now); {
		case other != nil && other.New() == now:
			continue
		case other != nil:
		case end == old:
			other, says = from[now], "the other moved blocks lead from there back to "+old
		default:
			other, says = to[now], "another moved block says so of something else"
		}
		if other != nil && (p.Campaign != nil || followedBy(from, now) == old) {
			d := p.Report(m, "wrong-reference", m.From.Range(), fmt.Sprintf("%s is said to have moved to %s, and %s.", old, now, says))
			d.Detail, d.Fix = "moves", "Delete the moved block, or let it say what happened"
			d.see(other.At(), "The other one stands here.")
			continue
		}
		from[old], to[now] = m, m
	}
}

// followedBy is where moved blocks lead from an address, one after another.
func followedBy(from map[string]*Moved, address string) string {
	for m := from[address]; m != nil; m = from[address] {
		address = m.New()
	}
	return address
}
