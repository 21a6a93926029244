package lang

// CampaignAbove is the plan of the nearest campaign above; nil where there is none.
func (p *Plan) CampaignAbove() *Plan {
	for p = p.Parent; p != nil; p = p.Parent {
		if p.Campaign != nil {
			return p
		}
	}
	return nil
}

// Sponsor is who answers for the result of the plan's campaign, or else of the nearest one
// above that names somebody. It is unknown where something about it cannot be read, and
// absent where nobody is named.
func (p *Plan) Sponsor() (sponsor Ref[Element]) {
	for ; p != nil; p = p.Parent {
		if p.Campaign != nil && !p.Campaign.Sponsor.Absent() {
			return p.Campaign.Sponsor
		}
	}
	return sponsor
}
