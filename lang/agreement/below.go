package agreement

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Below are the differences in the campaigns directly below: those that came, with the
// campaign as their element, and those that are gone. The others are campaigns that are
// there. None where the edition of the agreement does not seal them.
func (a *Agreement) Below(there []*lang.Campaign) []*Difference {
	if a.Lock == nil || a.Other != "" || a.edition < effectiveFrom {
		return nil
	}
	agreed := a.campaigns()
	return a.below(agreed, there)
}

// BelowSince is Below, held against the campaigns that were there in another version.
func (a *Agreement) BelowSince(were, there []*lang.Campaign) []*Difference {
	if a.Lock == nil || a.Other != "" {
		return nil
	}
	if a.Lock.edition() >= effectiveFrom {
		return a.Below(there)
	}
	var known []string
	for _, c := range were {
		known = append(known, c.Address())
	}
	return a.below(known, there)
}

func (a *Agreement) below(agreed []string, there []*lang.Campaign) []*Difference {
	var list []*Difference
	held := map[string]bool{}
	for _, c := range there {
		address := c.Address()
		if former := formerAddress(c); !slices.Contains(agreed, address) && slices.Contains(agreed, former) {
			address = former
		}
		if held[address] = true; !slices.Contains(agreed, address) {
			list = append(list, &Difference{Kind: Added, Address: address, Element: c})
		}
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

func formerAddress(c *lang.Campaign) string {
	return syntax.Address(c.Kind().Name, FormerName(c.Plan(), c))
}

// last is the newest entry.
func (a *Agreement) last() *Entry { return a.Lock.Entries[len(a.Lock.Entries)-1] }
