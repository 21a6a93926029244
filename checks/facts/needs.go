package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// needs are those that an element says need it: tactics, and with a message who carries it.
type needs struct {
	tactics  []*lang.Tactic
	messages []*lang.Message
	state    lang.State // Unknown where others may be among them
}

// needsOf is what a handoff, an input, a milestone or a task says; nothing of any other.
func needsOf(e lang.Element) needs {
	switch e := e.(type) {
	case *lang.Handoff:
		return needs{items(&e.NeededBy), nil, e.NeededBy.State}
	case *lang.Milestone:
		return needs{items(&e.NeededBy), nil, e.NeededBy.State}
	case *lang.Task:
		return needs{items(&e.Tactics), nil, e.Tactics.State}
	case *lang.Input:
		n := needs{state: e.NeededBy.State}
		for i := range e.NeededBy.Items {
			switch to := e.NeededBy.Items[i].To.(type) {
			case *lang.Tactic:
				n.tactics = append(n.tactics, to)
			case *lang.Message:
				n.messages = append(n.messages, to)
			}
		}
		return n
	}
	return needs{}
}

func items(refs *lang.Refs[*lang.Tactic]) []*lang.Tactic {
	list := make([]*lang.Tactic, len(refs.Items))
	for i := range refs.Items {
		list[i] = refs.Items[i].To
	}
	return list
}

// all are the tactics that need it, those that carry a message of it included.
func (n needs) all(carriers func(*lang.Message) []*lang.Tactic) []*lang.Tactic {
	for _, m := range n.messages {
		for _, t := range carriers(m) {
			if !slices.Contains(n.tactics, t) {
				n.tactics = append(n.tactics, t)
			}
		}
	}
	return n.tactics
}

// needing lists the tactics of a part that need an element by what it says itself.
func (x *Part) needing(e lang.Element) []*lang.Tactic {
	return needsOf(e).all(func(m *lang.Message) []*lang.Tactic { return x.carriers[m] })
}

// WaitingFor lists the tactics that need a handoff, an input, a milestone or a task,
// whichever side says so. It is idle where only dropped ones do.
func (x *Index) WaitingFor(e lang.Element) (tactics []*lang.Tactic, idle bool) {
	tactics = slices.Clone(x.Dependants(e))
	seen := make(map[*lang.Tactic]bool, len(tactics))
	for _, t := range tactics {
		seen[t] = true
	}
	n := needsOf(e)
	for _, t := range n.all(x.CarriersOf) {
		if !t.Dropped() && !seen[t] {
			seen[t] = true
			tactics = append(tactics, t)
		}
	}
	return tactics, len(tactics) == 0 && len(n.tactics)+len(n.messages) > 0 && n.state != lang.Unknown
}

// OpenNeeds reports that others may need an element among what it says and cannot be read.
func OpenNeeds(e lang.Element) bool { return needsOf(e).state == lang.Unknown }

// MessagesNeeding lists the messages that an input says need it.
func MessagesNeeding(e lang.Element) []*lang.Message { return needsOf(e).messages }
