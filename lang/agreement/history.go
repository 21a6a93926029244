package agreement

import (
	"slices"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Course is one element through the entries of a lock.
type Course struct {
	Holdings []Holding // the entries that hold it, in their order
	Last     string    // the address by which it was agreed last
	Dropped  *Entry    // the one that took it out of what is agreed; nil where none did
}

// Holding is what an entry holds of an element.
type Holding struct {
	Entry   *Entry
	Element *SealedElement
}

// Course follows the element that an entry, counted from 0, knows by an address, through
// the entries before and after it, which may have renamed it.
func (l *Lock) Course(entry int, address string) *Course {
	c := &Course{Last: address}
	for i := entry; i >= 0; i-- {
		e := l.Entries[i]
		if m := e.element(address); m != nil {
			c.Holdings = append(c.Holdings, Holding{e, m})
		}
		before, ok := e.before(address)
		if !ok || i < entry && slices.Contains(e.Drops, address) {
			break // what an entry before held by the address was another
		}
		address = before
	}
	slices.Reverse(c.Holdings)
	for _, e := range l.Entries[entry+1:] {
		c.Last = followed(e.Moves, c.Last)
		if m := e.element(c.Last); m != nil {
			c.Holdings = append(c.Holdings, Holding{e, m})
		} else if slices.Contains(e.Drops, c.Last) {
			c.Dropped = e
			break
		}
	}
	return c
}

// element is what the entry holds by an address; nil where it holds nothing.
func (e *Entry) element(address string) *SealedElement {
	i := slices.IndexFunc(e.Elements, func(m *SealedElement) bool { return m.Address == address })
	if i < 0 {
		return nil
	}
	return e.Elements[i]
}

// before is the address that an element had before the entry; false where the one that it
// has was another's then, which the entry renamed.
func (e *Entry) before(address string) (before string, ok bool) {
	before = followed(turned(e.Moves), address)
	return before, before != address || e.Moves[address] == ""
}

// Today is the element that an address stands for now which counted when an entry, from 0,
// was sealed; nil where the plan has it no more.
func (a *Agreement) Today(entry int, address string) lang.Element {
	for _, e := range a.Lock.Entries[entry+1:] {
		address = followed(e.Moves, address)
	}
	return a.Now(address)
}

// Current is a value as an entry, from 0, wrote it, by the addresses that what it refers to
// has today.
func (a *Agreement) Current(entry int, text string) string {
	for _, e := range a.Lock.Entries[entry+1:] {
		text = renamedIn(text, e.Moves)
	}
	return renamedIn(text, turned(a.moved))
}

// Words is a value of an element of a kind as an entry, from 0, wrote it, in the words of a
// sentence; "none" where text is empty. Money is in the currency that was agreed by then.
func (a *Agreement) Words(entry int, k *lang.Kind, attr, text string) string {
	if attribute := k.Attr(attr); attribute != nil && attribute.Type == lang.TypeMoney {
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return prose.Money(n, a.Currency(entry))
		}
	}
	return shown(a.plan, k, attr, a.Current(entry, text))
}

// Currency is the one of the money in an entry, from 0: what was agreed by then; where that
// sealed none, the plan's own.
func (a *Agreement) Currency(entry int) string {
	for address, m := range a.Lock.replay(entry + 1).agreed {
		if text, ok := Text(m.Values["currency"]); ok && kindOf(address).Name == "campaign" {
			return text
		}
	}
	return a.plan.Currency()
}

// Text is the text that a value is, as an agreement writes it; false where it is none.
func Text(value string) (text string, ok bool) {
	x, _ := hclsyntax.ParseExpression([]byte(value), "", hcl.InitialPos)
	if t, template := x.(*hclsyntax.TemplateExpr); template {
		return syntax.TemplateText(t)
	}
	return "", false
}

// EntryChange is what an entry changed of one element.
type EntryChange struct {
	Kind    DifferenceKind
	Address string   // of the element, after the entry; before it, where it is Dropped
	Changes []Change // where it is Changed, in the order of the reference
	Follows bool     // it only follows from what the amendments changed
}

// Changes lists what an entry, from 0, changed of what was agreed before, in the order of
// the entry; what is gone comes last. What its edition began to seal is no change. None of
// the first entry.
func (l *Lock) Changes(entry int) []EntryChange {
	if entry == 0 {
		return nil
	}
	e, before, edition := l.Entries[entry], l.replay(entry).agreed, l.Entries[entry-1].Edition
	var list []EntryChange
	for _, m := range e.Elements {
		k := kindOf(m.Address)
		if k == nil {
			continue
		}
		former, same := e.before(m.Address)
		was := before[former]
		if was == nil || !same {
			if k.Agreed || by(edition, k.UsedFrom) {
				list = append(list, EntryChange{Kind: Added, Address: m.Address})
			}
			continue
		}
		if changes := changesBetween(k, was, m, e.Moves, edition); len(changes) > 0 {
			list = append(list, EntryChange{Kind: Changed, Address: m.Address, Changes: changes, Follows: slices.Contains(e.Consequences, m.Address)})
		}
	}
	for _, address := range e.Drops {
		list = append(list, EntryChange{Kind: Dropped, Address: address})
	}
	return list
}

// changesBetween are the values that an entry changed of those that an edition seals.
func changesBetween(k *lang.Kind, was, is *SealedElement, moves map[string]string, edition int) []Change {
	names := heldNames(k, edition)
	if k.Name == "campaign" && edition >= effectiveFrom {
		names = append(names, within)
	}
	var list []Change
	for _, name := range names {
		if edition < effectiveFrom && name == "sponsor" && was.Values[name] == "" {
			continue // it came from above, which was not sealed
		}
		if before := renamedIn(was.Values[name], moves); !same(before, is.Values[name]) {
			list = append(list, Change{Attr: name, Was: before, Is: is.Values[name]})
		}
	}
	return list
}
