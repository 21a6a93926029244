package lang

import (
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
