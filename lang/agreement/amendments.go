package agreement

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// digestOf is what an agreement holds of an amendment that it seals. It is not
// known where something of the amendment cannot be read; what it names may be gone.
func digestOf(m *lang.Amendment, known addresses) (digest string, readable bool) {
	values := map[string]string{}
	in := lang.FieldsOf(m)
	for _, attr := range m.Kind().Attrs {
		f := in.Get(attr)
		text := literal(f.Held, known)
		switch names, ok := f.Addresses(); {
		case f.State == lang.Unknown && !ok:
			return "", false
		case f.Type == lang.TypeRefs && ok && len(names) > 0:
			text = listOf(translated(names, known))
		case f.Type == lang.TypeRef && ok && len(names) > 0:
			text = known(names[0])
		}
		if text != "" && attr.Name != "title" && attr.Name != "note" {
			values[attr.Name] = text
		}
	}
	var dropped []string // whether they are still there says nothing
	for _, address := range m.Dropped() {
		dropped = append(dropped, known(address))
	}
	values["drops"] = listOf(dropped)
	var impacts []string
	for i := range m.Impacts {
		objective := ""
		if o := &m.Impacts[i].Objective; o.Known() {
			objective = known(o.To.Address())
		}
		impacts = append(impacts, objective+" "+prose.Literal(m.Impacts[i].Expected.V))
	}
	values["impact"] = listOf(impacts)
	if news, ok := newValues(m, known); !ok {
		return "", false
	} else if len(news) > 0 {
		values["value"] = listOf(news)
	}
	return hash(known(m.Address()) + " " + object(values)), !m.Broken()
}

// translated are addresses as they were known, each once.
func translated(list []string, known addresses) []string {
	is := make([]string, len(list))
	for i, address := range list {
		is[i] = known(address)
	}
	slices.Sort(is)
	return slices.Compact(is)
}

// holdAmendments finds the amendments that entries seal, and those of them that
// are not what they were.
func (a *Agreement) holdAmendments() {
	inReach := a.plan.AmendmentsInScope()
	for i, e := range a.Lock.Entries {
		if len(e.Amendments) == 0 {
			continue
		}
		known := a.since(i)
		found := map[string]bool{}
		for _, m := range inReach {
			name := nameIn(known(m.Address()))
			want := e.Amendments[name]
			if want == "" || found[name] {
				continue
			}
			found[name], a.sealed[m] = true, true
			if got, readable := digestOf(m, known); !readable || got != want {
				a.Edited = append(a.Edited, m)
			}
		}
		for name := range e.Amendments {
			if !found[name] {
				a.Missing = append(a.Missing, "amendment."+name)
			}
		}
	}
	slices.Sort(a.Missing)
}

// renaming is what an entry renames.
type renaming struct {
	entry  int               // from 0
	before map[string]string // old addresses by the new ones
}

// since translates addresses into those that counted when an entry was sealed.
func (a *Agreement) since(entry int) addresses {
	return func(address string) string {
		address = a.Former(address)
		for i := len(a.renamed) - 1; i >= 0 && a.renamed[i].entry > entry; i-- {
			address = followed(a.renamed[i].before, address)
		}
		return address
	}
}

// amendmentAt is the amendment that an entry seals by a name; nil where the plan has it no
// more.
func (a *Agreement) amendmentAt(entry int, name string) *lang.Amendment {
	known := a.since(entry)
	for _, m := range a.plan.AmendmentsInScope() {
		if nameIn(known(m.Address())) == name {
			return m
		}
	}
	return nil
}

// Amending lists the amendments that count for a plan's campaign: they stand in its own
// plan, its agreement, which may be nil, does not seal them, and all that they say of it can
// be read. The list is the caller's own.
func Amending(p *lang.Plan, a *Agreement) []*lang.Amendment {
	return slices.DeleteFunc(slices.Clone(p.Amendments), func(m *lang.Amendment) bool { return a.Sealed(m) || !Readable(m) })
}

// Readable reports that all can be read by which an amendment counts: what it is about, and
// who approved it.
func Readable(m *lang.Amendment) bool {
	if m.Broken() {
		return false
	}
	for _, f := range []lang.State{m.Adds.State, m.Changes.State, m.Drops.State, m.ApprovedBy.State, m.AgreedBy.State} {
		if f == lang.Unknown {
			return false
		}
	}
	return !slices.ContainsFunc(m.Values, func(v lang.NewValue) bool { return v.Attr == nil || v.To.State != lang.Known })
}

// Speaks reports whether an amendment speaks of a difference; a may be nil.
func (a *Agreement) Speaks(m *lang.Amendment, d *Difference) bool {
	switch d.Kind {
	case Added:
		return m.Adds.Has(d.Element) || slices.ContainsFunc(m.Adds.Gone(), func(address string) bool { return address == d.Element.Address() })
	case Changed:
		return slices.Contains(m.Changing(), d.Element)
	}
	return slices.ContainsFunc(m.Dropped(), func(address string) bool { return address == d.Address || a != nil && a.Former(address) == d.Address })
}

// kindOf is the kind that an address names; nil where the language has none of it.
func kindOf(address string) *lang.Kind {
	kind, name, ok := strings.Cut(address, ".")
	if !ok || name == "" {
		return nil
	}
	return lang.KindNamed(kind)
}

// nameIn is the name in an address.
func nameIn(address string) string {
	_, name, _ := strings.Cut(address, ".")
	return name
}
