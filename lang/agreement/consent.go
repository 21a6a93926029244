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
	// Instead of a sponsor who left, or whom nobody named, all of these together may approve,
	// who signed the last entry; or Above, the sponsor of the campaign above. Both may be nil.
	Instead []lang.Element
	Above   lang.Element
}

// ConsentOf says who decides on changes of a plan's campaign. It is worked out once a plan,
// when first asked for, and safe for concurrent use.
func ConsentOf(p *lang.Plan) Consent {
	return lang.Keep(p, consentKey{}, consentOf)
}

type consentKey struct{}

func consentOf(p *lang.Plan) Consent {
	a := Of(p)
	if a == nil || a.Other != "" {
		return consentAbove(p)
	}
	address := a.Agreed[a.Former(p.Campaign.Address())].Values["sponsor"]
	if address == "" {
		c := consentAbove(p)
		if c.Sponsor == nil && !c.Unknown || a.edition >= effectiveFrom { // nobody was named when it was agreed
			c = Consent{Instead: a.signersBut("")}
		}
		return c
	}
	if who := a.Now(address); who != nil {
		return Consent{Sponsor: who}
	}
	return Consent{Left: address, Instead: a.signersBut(address)}.above(p)
}

// signersBut are those who signed the last entry together with a sponsor who left, or
// without one; nil where nobody did, or one of them is no longer in the plan either.
func (a *Agreement) signersBut(sponsor string) []lang.Element {
	var list []lang.Element
	for _, signer := range a.signedBefore(len(a.Lock.Entries)) {
		if signer == sponsor {
			continue
		}
		who := a.Now(signer)
		if who == nil {
			return nil
		}
		list = append(list, who)
	}
	return list
}

// signedBefore are those who signed the last of the first n entries that only people signed
// who had a say in it: who had signed before, were the sponsor, or had approved or agreed to
// what it seals. The first entry counts as it is.
func (a *Agreement) signedBefore(n int) []string {
	last := a.Lock.Entries[0].By
	had := map[string]bool{}
	sponsor := ""
	for i, e := range a.Lock.Entries[:n] {
		for from, to := range e.Moves {
			if had[to] = had[to] || had[from]; sponsor == from {
				sponsor = to
			}
		}
		say := map[string]bool{sponsor: true}
		for _, m := range e.Elements {
			if k := kindOf(m.Address); k != nil && k.Name == "campaign" {
				sponsor = m.Values["sponsor"]
			}
		}
		say[sponsor] = true
		for name := range e.Amendments {
			if m := a.amendmentAt(i, name); m != nil {
				for _, attr := range []string{"approved_by", "agreed_by"} {
					names, _ := lang.FieldsOf(m).Get(m.Kind().Attr(attr)).Addresses()
					for _, address := range translated(names, a.since(i)) {
						say[address] = true
					}
				}
			}
		}
		if i > 0 && slices.ContainsFunc(e.By, func(who string) bool { return !say[who] && !had[who] }) {
			continue
		}
		last = e.By
		for _, who := range e.By {
			had[who] = true
		}
	}
	return last
}

// above adds the sponsor of the campaign above.
func (c Consent) above(p *lang.Plan) Consent {
	if up := p.CampaignAbove(); up != nil {
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
	if up := p.CampaignAbove(); up != nil {
		return ConsentOf(up)
	}
	return Consent{}
}

// Gives reports that those who approved an amendment may decide. Where nobody was ever
// named, anybody may. A discipline approves by agreeing.
func (c Consent) Gives(m *lang.Amendment) bool {
	approved := &m.ApprovedBy
	switch {
	case c.Unknown:
		return false
	case c.Sponsor != nil:
		return approved.Has(c.Sponsor)
	case c.Left == "" && c.Instead == nil:
		return len(approved.Items) > 0
	case c.Above != nil && approved.Has(c.Above):
		return true
	}
	return len(c.Instead) > 0 && !slices.ContainsFunc(c.Instead, func(e lang.Element) bool {
		d, discipline := e.(*lang.Discipline)
		return !approved.Has(e) && !(discipline && m.AgreedBy.Has(d))
	})
}

// Now is the element that an agreed address stands for today; nil where the plan has it no
// more.
func (a *Agreement) Now(address string) lang.Element {
	for to := range a.moved {
		if followed(a.moved, to) == address {
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
// agreed: a tactic's own, or the one that a commitment is of, and those of the tactics that
// it was agreed to be needed by.
func (a *Agreement) Disciplines(address string) []string {
	var list []string
	m := a.Agreed[address]
	switch kind := kindOf(address); {
	case m == nil || kind == nil:
		return nil
	case kind.Name == "commitment":
		list = append(list, m.Values["by"])
	case kind.Name == "tactic":
		list = append(list, m.Values["discipline"])
	default:
		return nil
	}
	for _, other := range byAddress(values(a.Agreed)) {
		if slices.Contains(listed(other.Values["requires"]), address) {
			list = append(list, other.Values["discipline"])
		}
	}
	return slices.DeleteFunc(list, func(address string) bool { return address == "" })
}
