package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

// Covers reports whether approved amendments that are not sealed yet allow a difference, or
// what it only follows from. One that cannot be read allows nothing.
func (x *Index) Covers(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference) bool {
	if d.Kind != agreement.Changed {
		return d.Known() && len(x.speaking(a, plan, d)) > 0
	}
	return x.covers(a, plan, d, func(c *agreement.Change, speaking []*lang.Amendment) bool {
		return a.Allows(speaking, d, c) || c.Follows(func(cause *agreement.Difference) bool { return x.allows(a, plan, cause) })
	})
}

// CoversChange is Covers for one of the values of a difference.
func (x *Index) CoversChange(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference, c *agreement.Change) bool {
	return d.Known() && a.Allows(x.speaking(a, plan, d), d, c) || c.Follows(func(cause *agreement.Difference) bool { return x.allows(a, plan, cause) })
}

// Otherwise is the value that approved amendments give to what changed, as an agreement
// writes it, where that is another one than it has; false where they give none.
func (x *Index) Otherwise(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference, c *agreement.Change) (text string, given bool) {
	return a.Otherwise(x.speaking(a, plan, d), d, c)
}

// allows reports that approved amendments allow all that stands for itself in a difference.
func (x *Index) allows(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference) bool {
	if d.Kind != agreement.Changed {
		return x.Covers(a, plan, d)
	}
	return x.covers(a, plan, d, func(c *agreement.Change, speaking []*lang.Amendment) bool {
		return len(c.Causes) > 0 || a.Allows(speaking, d, c)
	})
}

func (x *Index) covers(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference, allowed func(*agreement.Change, []*lang.Amendment) bool) bool {
	known := d.Known()
	var speaking []*lang.Amendment
	if known {
		speaking = x.speaking(a, plan, d)
	}
	for i := range d.Changes {
		if !allowed(&d.Changes[i], speaking) {
			return false
		}
	}
	return true
}

// speaking lists the approved amendments that speak of a difference and are not used up.
func (x *Index) speaking(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference) []*lang.Amendment {
	return slices.DeleteFunc(x.Amending(a, plan), func(m *lang.Amendment) bool {
		return !a.Speaks(m, d) || !x.Approved(m) || x.usedUp(plan, m, d)
	})
}

// usedUp reports that an amendment was approved for another change: it stands in the earlier
// version, word for word, and allows there that the element is as it was then.
func (x *Index) usedUp(plan *lang.Plan, m *lang.Amendment, d *agreement.Difference) bool {
	if x.Before == nil || d.Element == nil || d.Element.Plan() != plan {
		return false
	}
	base := x.Before(plan)
	return base != nil && agreement.UsedUp(base, plan, m, d)
}

// Pending is the first amendment that names a difference and is not approved yet; nil
// where there is none.
func (x *Index) Pending(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference) *lang.Amendment {
	for _, m := range x.Amending(a, plan) {
		alone := []*lang.Amendment{m}
		allows := d.Kind != agreement.Changed || slices.ContainsFunc(d.Changes, func(c agreement.Change) bool { return a.Allows(alone, d, &c) })
		if a.Speaks(m, d) && allows && !x.Approved(m) {
			return m
		}
	}
	return nil
}

// Amending lists the amendments that count for a plan and that the agreement does not
// seal, in a list of the caller's own.
func (x *Index) Amending(a *agreement.Agreement, plan *lang.Plan) []*lang.Amendment {
	return agreement.Amending(plan, a)
}

// Elsewhere is an amendment that names a difference and does not count: it stands in a plan
// above, or cannot be read; nil where there is none.
func (x *Index) Elsewhere(a *agreement.Agreement, plan *lang.Plan, d *agreement.Difference) *lang.Amendment {
	for _, m := range plan.AmendmentsInScope() {
		if !a.Sealed(m) && (m.Plan() != plan || !agreement.Readable(m)) && a.Speaks(m, d) {
			return m
		}
	}
	return nil
}

// Objections is what keeps an amendment from being approved.
type Objections struct {
	Consent     agreement.Consent  // who decides
	Unapproved  bool               // they have not approved it
	Disciplines []*lang.Discipline // that have not agreed
	Gone        []string           // addresses of disciplines that had to agree and that the plan no longer has
	Sure        bool               // all of that can be read
}

// Any reports whether anything keeps it.
func (o *Objections) Any() bool { return o.Unapproved || len(o.Disciplines)+len(o.Gone) > 0 }

// Objections says what keeps an amendment from being approved: that those who decide have
// not approved it, or disciplines that it concerns have not agreed. These are those of what
// was agreed, before the change that is judged.
func (x *Index) Objections(m *lang.Amendment) *Objections {
	o := &Objections{Consent: x.consent(m.Plan())}
	o.Sure = agreement.Readable(m) && !o.Consent.Unknown
	o.Unapproved = !o.Consent.Unknown && !o.Consent.Gives(m)
	for _, d := range x.concerned(m) {
		if !m.AgreedBy.Has(d) {
			o.Disciplines = append(o.Disciplines, d)
		}
	}
	agreed := agreement.Of(m.Plan())
	for _, address := range agreedDisciplines(agreed, m) {
		d, there := agreed.Now(address).(*lang.Discipline)
		switch {
		case !there:
			o.Gone = append(o.Gone, address)
		case !m.AgreedBy.Has(d):
			o.Disciplines = append(o.Disciplines, d)
		}
	}
	o.Disciplines, o.Gone = distinctOf(o.Disciplines), distinctOf(o.Gone)
	return o
}

// consent says who decides on changes of a plan's campaign. A sponsor above counts where an
// agreement names that one, or where the change did not.
func (x *Index) consent(p *lang.Plan) agreement.Consent {
	c := agreement.ConsentOf(p)
	above := CampaignAbove(p)
	if c.Above == nil || above == nil || above.Plan().Lock != nil || x.Before == nil {
		return c
	}
	base := x.Before(above.Plan())
	if base == nil {
		c.Above = nil
		return c
	}
	if was := agreement.ConsentOf(base).Sponsor; was == nil || was.Address() != c.Above.Address() {
		c.Above = nil
	}
	return c
}

// agreedDisciplines are the addresses of the disciplines that had agreed to what an
// amendment changes or drops.
func agreedDisciplines(agreed *agreement.Agreement, m *lang.Amendment) []string {
	if agreed == nil || agreed.Other != "" {
		return nil
	}
	var list []string
	for _, e := range m.Changing() {
		if !agreed.FillsIn(e) {
			list = append(list, agreed.Disciplines(agreed.Former(e.Address()))...)
		}
	}
	for _, address := range m.Dropped() {
		list = append(list, agreed.Disciplines(agreed.Former(address))...)
	}
	return list
}

// Lacks says in words what keeps an amendment from being approved; "" where nothing does
// that can be read.
func (x *Index) Lacks(m *lang.Amendment) string {
	o := x.Objections(m)
	var lacks []string
	switch c := &o.Consent; {
	case !o.Unapproved:
	case c.Sponsor != nil:
		lacks = append(lacks, "the approval of the campaign's sponsor "+prose.Quote(c.Sponsor.Label()))
	case c.Left == "" && c.Instead == nil:
		lacks = append(lacks, "anybody's approval")
	default:
		lacks = append(lacks, "the approval of "+inPlaceOf(c))
	}
	if len(o.Disciplines) > 0 {
		lacks = append(lacks, "the agreement of "+prose.Names(o.Disciplines))
	}
	for _, address := range o.Gone {
		lacks = append(lacks, "the agreement of "+address+", which had agreed before and is no longer in the plan")
	}
	return prose.List(lacks)
}

// inPlaceOf names those who may approve where the sponsor left.
func inPlaceOf(c *agreement.Consent) string {
	var ways []string
	if c.Left == "" {
		return prose.Names(c.Instead) + ", who signed last"
	}
	if len(c.Instead) > 0 {
		ways = append(ways, prose.Names(c.Instead)+" (who signed last)")
	}
	if c.Above != nil {
		ways = append(ways, prose.Quote(c.Above.Label())+" (the sponsor of the campaign above)")
	}
	if len(ways) == 0 {
		return c.Left + ", who was the sponsor when it was agreed and is no longer in the plan"
	}
	return prose.Either(ways) + " in the place of " + c.Left + ", the sponsor who left"
}

// Approved reports whether an amendment counts; it does not where that cannot be read.
func (x *Index) Approved(m *lang.Amendment) bool {
	o := x.Objections(m)
	return o.Sure && !o.Any()
}
