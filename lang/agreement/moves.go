package agreement

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// move is what one moved block says.
type move struct {
	from, to string
	block    *lang.Moved
}

// moves are the renames that count in a plan and are not settled yet, one after another
// where an address moved on: old addresses by new ones. What is wrong with the others,
// faults say.
type moves struct {
	before map[string]string // what an address was, by what it is
	faults []MoveFault
}

// MoveFault is a moved block that cannot be what happened.
type MoveFault struct {
	Block *lang.Moved
	Says  string // the end of a sentence about it
}

// movesIn reads the moved blocks that are in reach of a plan; settled ones are history.
// taken says why an address cannot be where another one moved; empty where it can.
func movesIn(p *lang.Plan, settled func(from, to string) bool, taken func(from, to string) string) moves {
	m := moves{before: map[string]string{}}
	gone := map[string]bool{} // addresses that a block has given up
	p.InScope(func(p *lang.Plan) {
		for _, b := range p.Moves {
			next := move{b.Old(), b.New(), b}
			if next.from == "" || next.to == "" || b.From.Known() || b.Broken() || settled(next.from, next.to) || kindOf(next.from) == nil || kindOf(next.from) != kindOf(next.to) {
				continue
			}
			switch {
			case m.before[next.to] == next.from:
			case gone[next.from]:
				m.fault(b, "says that "+next.from+" moved to "+next.to+", and another moved block says that it moved elsewhere")
			case m.before[next.to] != "":
				m.fault(b, "says that "+next.from+" moved to "+next.to+", where "+m.before[next.to]+" has moved already")
			case m.startOf(next.from) == next.to:
				m.fault(b, "closes a circle: "+next.from+" came from "+next.to)
			case taken(next.from, next.to) != "":
				m.fault(b, "says that "+next.from+" moved to "+next.to+", which "+taken(next.from, next.to))
			default:
				m.before[next.to], gone[next.from] = next.from, true
			}
		}
	})
	return m
}

func (m *moves) fault(b *lang.Moved, says string) { m.faults = append(m.faults, MoveFault{b, says}) }

// startOf is the address from which one was reached.
func (m *moves) startOf(address string) string { return followed(m.before, address) }

// followed is where renames lead from an address, one after another: to where it began, by
// the old addresses of new ones, or to what it is now, by the new ones of old.
func followed(before map[string]string, address string) string {
	for range len(before) {
		from, ok := before[address]
		if !ok {
			break
		}
		address = from
	}
	return address
}

// turned has the old addresses by the new ones.
func turned(moves map[string]string) map[string]string {
	before := make(map[string]string, len(moves))
	for from, to := range moves {
		before[to] = from
	}
	return before
}

// settled reports that a rename is part of the agreement: as it stands, or by another new
// address where nothing is agreed by the old one any more.
func (a *Agreement) settled(from, to string) bool {
	return slices.ContainsFunc(a.Lock.Entries, func(e *Entry) bool {
		return e.Moves[from] == to || e.Moves[from] != "" && a.Agreed[from] == nil
	})
}

// FormerNames are the names that an element had before moved blocks renamed it, the last
// one first; none where none did.
func FormerNames(p *lang.Plan, e lang.Element) (names []string) {
	m := movesIn(p, func(string, string) bool { return false }, free)
	for address := m.before[e.Address()]; address != "" && len(names) < len(m.before); address = m.before[address] {
		names = append(names, nameIn(address))
	}
	return names
}

// renamesSince are the moved blocks that tell of renames since another version of
// the plan.
func renamesSince(p *lang.Plan, base *lang.Plan) map[string]string {
	known := map[string]bool{}
	base.InScope(func(p *lang.Plan) {
		for _, e := range p.All {
			known[e.Address()] = true
		}
	})
	reached := map[string]bool{}
	for more := true; more; {
		more = false
		p.InScope(func(p *lang.Plan) {
			for _, b := range p.Moves {
				if from, to := b.Old(), b.New(); (known[from] || reached[from]) && !reached[to] && !known[to] {
					reached[to], more = true, true
				}
			}
		})
	}
	return movesIn(p, func(from, _ string) bool { return !known[from] && !reached[from] }, func(_, to string) string {
		if known[to] {
			return wasThere
		}
		return ""
	}).before
}

const wasThere = "was there before"

func free(string, string) string { return "" }
