package agreement

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
)

// Agreement is a campaign held against what was sealed. Whoever gets one must not change
// it.
type Agreement struct {
	Lock        *Lock                     // nil where nothing was sealed: see Since
	Agreed      map[string]*SealedElement // what the entries come to, by address
	Differences []*Difference             // of the campaign from it, in reading order; what is gone comes last
	Other       string                    // the address of the campaign that was sealed, where it is another one; then nothing is compared
	Edited      []*lang.Amendment         // sealed ones that say something else since
	Missing     []string                  // addresses of sealed amendments that are gone

	moved   map[string]string     // old addresses by the new ones, of renames that are not sealed
	sealed  map[lang.Element]bool // amendments
	current []lang.Element        // what would be sealed
}

// Difference is one element that is not as it was agreed.
type Difference struct {
	Kind    DifferenceKind // what happened to the element
	Address string         // as the agreement knows it
	Element lang.Element   // nil where it is gone
	Changes []Change       // where it is Changed, in the order of the reference; else none
}

// DifferenceKind is what happened to an element.
type DifferenceKind uint8

// The kinds of differences.
const (
	Added DifferenceKind = iota
	Changed
	Dropped // gone from the plan, or a tactic that is not to be done
)

// Change is a material value that is not the agreed one. The texts are as an
// agreement writes them; empty where the value is left out.
type Change struct {
	Attr    string    // or the name of a nested block, all of which are one value
	Was, Is string    // as agreed; as it stands in the plan
	At      hcl.Range // the value; the zero range where it is left out
}

// Of compares the plan's campaign with its sealed agreement; nil where there is
// none, or none that can be read. It is worked out once a plan, when first asked for,
// and safe for concurrent use.
func Of(p *lang.Plan) *Agreement {
	return lang.Keep(p, agreementKey{}, func() *Agreement { return compareWithLock(p) })
}

type agreementKey struct{}

func compareWithLock(p *lang.Plan) *Agreement {
	lock := LockOf(p)
	if p.Campaign == nil || lock == nil || lock.Problem != nil {
		return nil
	}
	a := &Agreement{Lock: lock, Agreed: lock.replay(), sealed: map[lang.Element]bool{}}
	a.moved = renames(p, lock.sealsMove)
	if known := a.Former(p.Campaign.Address()); a.Agreed[known] == nil && !p.Campaign.Broken() {
		for address := range a.Agreed {
			if strings.HasPrefix(address, "campaign.") {
				a.Other = address
			}
		}
		return a
	}
	a.current = sealedElements(p)
	a.compare(p)
	a.holdAmendments(p)
	return a
}

// Former is the address as it was agreed, of one that counts in the plan: the same, but
// where it was renamed since.
func (a *Agreement) Former(address string) string {
	for range len(a.moved) {
		before, ok := a.moved[address]
		if !ok {
			break
		}
		address = before
	}
	return address
}

// Holds reports whether an element is part of what was agreed.
func (a *Agreement) Holds(e lang.Element) bool { return a.Agreed[a.Former(e.Address())] != nil }

// Knows reports whether an agreement of the workspace holds an element, or seals an
// amendment, by the name that it has.
func Knows(s *lang.Snapshot, e lang.Element) bool {
	for _, p := range s.Plans {
		a := Of(p)
		if a == nil || p.Lookup(e.Kind().Name, e.Name()) != e {
			continue
		}
		if m, ok := e.(*lang.Amendment); ok && a.Sealed(m) || a.Agreed[e.Address()] != nil {
			return true
		}
	}
	return false
}

// Held lists the elements of the plan that are part of what was agreed, metrics last.
func (a *Agreement) Held() []lang.Element {
	return slices.DeleteFunc(slices.Clone(a.current), func(e lang.Element) bool { return !a.Holds(e) })
}

// Sealed reports whether an amendment is part of the agreement; where there is none,
// none is.
func (a *Agreement) Sealed(m *lang.Amendment) bool { return a != nil && a.sealed[m] }

// Since compares the plan's campaign with what it was in another version of the
// workspace, as if that had been agreed. Both plans must have a campaign. It is worked
// out at each call; there is no Lock, and no amendments are sealed.
func Since(p *lang.Plan, base *lang.Plan) *Agreement {
	a := &Agreement{Agreed: map[string]*SealedElement{}, sealed: map[lang.Element]bool{}}
	for _, e := range sealedElements(base) {
		m := sealedElement(e, unchanged)
		a.Agreed[m.Address] = m
	}
	a.moved = renamesSince(p, base)
	a.current = sealedElements(p)
	a.compare(p)
	return a
}

// FormerName is the name that an element had before a moved block renamed it; else
// the one it has.
func FormerName(p *lang.Plan, e lang.Element) string {
	a := &Agreement{moved: renames(p, func(string) bool { return false })}
	_, formerName, _ := strings.Cut(a.Former(e.Address()), ".")
	return formerName
}

// replay is what the entries come to.
func (l *Lock) replay() map[string]*SealedElement {
	agreed := map[string]*SealedElement{}
	for _, e := range l.Entries {
		for from := range e.Moves {
			delete(agreed, from)
		}
		for _, gone := range e.Drops {
			delete(agreed, gone)
		}
		for _, m := range e.Elements {
			agreed[m.Address] = m
		}
	}
	return agreed
}

// renames are the moved blocks that are not settled yet: old addresses by new
// ones.
func renames(p *lang.Plan, settled func(string) bool) map[string]string {
	moved := map[string]string{}
	p.InScope(func(p *lang.Plan) {
		for _, m := range p.Moves {
			from := m.Old()
			if from == "" || !m.To.Known() || m.From.Known() || settled(from) {
				continue
			}
			if _, twice := moved[m.To.To.Address()]; !twice {
				moved[m.To.To.Address()] = from
			}
		}
	})
	return moved
}

func (l *Lock) sealsMove(from string) bool {
	return slices.ContainsFunc(l.Entries, func(e *Entry) bool { return e.Moves[from] != "" })
}

// sealedElements lists the elements that an agreement of the plan's campaign holds, in
// reading order; metrics, which may stand elsewhere, come last.
func sealedElements(p *lang.Plan) []lang.Element {
	list := []lang.Element{p.Campaign}
	var metrics []*lang.Metric
	use := func(r *lang.Ref[*lang.Metric]) {
		for r.Known() && !slices.Contains(metrics, r.To) {
			metrics = append(metrics, r.To)
			r = &r.To.Feeds
		}
	}
	for _, e := range p.All {
		switch e := e.(type) {
		case *lang.Goal:
			use(&e.Metric)
		case *lang.Objective:
			use(&e.Metric)
		case *lang.Tactic:
			if e.Dropped() {
				continue
			}
			for i := range e.Metrics.Items {
				use(&e.Metrics.Items[i])
			}
			for i := range e.Contributions {
				use(&e.Contributions[i].Metric)
			}
		case *lang.Strategy, *lang.Commitment:
		default:
			continue
		}
		list = append(list, e)
	}
	for _, m := range metrics {
		list = append(list, m)
	}
	return list
}

func (a *Agreement) compare(p *lang.Plan) {
	there := map[string]bool{}
	for _, e := range p.All {
		there[a.Former(e.Address())] = true
	}
	held := map[string]bool{}
	for _, e := range a.current {
		m := sealedElement(e, a.Former)
		held[m.Address] = true
		if was := a.Agreed[m.Address]; was == nil {
			a.Differences = append(a.Differences, &Difference{Added, m.Address, e, nil})
		} else if changes := changesOf(e, was, m); len(changes) > 0 {
			a.Differences = append(a.Differences, &Difference{Changed, m.Address, e, changes})
		}
	}
	for _, t := range p.Tactics {
		if known := a.Former(t.Address()); t.Dropped() && a.Agreed[known] != nil {
			a.Differences = append(a.Differences, &Difference{Dropped, known, t, nil})
			held[known] = true
		}
	}
	for _, m := range byAddress(values(a.Agreed)) {
		// A metric is not missed by itself: those that used it have changed.
		if held[m.Address] || there[m.Address] || strings.HasPrefix(m.Address, "metric.") || p.Unclear() {
			continue
		}
		a.Differences = append(a.Differences, &Difference{Dropped, m.Address, nil, nil})
	}
}

func values(agreed map[string]*SealedElement) []*SealedElement {
	list := make([]*SealedElement, 0, len(agreed))
	for _, m := range agreed {
		list = append(list, m)
	}
	return list
}

// changesOf lists the values that differ, in the order of the reference. Of what
// cannot be read, nothing is said.
func changesOf(e lang.Element, was, is *SealedElement) []Change {
	var list []Change
	for _, a := range sealedNames(e.Kind()) {
		if was.Values[a] != is.Values[a] && !is.unread[a] && !is.broken && !was.unread[a] && !was.broken {
			list = append(list, Change{a, was.Values[a], is.Values[a], valueAt(e, a)})
		}
	}
	return list
}

func sealedNames(k *lang.Kind) []string {
	var names []string
	for _, a := range k.Attrs {
		if a.Sealed {
			names = append(names, a.Name)
		}
	}
	for _, n := range k.Blocks {
		if n.Sealed {
			names = append(names, n.Name)
		}
	}
	return names
}

// valueAt is where an attribute's value stands, or the first of its blocks.
func valueAt(e lang.Element, attr string) hcl.Range {
	b := lang.BlockOf(e)
	if b == nil {
		return hcl.Range{}
	}
	if a := b.Attr(attr); a != nil {
		return a.Expr.Range()
	}
	for _, inner := range b.Blocks {
		if inner.Type == attr {
			return e.File().RangeOf(inner.TypeAt)
		}
	}
	return hcl.Range{}
}

// holdAmendments finds the amendments that entries seal, and those of them that
// are not what they were.
func (a *Agreement) holdAmendments(p *lang.Plan) {
	for i, e := range a.Lock.Entries {
		known := a.since(i)
		for _, m := range p.AmendmentsInScope() {
			address := known(m.Address())
			want := e.Amendments[strings.TrimPrefix(address, "amendment.")]
			if want == "" {
				continue
			}
			a.sealed[m] = true
			if got, readable := digestOf(m, known); readable && got != want {
				a.Edited = append(a.Edited, m)
			}
		}
		for name := range e.Amendments {
			if !p.Unclear() && !slices.ContainsFunc(p.AmendmentsInScope(), func(m *lang.Amendment) bool { return known(m.Address()) == "amendment."+name }) {
				a.Missing = append(a.Missing, "amendment."+name)
			}
		}
	}
	slices.Sort(a.Missing)
}

// since translates addresses into those that counted when an entry was sealed.
func (a *Agreement) since(entry int) addresses {
	return func(address string) string {
		address = a.Former(address)
		for i := len(a.Lock.Entries) - 1; i > entry; i-- {
			for from, to := range a.Lock.Entries[i].Moves {
				if to == address {
					address = from
					break
				}
			}
		}
		return address
	}
}

// Number is an agreed number or amount, by the address that its element had when it was
// agreed (Former); not given where the agreement holds no such element or number.
func (a *Agreement) Number(address, attr string) (n float64, given bool) {
	m := a.Agreed[address]
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(m.Values[attr], 64)
	return n, err == nil
}

// Addresses lists what an attribute of an agreed element refers to, all by the addresses
// that were agreed; nil where it refers to nothing.
func (a *Agreement) Addresses(address, attr string) []string {
	if m := a.Agreed[address]; m != nil {
		return listed(m.Values[attr])
	}
	return nil
}
