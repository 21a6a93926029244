package lang

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
	s := &search{words: []string{kind}, kind: kind, visit: func(m mention) {
		if m.kind == kind && m.example == nil {
			visit(by, m.name)
		}
	}}
	for _, f := range p.Files {
		for _, d := range f.decls {
			by = d.kind
			s.declaration(d)
		}
		by = nil
		for _, b := range f.strange {
			s.body(&b.body)
		}
		for i := range f.loose {
			s.value(&f.loose[i], &f.loose[i].Expr)
		}
	}
}
