package lang

import (
	"fmt"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Sighted is a finding of a plan that, where it misses an element which stands in a
// campaign below, says where that is: plans see what stands above them, and not
// what stands below. Any other finding is returned as it is.
func (s *Snapshot) Sighted(p *Plan, d Diagnostic) Diagnostic {
	if d.Missing.Kind == nil {
		return d
	}
	found := s.declaredBelow(p, d.Missing)
	if len(found) == 0 {
		return d
	}
	missing := syntax.Address(d.Missing.Kind.Name, d.Missing.Name)
	var homes []string
	d.Related, d.Fixes = nil, nil
	for _, e := range found {
		homes = append(homes, prose.Quote(e.Plan().Campaign.Label()))
		d.Related = append(d.Related, syntax.Related{Range: e.At(), Message: "It stands here."})
	}
	noun := "campaign"
	if len(homes) > 1 {
		noun = "campaigns"
	}
	d.Message = fmt.Sprintf("The %s refers to %s, which stands in the %s %s; %s cannot see into campaigns below it.", d.Element, missing, noun, prose.List(homes), p.noun())
	d.Fix = "Move " + missing + " to " + p.noun() + ", or name another"
	if d.Element.Kind().Name == "rule" {
		d.Fix = "State the rule in the folder of the campaign, or move " + missing + " to " + p.noun()
	}
	return d
}

// declaredBelow lists the elements of a name in the campaigns below a plan.
func (s *Snapshot) declaredBelow(p *Plan, key Key) []Element {
	var found []Element
	for _, other := range s.Plans() {
		if other.Campaign == nil || other == p || !other.Within(p) {
			continue
		}
		if e := other.names[key]; e != nil && e.Plan() == other {
			found = append(found, e)
		}
	}
	return found
}

// noun is what a plan is called in a sentence.
func (p *Plan) noun() string {
	switch {
	case p.Campaign != nil:
		return "the plan of the " + p.Campaign.String()
	case p.Parent == nil:
		return "the workspace's plan"
	}
	return "this plan"
}
