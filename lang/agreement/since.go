package agreement

import (
	"maps"
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Earlier is a campaign as it was before the change that is judged.
type Earlier struct {
	Plan  *lang.Plan       // the campaign's
	Below []*lang.Campaign // below it, as an agreement holds them
}

// OfSince is Of, held against an earlier version as well, which may be nil: what the
// edition of the agreement does not seal yet must be what it was there, and what is said
// only to follow from other changes must follow from them there. It is worked out at each
// call where there is anything to add.
func OfSince(p *lang.Plan, before *Earlier) *Agreement {
	sealed := Of(p)
	if before == nil || sealed == nil || sealed.Other != "" {
		return sealed
	}
	for to, from := range sealed.moved {
		if before.taken(from, to) != "" {
			sealed = replayed(p, before.taken)
			if sealed.Other != "" {
				return sealed
			}
			sealed.compare()
			break
		}
	}
	if sealed.edition == Edition {
		return sealed.confirmed(before.Plan)
	}
	a := *sealed
	a.Agreed, a.Differences, a.edition = before.fill(sealed.Agreed, sealed.edition), nil, Edition
	a.compare()
	return a.confirmed(before.Plan)
}

// taken says that an address was there before, which another one cannot have moved to since;
// empty where it was not, or had moved there before.
func (b *Earlier) taken(from, to string) string {
	there, moved := false, false
	b.Plan.InScope(func(p *lang.Plan) {
		for _, m := range p.Moves {
			moved = moved || m.Old() == from && m.New() == to
		}
		there = there || kindOf(to) != nil && p.Own(lang.Key{Kind: kindOf(to), Name: nameIn(to)}) != nil
	})
	if there && !moved {
		return wasThere
	}
	return ""
}

// agreedIn translates the addresses of a plan into those that were agreed for it.
func agreedIn(p *lang.Plan) addresses {
	if a := Of(p); a != nil {
		return a.Former
	}
	return unchanged
}

// fill adds, to what an edition sealed, what later ones seal besides, as it was.
func (b *Earlier) fill(agreed map[string]*SealedElement, edition int) map[string]*SealedElement {
	all, known := maps.Clone(agreed), agreedIn(b.Plan)
	for _, e := range heldElements(b.Plan, Edition) {
		m := sealedElement(e, known, Edition)
		was := agreed[m.Address]
		if was == nil && e.Kind().Agreed && e.Plan() == b.Plan {
			continue // it was not agreed there either
		}
		if e == lang.Element(b.Plan.Campaign) && edition < effectiveFrom {
			var names []string
			for _, c := range b.Below {
				names = append(names, c.Address())
			}
			m.Values[within] = listOf(names)
		}
		all[m.Address] = filled(m, was, heldNames(e.Kind(), edition))
	}
	return all
}

// filled is what another version says of an element, but for the values that were sealed.
func filled(m, agreed *SealedElement, sealed []string) *SealedElement {
	all := &SealedElement{Address: m.Address, Values: maps.Clone(m.Values), unread: maps.Clone(m.unread), broken: m.broken && agreed == nil}
	if agreed == nil {
		return all
	}
	for _, name := range sealed {
		if name == "sponsor" && agreed.Values[name] == "" {
			continue // it comes from above, which an earlier edition did not seal
		}
		delete(all.Values, name)
		delete(all.unread, name)
	}
	delete(all.Values, derived) // what was sealed then, the element said itself
	maps.Copy(all.Values, agreed.Values)
	return all
}

// confirmed is the agreement without the causes that an earlier version does not confirm:
// there, too, a value that only follows must become what it is once the others change.
func (a *Agreement) confirmed(base *lang.Plan) *Agreement {
	follows := func(c Change) bool { return len(c.Causes) > 0 }
	if !slices.ContainsFunc(a.Differences, func(d *Difference) bool { return slices.ContainsFunc(d.Changes, follows) }) {
		return a
	}
	changed := map[string]map[string]string{}
	for _, d := range a.Differences {
		for _, c := range d.Changes {
			if len(c.Causes) == 0 && c.Attr != "" && !c.Unknown {
				put(changed, d.Address, c.Attr, c.Is)
			}
		}
	}
	var then map[string]*SealedElement
	if len(changed) > 0 {
		then = carried(base, agreedIn(base), changed, a.edition)
	} else { // all that others follow from is not known
		then = sealing(base, agreedIn(base), a.edition)
	}
	is := *a
	is.Differences = slices.Clone(a.Differences)
	for i, d := range is.Differences {
		copied := *d
		copied.Changes = slices.Clone(d.Changes)
		for n := range copied.Changes {
			c := &copied.Changes[n]
			if m := then[d.Address]; follows(*c) && (m == nil || m.Values[c.Attr] != c.Is || m.unread[c.Attr] != c.Unknown) {
				c.Causes = nil
			}
		}
		is.Differences[i] = &copied
	}
	for _, d := range is.Differences {
		for n := range d.Changes {
			d.Changes[n].Causes = is.own(a.Differences, d.Changes[n].Causes)
		}
	}
	return &is
}

// own finds one's own copies of differences.
func (a *Agreement) own(all, list []*Difference) []*Difference {
	var copies []*Difference
	for _, d := range list {
		copies = append(copies, a.Differences[slices.Index(all, d)])
	}
	return copies
}

func put(all map[string]map[string]string, address, attr, text string) {
	if all[address] == nil {
		all[address] = map[string]string{}
	}
	all[address][attr] = text
}

// carried is what an edition would seal of a plan, by address as it was agreed, once some
// of its values are others.
func carried(p *lang.Plan, known addresses, values map[string]map[string]string, edition int) map[string]*SealedElement {
	var edits []syntax.Edit
	for _, e := range heldElements(p, edition) {
		if e.Plan() != p || e.Broken() {
			continue
		}
		for _, attr := range heldNames(e.Kind(), edition) {
			text, given := values[known(e.Address())][attr]
			if !given {
				continue
			}
			if edit, ok := Restoring(e, attr, text); ok {
				edits = append(edits, edit)
			}
		}
	}
	if len(edits) == 0 {
		return nil
	}
	other, err := p.Rewritten(edits)
	if err != nil {
		return nil
	}
	return sealing(other, known, edition)
}

// sealing is what an edition would seal of a plan, by address as it was agreed.
func sealing(p *lang.Plan, known addresses, edition int) map[string]*SealedElement {
	all := map[string]*SealedElement{}
	for _, e := range heldElements(p, edition) {
		m := sealedElement(e, known, edition)
		all[m.Address] = m
	}
	return all
}

// Lifts reports that an amendment speaks of something that the next entry seals for the
// first time, because the agreement is of an earlier edition.
func (a *Agreement) Lifts(m *lang.Amendment) bool {
	return a.Lock != nil && a.Lock.edition() < Edition && slices.ContainsFunc(heldElements(a.plan, Edition), func(e lang.Element) bool { return slices.Contains(m.Changing(), e) })
}

// UsedUp reports that an amendment stands in an earlier version of a plan as it does now, and
// that an element which it speaks of differed there already, and otherwise than it does now.
func UsedUp(before, now *lang.Plan, m *lang.Amendment, d *Difference) bool {
	was, is := Of(before), Of(now)
	if was == nil || is == nil || was.Other != "" || is.Other != "" {
		return false
	}
	stood := slices.ContainsFunc(before.Amendments, func(other *lang.Amendment) bool {
		then, known := digestOf(other, was.Former)
		today, readable := digestOf(m, is.Former)
		return known && readable && then == today
	})
	if !stood {
		return false
	}
	for _, earlier := range was.Differences {
		if earlier.Address == d.Address && earlier.Element != nil {
			then, today := sealedElement(earlier.Element, was.Former, Edition), sealedElement(d.Element, is.Former, Edition)
			return !maps.EqualFunc(then.Values, today.Values, same)
		}
	}
	return false
}
