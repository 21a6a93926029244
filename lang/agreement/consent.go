package agreement

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// Consent says who decides on changes of a campaign: those who agreed, not those whom the
// change itself puts in their place.
type Consent struct {
	Sponsor lang.Element // nil where nobody was named, and where the sponsor left
	Unknown bool         // who the sponsor is cannot be read
	Left    string       // the address of the sponsor who is no longer in the plan; empty where the sponsor is
	// Instead of a sponsor who left, all of these together may approve, those who signed the
	// last entry; or Above, the sponsor of the campaign above. Both may be nil.
	Instead []lang.Element
	Above   lang.Element
}

// ConsentOf says who decides on changes of a plan's campaign.
func ConsentOf(p *lang.Plan) Consent {
	a := Of(p)
	if a == nil || a.Other != "" {
		return consentAbove(p)
	}
	address := a.Agreed[a.Former(p.Campaign.Address())].Values["sponsor"]
	if address == "" {
		return consentAbove(p)
	}
	if who := a.Now(address); who != nil {
		return Consent{Sponsor: who}
	}
	c := Consent{Left: address}
	for _, signer := range a.last().By {
		switch who := a.Now(signer); {
		case signer == address:
		case who == nil:
			c.Instead = nil
			return c.above(p)
		default:
			c.Instead = append(c.Instead, who)
		}
	}
	return c.above(p)
}

// above adds the sponsor of the campaign above.
func (c Consent) above(p *lang.Plan) Consent {
	if up := campaignAbove(p); up != nil {
		c.Above = ConsentOf(up).Sponsor
	}
	return c
}

// consentAbove is for a campaign of which no sponsor was agreed: the one that it names, or
// has from above.
func consentAbove(p *lang.Plan) Consent {
	if p.Campaign != nil && !p.Campaign.Sponsor.Absent() {
		s := p.Campaign.Sponsor
		return Consent{Sponsor: s.To, Unknown: !s.Known()}
	}
	if up := campaignAbove(p); up != nil {
		return ConsentOf(up)
	}
	return Consent{}
}

func campaignAbove(p *lang.Plan) *lang.Plan {
	for p = p.Parent; p != nil; p = p.Parent {
		if p.Campaign != nil {
			return p
		}
	}
	return nil
}

// Gives reports that those who approved may decide. Where nobody was ever named, anybody
// may.
func (c Consent) Gives(approved *lang.Refs[lang.Element]) bool {
	switch {
	case c.Unknown:
		return false
	case c.Sponsor != nil:
		return approved.Has(c.Sponsor)
	case c.Left == "":
		return len(approved.Items) > 0
	case c.Above != nil && approved.Has(c.Above):
		return true
	}
	return len(c.Instead) > 0 && !slices.ContainsFunc(c.Instead, func(e lang.Element) bool { return !approved.Has(e) })
}

// Now is the element that an agreed address stands for today; nil where the plan has it no
// more.
func (a *Agreement) Now(address string) lang.Element {
	for to, from := range a.moved {
		if from == address && back(a.moved, to) == address && kindOf(to) != nil {
			if e := a.plan.Find(lang.Key{Kind: kindOf(to), Name: nameIn(to)}); e != nil {
				return e
			}
		}
	}
	for to := range a.moved { // a chain of renames
		if back(a.moved, to) == address {
			if e := a.plan.Find(lang.Key{Kind: kindOf(to), Name: nameIn(to)}); e != nil {
				return e
			}
		}
	}
	if k := kindOf(address); k != nil {
		return a.plan.Find(lang.Key{Kind: k, Name: nameIn(address)})
	}
	return nil
}

// Disciplines are the addresses of the disciplines that agreed to an element, as they were
// agreed: its own, and those of the tactics that it was agreed to be needed by.
func (a *Agreement) Disciplines(address string) []string {
	var list []string
	m := a.Agreed[address]
	if kind := kindOf(address); m == nil || kind == nil || kind.Name != "tactic" {
		return nil
	}
	list = append(list, m.Values["discipline"])
	for _, other := range byAddress(values(a.Agreed)) {
		if slices.Contains(listed(other.Values["requires"]), address) {
			list = append(list, other.Values["discipline"])
		}
	}
	return slices.DeleteFunc(list, func(address string) bool { return address == "" })
}
