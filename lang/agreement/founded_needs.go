package agreement

import (
	"maps"
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// needs says that no amendment of the entry allows a change; "" where one does, or where
// one of them is gone, which is said elsewhere.
func (r *replaying) needs(verb, address string) string {
	counts, named, missing := r.naming(verb, address)
	switch {
	case missing, len(counts) > 0:
		return ""
	case named:
		return verb + " " + address + ", and those who had agreed to it before did not approve the amendment that says so"
	}
	return verb + " " + address + ", and no amendment that it names says so"
}

// needsChange is needs for an element that the entry changes: amendments that are limited to
// some of its values must allow each that differs.
func (r *replaying) needsChange(was, is *SealedElement) string {
	if why := r.needs("changes", is.Address); why != "" {
		return why
	}
	counts, _, missing := r.naming("changes", is.Address)
	if missing {
		return ""
	}
	known := r.a.since(r.at)
	names := r.differing(was, is)
	for _, name := range names {
		if slices.Contains(names, sourceOf(kindOf(is.Address), name)) && !r.written(is, name) {
			continue
		}
		l := limits{attr: name, text: renamedIn(was.Values[name], r.entry.Moves), known: known}
		if !slices.ContainsFunc(counts, func(m *lang.Amendment) bool { return l.allow(r.valuesOf(m, is.Address), is.Values[name]) }) {
			return "changes " + name + " of " + is.Address + ", and the amendments that it names allow other values of it"
		}
	}
	return ""
}

// wentLive reports that all that the entry changes of a tactic is that it is on standby no
// more, and that what was agreed to set it off has happened.
func (r *replaying) wentLive(was, is *SealedElement) bool {
	t, tactic := r.a.Today(r.at, is.Address).(*lang.Tactic)
	return tactic && is.Values[standby] == "" && len(r.differing(was, is)) == 1 && r.a.happened(t, was.Values["trigger"])
}

// sourceOf is the value of an element that another one of it follows where that is not
// written; empty where there is none.
func sourceOf(k *lang.Kind, name string) string {
	switch k.Name + " " + name {
	case "campaign launch":
		return "start"
	case "tactic start", "tactic end":
		return "phases"
	}
	return ""
}

// written reports that the plan writes a value of an element that the entry changed last.
func (r *replaying) written(is *SealedElement, name string) bool {
	address := is.Address
	for _, e := range r.a.Lock.Entries[r.at+1:] {
		address = followed(e.Moves, address)
		if later := e.element(address); later != nil && later.Values[name] != is.Values[name] {
			return false
		}
	}
	e := r.a.Now(address)
	return e != nil && attributeOf(e, name) != nil
}

// valuesOf are the values of an element to which an amendment is limited.
func (r *replaying) valuesOf(m *lang.Amendment, address string) []*lang.NewValue {
	var list []*lang.NewValue
	for i := range m.Values {
		if v := &m.Values[i]; v.Of.Known() && r.is(v.Of.To.Address(), address) {
			list = append(list, v)
		}
	}
	return list
}

// naming lists the amendments of the entry that name an address and count; named reports
// that one does at all, and missing that one of the entry's is gone.
func (r *replaying) naming(verb, address string) (counts []*lang.Amendment, named, missing bool) {
	for _, name := range slices.Sorted(maps.Keys(r.entry.Amendments)) {
		m := r.a.amendmentAt(r.at, name)
		if m == nil || m.Broken() {
			missing = true
			continue
		}
		if !r.speaks(m, verb, address) {
			continue
		}
		if named = true; r.earlier == nil || r.approved(m, address) {
			counts = append(counts, m)
		}
	}
	return counts, named, missing
}

// speaks reports that an amendment names an address, as it counted when the entry was
// sealed.
func (r *replaying) speaks(m *lang.Amendment, verb, address string) bool {
	names, _ := lang.FieldsOf(m).Get(m.Kind().Attr(verb)).Addresses()
	return slices.ContainsFunc(names, func(name string) bool { return r.is(name, address) }) ||
		verb == "changes" && len(r.valuesOf(m, address)) > 0
}

// is reports that a name in the plan is an address, as it counted when the entry was sealed.
func (r *replaying) is(name, address string) bool {
	name = r.a.since(r.at)(name)
	return name == address || followed(turned(r.entry.Moves), name) == address
}
