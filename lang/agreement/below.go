package agreement

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Below lists the campaigns below a plan that its agreement holds by their names: those
// directly below it, and what lies below one of these that has no agreement of its own.
// within lists the campaigns directly below a plan.
func Below(p *lang.Plan, within func(*lang.Plan) []*lang.Campaign) []*lang.Campaign {
	var list []*lang.Campaign
	for _, c := range within(p) {
		if list = append(list, c); c.Plan().Lock == nil {
			list = append(list, Below(c.Plan(), within)...)
		}
	}
	return list
}

// Below are the differences in the campaigns below: those that came, with the campaign as
// their element, and those that are gone. there are those that are held, and all those that
// lie anywhere below. None where the edition of the agreement does not seal them.
func (a *Agreement) Below(there, anywhere []*lang.Campaign) []*Difference {
	if a.Lock == nil || a.Other != "" || a.edition < effectiveFrom {
		return nil
	}
	agreed := a.campaigns()
	return a.below(agreed, there, anywhere)
}

// BelowSince is Below, held against the campaigns that were there in another version.
func (a *Agreement) BelowSince(were, there, anywhere []*lang.Campaign) []*Difference {
	if a.Lock == nil || a.Other != "" {
		return nil
	}
	if a.Lock.edition() >= effectiveFrom {
		return a.Below(there, anywhere)
	}
	var known []string
	for _, c := range were {
		known = append(known, c.Address())
	}
	return a.below(known, there, anywhere)
}

func (a *Agreement) below(agreed []string, there, anywhere []*lang.Campaign) []*Difference {
	var list []*Difference
	held := map[string]bool{}
	for _, c := range there {
		address := formerAmong(agreed, c)
		if held[address] = true; !slices.Contains(agreed, address) {
			list = append(list, &Difference{Kind: Added, Address: address, Element: c})
		}
	}
	for _, c := range anywhere { // below one that has an agreement of its own by now
		held[formerAmong(agreed, c)] = true
	}
	for _, address := range agreed {
		if !held[address] {
			list = append(list, &Difference{Kind: Dropped, Address: address, Unclear: a.plan.Unclear()})
		}
	}
	return list
}

// campaigns are the addresses of the campaigns that were agreed to stand directly below.
func (a *Agreement) campaigns() []string {
	return a.Addresses(a.Former(a.plan.Campaign.Address()), within)
}

// formerAmong is the address of a campaign, or the last one that it had before, among those
// that were agreed; its own where none is.
func formerAmong(agreed []string, c *lang.Campaign) string {
	if slices.Contains(agreed, c.Address()) {
		return c.Address()
	}
	for _, name := range FormerNames(c.Plan(), c) {
		if former := syntax.Address(c.Kind().Name, name); slices.Contains(agreed, former) {
			return former
		}
	}
	return c.Address()
}

// last is the newest entry.
func (a *Agreement) last() *Entry { return a.Lock.Entries[len(a.Lock.Entries)-1] }
