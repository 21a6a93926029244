package lang

import "github.com/plan-as-code/plan/lang/syntax"

// FreeName is a name for a new element of a kind in this plan: the one wished for,
// made longer by _more as long as it is taken. A name that each plan may use again is
// taken by this plan alone.
func (p *Plan) FreeName(kind, wish string) string {
	for {
		taken := p.Lookup(kind, wish)
		if taken == nil || taken.Plan() != p && taken.Kind().Local {
			return wish
		}
		wish += "_more"
	}
}

// Named visits the names of elements of a kind that the text of a plan mentions,
// each with the kind of element that mentions it; nil where that is unknown.
// Examples of rules do not count.
func (p *Plan) Named(kind string, visit func(by *Kind, elementName string)) {
	s := &syntax.Search{Words: []string{kind}, Kind: kind}
	s.Visit = func(m syntax.Mention) {
		switch {
		case m.Kind != kind || m.Example != nil:
		case s.In == nil:
			visit(nil, m.Name)
		default:
			visit(kindByName[s.In.Kind], m.Name)
		}
	}
	for _, f := range p.Files {
		s.File(f)
	}
}
