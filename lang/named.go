package lang

import "github.com/plan-as-code/plan/lang/syntax"

// FreeName is a name for a new element of a kind in this plan: the one wished for,
// made longer as long as it is taken.
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
	var by *Kind
	s := &syntax.Search{Words: []string{kind}, Kind: kind, Visit: func(m syntax.Mention) {
		if m.Kind == kind && m.Example == nil {
			visit(by, m.Name)
		}
	}}
	for _, f := range p.Files {
		for _, d := range f.Declarations {
			by = kindByName[d.Kind]
			s.Declaration(d)
		}
		by = nil
		for _, b := range f.UnknownBlocks {
			s.Body(&b.Body)
		}
		for i := range f.TopAttributes {
			s.Value(&f.TopAttributes[i], &f.TopAttributes[i].Expr)
		}
	}
}
