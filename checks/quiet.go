package checks

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// hush leaves out of what a pass found what a campaign does not need: what belongs to a
// practice that nothing in it uses, what speaks of several disciplines where one alone is at
// work, and what is said already of the campaign above. Who names the rule, in a configure
// block or by --only, hears it all but the last.
func (p *Pass) hush(pol *policy) {
	if len(p.found) == 0 {
		return
	}
	r := p.Rule
	if (r.Practice != nil || r.Several) && !pol.names(r) {
		p.found = slices.DeleteFunc(p.found, func(f *Finding) bool {
			at := p.campaignsOf(pol, f)
			return len(at) > 0 && !slices.ContainsFunc(at, func(c *lang.Campaign) bool { return p.needs(c.Plan()) })
		})
	}
	if r.Inherits && len(p.found) > 1 {
		p.inherit()
	}
}

// needs reports that a plan's campaign uses the practice that the rule is about, and that
// several disciplines are at work there where the rule speaks of such.
func (p *Pass) needs(plan *lang.Plan) bool {
	return (p.Rule.Practice == nil || p.Rule.Practice.UsedIn(plan)) && (!p.Rule.Several || p.Lone(plan) == nil)
}

// campaignsOf are the campaigns that a finding is about: its own; those in which a discipline
// is at work; and of what else stands outside campaigns all that there are.
func (p *Pass) campaignsOf(pol *policy, f *Finding) []*lang.Campaign {
	d, discipline := f.Element.(*lang.Discipline)
	switch {
	case f.Campaign != nil:
		return []*lang.Campaign{f.Campaign}
	case discipline:
		return p.CampaignsWith(d)
	}
	return pol.campaigns
}

// inherit leaves out the findings at campaigns above which the same is found.
func (p *Pass) inherit() {
	at := map[*lang.Campaign]bool{}
	for _, f := range p.found {
		if c, campaign := f.Element.(*lang.Campaign); campaign {
			at[c] = true
		}
	}
	p.found = slices.DeleteFunc(p.found, func(f *Finding) bool {
		c, campaign := f.Element.(*lang.Campaign)
		if !campaign {
			return false
		}
		for up := c.Plan().CampaignAbove(); up != nil; up = up.CampaignAbove() {
			if at[up.Campaign] {
				return true
			}
		}
		return false
	})
}

// names reports that somebody asks for a rule by its name.
func (pol *policy) names(r *Rule) bool {
	return pol.configured[r.ID] != nil || slices.Contains(pol.opts.Only, r.ID)
}
