package facts

import "github.com/plan-as-code/plan/lang"

// exchange is what passes between people before tactics can run: handoffs between
// disciplines, and inputs.
type exchange struct {
	open   map[route]bool                 // handoffs that name no tactic
	named  map[route]bool                 // those that do
	inputs map[*lang.Tactic][]*lang.Input // by the tactics that they name
	doubts map[*lang.Plan]bool            // an input that cannot be read may be for a tactic here
}

// route is the way that a handoff takes, to a tactic or to all of a plan's. An end
// that cannot be read is nil.
type route struct {
	from, to *lang.Discipline
	tactic   *lang.Tactic
	plan     *lang.Plan
}

func (x *Part) findExchange() *exchange {
	found := &exchange{map[route]bool{}, map[route]bool{}, map[*lang.Tactic][]*lang.Input{}, map[*lang.Plan]bool{}}
	for _, p := range x.Plans {
		for _, h := range p.Handoffs {
			found.addHandoff(h)
		}
		for _, in := range p.Inputs {
			for _, t := range x.needing(in) {
				found.inputs[t] = append(found.inputs[t], in)
			}
			markUp(found.doubts, p, in.NeededBy.State == lang.Unknown)
		}
		markUp(found.doubts, p, p.Unclear())
	}
	return found
}

func (x *exchange) addHandoff(h *lang.Handoff) {
	way := route{from: h.From.To, to: h.To.To}
	for i := range h.NeededBy.Items {
		way.tactic = h.NeededBy.Items[i].To
		x.named[way] = true
	}
	if len(h.NeededBy.Items) == 0 || h.NeededBy.State == lang.Unknown {
		x.open[route{from: h.From.To, to: h.To.To, plan: h.Plan()}] = true
	}
}

// markUp marks a plan and those above it, whose elements may be concerned.
func markUp(marks map[*lang.Plan]bool, p *lang.Plan, open bool) {
	for ; open && p != nil && !marks[p]; p = p.Parent {
		marks[p] = true
	}
}

// HandedOver reports whether a handoff from one discipline to another is for a
// tactic: it names the tactic, or names none, or the tactic requires it. One that
// cannot be read counts as if it were.
func (x *Index) HandedOver(t *lang.Tactic, from, to *lang.Discipline) bool {
	if t.Requires.State == lang.Unknown || t.Plan().Unclear() {
		return true
	}
	for i := range t.Requires.Items {
		h, ok := t.Requires.Items[i].To.(*lang.Handoff)
		if ok && (h.From.To == from || !h.From.Known()) && (h.To.To == to || !h.To.Known()) {
			return true
		}
	}
	for _, way := range []route{{from: from, to: to}, {from: from}, {to: to}, {}} {
		way.tactic = t
		if handedOver.ask(x, t.Plan(), way) {
			return true
		}
		way.tactic = nil
		for way.plan = t.Plan(); way.plan != nil; way.plan = way.plan.Parent {
			if x.store.home[way.plan].exchange().open[way] {
				return true
			}
		}
	}
	return false
}

// InputsOf lists the inputs that a tactic needs, whichever side says so. It is not
// sure where there may be others.
func (x *Index) InputsOf(t *lang.Tactic) (inputs []*lang.Input, sure bool) {
	for i := range t.Requires.Items {
		if in, ok := t.Requires.Items[i].To.(*lang.Input); ok {
			inputs = append(inputs, in)
		}
	}
	inputs = append(inputs, inputsOf.ask(x, t.Plan(), t)...)
	return inputs, t.Requires.State != lang.Unknown && !inputsOpen.ask(x, t.Plan(), t.Plan())
}

var (
	handedOver = whether(func(part *Part, way route) bool { return part.exchange().named[way] })
	inputsOf   = list(func(part *Part, t *lang.Tactic) []*lang.Input { return part.exchange().inputs[t] })
	inputsOpen = whether(func(part *Part, p *lang.Plan) bool { return part.exchange().doubts[p] })
)
