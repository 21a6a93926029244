package agreement

import (
	"slices"
	"strconv"

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
	Edited      []*lang.Amendment         // sealed ones that say something else since, or cannot be read
	Missing     []string                  // addresses of sealed amendments that are gone
	MoveFaults  []MoveFault               // moved blocks that cannot be what happened

	plan    *lang.Plan
	edition int                       // by which it is compared
	moved   map[string]string         // old addresses by the new ones, of renames that are not sealed
	sealed  map[lang.Element]bool     // amendments
	current []lang.Element            // what would be sealed
	renamed []renaming                // of the entries, in their order
	once    map[string]*SealedElement // what was held because others named it, and is no more
}

// Difference is one element that is not as it was agreed.
type Difference struct {
	Kind    DifferenceKind // what happened to the element
	Address string         // as the agreement knows it
	Element lang.Element   // nil where it is gone
	Changes []Change       // where it is Changed, in the order of the reference; else none
	Unclear bool           // it is Dropped, and may stand in text that cannot be read
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
	Attr    string        // or the name of a nested block, all of which are one value; empty for all of an element that does not parse
	Was, Is string        // as agreed; as it stands in the plan
	Unknown bool          // nobody can tell what stands in the plan; then Is is empty
	At      hcl.Range     // the value; the zero range where it is left out
	Causes  []*Difference // changes without which this one would not be; nil where it stands for itself
}

// Of compares the plan's campaign with its sealed agreement; nil where there is
// none, or none that can be read. It is worked out once a plan, when first asked for,
// and safe for concurrent use.
func Of(p *lang.Plan) *Agreement {
	return lang.Keep(p, agreementKey{}, compareWithLock)
}

type agreementKey struct{}

func compareWithLock(p *lang.Plan) *Agreement {
	a := replayed(p, free)
	if a != nil && a.Other == "" {
		a.compare()
	}
	return a
}

// replayed is what the lock of a plan's campaign comes to; nil where there is none that
// can be read. taken says why an address cannot be where another one moved.
func replayed(p *lang.Plan, taken func(from, to string) string) *Agreement {
	lock := LockOf(p)
	if p.Campaign == nil || lock == nil || lock.Problem != nil {
		return nil
	}
	all := lock.replay(len(lock.Entries))
	a := &Agreement{Lock: lock, Agreed: all.agreed, once: all.once, plan: p, edition: lock.edition(), sealed: map[lang.Element]bool{}}
	for i, e := range lock.Entries {
		if len(e.Moves) > 0 {
			a.renamed = append(a.renamed, renaming{i, turned(e.Moves)})
		}
	}
	m := movesIn(p, a.settled, func(from, to string) string {
		if a.Agreed[to] != nil {
			return "was agreed under its own name"
		}
		return taken(from, to)
	})
	a.moved, a.MoveFaults = m.before, m.faults
	if now := p.Campaign.Address(); a.Agreed[a.Former(now)] == nil {
		other := a.campaign()
		if !p.Campaign.Broken() {
			a.Other = other
			return a
		}
		a.moved[now] = other // its name cannot be read for certain
	}
	a.holdAmendments()
	return a
}

// Former is the address as it was agreed, of one that counts in the plan: the same, but
// where it was renamed since.
func (a *Agreement) Former(address string) string {
	return followed(a.moved, address)
}

// Holds reports whether an element is part of what was agreed.
func (a *Agreement) Holds(e lang.Element) bool { return a.Agreed[a.Former(e.Address())] != nil }

// Knows reports whether an agreement of the workspace holds an element, or seals an
// amendment, by the name that it has.
func Knows(s *lang.Snapshot, e lang.Element) bool {
	for _, p := range s.Plans() {
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

// ledger is what the entries of a lock come to, one after another.
type ledger struct {
	agreed map[string]*SealedElement // by address
	// once is what was held because others named it, and is no more, as it was held last:
	// should something name it again, it is to be as it was.
	once map[string]*SealedElement
}

// replay is what the first n entries come to.
func (l *Lock) replay(n int) ledger {
	b := ledger{map[string]*SealedElement{}, map[string]*SealedElement{}}
	for _, e := range l.Entries[:n] {
		b.enter(e)
	}
	return b
}

// enter adds an entry.
func (b ledger) enter(e *Entry) {
	for from := range e.Moves {
		delete(b.agreed, from)
	}
	for _, gone := range e.Drops {
		if k := kindOf(gone); b.agreed[gone] != nil && k != nil && k.UsedFrom > 0 {
			b.once[gone] = b.agreed[gone]
		}
		delete(b.agreed, gone)
	}
	for _, m := range e.Elements {
		b.agreed[m.Address] = m
		delete(b.once, m.Address)
	}
}

// edition is the one by which the agreement is judged: that of its last entry.
func (l *Lock) edition() int { return l.Entries[len(l.Entries)-1].Edition }

// Since compares the plan's campaign with what it was in another version of the
// workspace, as if that had been agreed. Both plans must have a campaign. It is worked
// out at each call; there is no Lock, and no amendments are sealed.
func Since(p *lang.Plan, base *lang.Plan) *Agreement {
	a := &Agreement{Agreed: sealing(base, unchanged, Edition), plan: p, edition: Edition, sealed: map[lang.Element]bool{}}
	a.moved = renamesSince(p, base)
	a.compare()
	return a
}

// compare finds what is not as it was agreed. What cannot be read is not known to be as it
// was agreed, so it differs.
func (a *Agreement) compare() {
	a.current = heldElements(a.plan, a.edition)
	held := map[string]bool{}
	for _, e := range a.current {
		m := sealedElement(e, a.Former, a.edition)
		held[m.Address] = true
		was := a.Agreed[m.Address]
		if was == nil && a.once[m.Address] != nil && len(a.changesOf(e, a.once[m.Address], m)) > 0 {
			was = a.once[m.Address]
		}
		if was == nil {
			a.Differences = append(a.Differences, &Difference{Kind: Added, Address: m.Address, Element: e})
		} else if changes := append(a.changesOf(e, was, m), a.unknownStatus(e)...); len(changes) > 0 {
			a.Differences = append(a.Differences, &Difference{Kind: Changed, Address: m.Address, Element: e, Changes: changes})
		}
	}
	for _, t := range a.plan.Tactics {
		if known := a.Former(t.Address()); t.Dropped() && a.Agreed[known] != nil && !held[known] {
			a.Differences = append(a.Differences, &Difference{Kind: Dropped, Address: known, Element: t})
			held[known] = true
		}
	}
	there := a.there()
	for _, m := range byAddress(values(a.Agreed)) {
		if held[m.Address] || there[m.Address] || onlyNamed(m.Address) || a.Lock == nil && a.plan.Unclear() {
			continue
		}
		a.Differences = append(a.Differences, &Difference{Kind: Dropped, Address: m.Address, Unclear: a.plan.Unclear()})
	}
	if a.Lock != nil {
		a.findCauses()
	}
}

// unknownStatus is a change where nobody can tell whether a tactic is dropped.
func (a *Agreement) unknownStatus(e lang.Element) []Change {
	t, tactic := e.(*lang.Tactic)
	if !tactic || a.Lock == nil || t.Broken() || t.Status.State != lang.Unknown {
		return nil
	}
	return []Change{{Attr: "status", Unknown: true, At: valueAt(t, "status")}}
}

// there are the addresses, as they were agreed, of what the plan still declares, though an
// agreement would hold it no more: a goal of the workspace that no objective supports now.
func (a *Agreement) there() map[string]bool {
	there := map[string]bool{}
	a.plan.InScope(func(p *lang.Plan) {
		for _, e := range p.All {
			if p == a.plan || e.Kind().UsedFrom > 0 || shared(e) {
				there[a.Former(e.Address())] = true
			}
		}
	})
	return there
}

func values(agreed map[string]*SealedElement) []*SealedElement {
	list := make([]*SealedElement, 0, len(agreed))
	for _, m := range agreed {
		list = append(list, m)
	}
	return list
}

// changesOf lists the values that differ, in the order of the reference. Against a lock,
// what cannot be read differs from all that was sealed; else nothing is said of it.
func (a *Agreement) changesOf(e lang.Element, was, is *SealedElement) []Change {
	if was.broken || is.broken {
		if a.Lock != nil && is.broken && len(was.Values) > 0 {
			return []Change{{Unknown: true, At: e.At()}}
		}
		return nil
	}
	var list []Change
	for _, name := range heldNames(e.Kind(), a.edition) {
		switch {
		case was.unread[name], was.follows(name) && is.follows(name):
		case is.unread[name]:
			if a.Lock != nil {
				list = append(list, Change{Attr: name, Was: was.Values[name], Unknown: true, At: valueAt(e, name)})
			}
		case !was.keeps(name, was.Values[name], is):
			list = append(list, Change{Attr: name, Was: was.Values[name], Is: is.Values[name], At: valueAt(e, name)})
		}
	}
	return list
}

// valueAt is where an attribute's value stands, or the first of its blocks.
func valueAt(e lang.Element, attr string) hcl.Range {
	b := lang.BlockOf(e)
	if b == nil {
		return hcl.Range{}
	}
	if attr == standby {
		attr = "status"
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

// Date is an agreed day, as Number is an agreed number.
func (a *Agreement) Date(address, attr string) (d lang.Date, given bool) {
	if m := a.Agreed[address]; m != nil {
		return lang.ParseDate(unquote(m.Values[attr]))
	}
	return 0, false
}

// Addresses lists what an attribute of an agreed element refers to, all by the addresses
// that were agreed; nil where it refers to nothing.
func (a *Agreement) Addresses(address, attr string) []string {
	if m := a.Agreed[address]; m != nil {
		return listed(m.Values[attr])
	}
	return nil
}

// Known reports that all that a difference comes to can be read.
func (d *Difference) Known() bool {
	return !d.Unclear && !slices.ContainsFunc(d.Changes, func(c Change) bool { return c.Unknown })
}

// campaign is the address of the campaign that was agreed.
func (a *Agreement) campaign() string {
	for address := range a.Agreed {
		if k := kindOf(address); k != nil && k.Name == "campaign" {
			return address
		}
	}
	return ""
}
