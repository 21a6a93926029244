package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

// Covers reports whether an approved amendment that is not sealed yet allows a
// difference, or one that cannot be read may do so.
func (x *Index) Covers(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference) bool {
	for _, m := range x.Amending(a, plan) {
		refs := [...]*lang.Refs[lang.Element]{agreement.Added: &m.Adds, agreement.Changed: &m.Changes, agreement.Dropped: &m.Drops}[d.Kind]
		if m.Broken() || refs.State == lang.Unknown {
			return true
		}
		named := d.Element != nil && refs.Has(d.Element)
		if d.Kind == agreement.Dropped {
			named = named || slices.ContainsFunc(m.Dropped(), func(address string) bool { return a.Former(address) == d.Address })
		}
		if named && x.Approved(m) {
			return true
		}
	}
	return false
}

// Pending is the first amendment that names a difference and is not approved yet; nil
// where there is none.
func (x *Index) Pending(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference) *lang.Amendment {
	for _, m := range x.Amending(a, plan) {
		if Names(a, m, d) && !x.Approved(m) {
			return m
		}
	}
	return nil
}

// Amending lists the amendments in reach of a plan that the agreement does not
// seal, in a list of the caller's own.
func (x *Index) Amending(a *agreement.Agreement, plan *lang.Plan) []*lang.Amendment {
	return slices.DeleteFunc(plan.AmendmentsInScope(), a.Sealed)
}

// Names reports whether an amendment speaks of a difference.
func Names(a *agreement.Agreement, m *lang.Amendment, d *agreement.Difference) bool {
	switch d.Kind {
	case agreement.Added:
		return m.Adds.Has(d.Element)
	case agreement.Changed:
		return m.Changes.Has(d.Element)
	}
	return slices.ContainsFunc(m.Dropped(), func(address string) bool { return a.Former(address) == d.Address })
}
