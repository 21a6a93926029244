package lang

// ask finds what a word of a rule stands for: tactics, each, each.discipline and
// what that is asked for in turn.
func (at *Place) ask(x *expr) {
	r, ok := at.Element.(*Rule)
	if !ok || at.Body != at.Element.Kind() || int(x.at.end-x.at.start) != len(x.text) {
		return
	}
	steps := x.steps()
	k := kindByPlural[steps[0]]
	if steps[0] == "each" && r.ForEach.Known() {
		k = kindByPlural[r.ForEach.V]
	}
	start := x.at.start
	for _, step := range steps {
		here := span{start, start + int32(len(step))}
		start = here.end + 1
		if k == nil {
			return
		}
		var a *Attr
		if here.start > x.at.start {
			if a = k.attr[step]; a == nil {
				return
			}
		}
		if here.around(at.Offset) {
			at.Asked = &Asked{k, a, at.File.rangeOf(here)}
			return
		}
		if a != nil {
			k = nil
			if len(a.Kinds) == 1 {
				k = kindByName[a.Kinds[0]]
			}
		}
	}
}
