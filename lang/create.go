package lang

import (
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"strings"
)

// Create declares the element that a place names and no plan in reach has, as a
// stub where others of its kind stand.
func (s *Snapshot) Create(at *Place) (syntax.Fix, bool) {
	m := at.Ref
	if m == nil || m.To != nil || m.Name == "" || at.Line == nil || at.Line.Attr == nil || at.Element == nil {
		return syntax.Fix{}, false
	}
	k, p := kindByName[m.Kind], at.Plan
	attr := at.Line.Attr
	switch {
	case k == nil || k.Label != syntax.Named || k.Name == "rule" || k.Name == "campaign" || !validName(m.Name):
		return syntax.Fix{}, false
	case attr.refers() && (attr.Gone || !attr.takes(k.Name)):
		return syntax.Fix{}, false
	case p.Unclear() || p.strange[k.Name] || p.strange[m.Name]: // it may be there
		return syntax.Fix{}, false
	}
	key := name{k, m.Name}
	f, after := p.whereOthersStand(k, at.File)
	if f != nil && s.taken(s.PlanOf(f.Path), key) {
		f, after = at.File, lastIn(p.All, k, at.File)
	}
	if f == nil || len(f.Unparsed()) > 0 || s.taken(p, key) {
		return syntax.Fix{}, false
	}
	title := "Create the " + k.Name + " " + m.Name
	if f != at.File {
		title += " in " + f.Path
	}
	return syntax.Fix{Title: title, Edits: []syntax.Edit{insertBelow(f, after, stub(f, k, m.Name))}}, true
}

// taken reports whether a plan, or one below it, has an element of that name
// already, so that a new one would clash with it.
func (s *Snapshot) taken(p *Plan, key name) bool {
	for _, below := range s.Plans {
		if below.names[key] != nil && below.Within(p) && (below == p || !key.kind.Local) {
			return true
		}
	}
	return false
}

// Within reports whether the plan is another, or lies below it.
func (p *Plan) Within(in *Plan) bool {
	for ; p != nil; p = p.Parent {
		if p == in {
			return true
		}
	}
	return false
}

// whereOthersStand is the file in which a new element of a kind belongs, and the
// last of the kind there. Of kinds that campaigns share, it is the file in which
// those of the nearest plan that has some stand, by preference f; of others it is
// f, and so where no plan has any. For stages, which are built in, there is then
// no good place.
func (p *Plan) whereOthersStand(k *Kind, f *syntax.File) (*syntax.File, Element) {
	for above := p; above != nil; above = above.Parent {
		if e := lastIn(above.All, k, f); e != nil {
			return f, e
		}
		if e := lastIn(above.All, k, nil); e != nil && k.Shared {
			return e.File(), e
		}
	}
	if k.Name == "stage" {
		return nil, nil
	}
	return f, nil
}

// lastIn is the last element of a kind, in a file or, for nil, in any.
func lastIn(all []Element, k *Kind, f *syntax.File) Element {
	for i := len(all) - 1; i >= 0; i-- {
		if e := all[i]; e.Kind() == k && e.head().decl != nil && e.head().decl.Within == nil && (f == nil || e.File() == f) {
			return e
		}
	}
	return nil
}

// insertBelow is an edit that adds an element to a file, below another or, for
// nil, at the end.
func insertBelow(f *syntax.File, after Element, text string) syntax.Edit {
	if after == nil || after.Broken() {
		return f.Append(text)
	}
	_, end := f.LineSpan(f.Line(int(after.head().decl.Whole.End)))
	return f.Insert(end, "\n\n"+strings.TrimSuffix(text, "\n"))
}

// stub is an element with what it cannot do without; where that is nothing, with
// a title made of its name.
func stub(f *syntax.File, k *Kind, elementName string) string {
	var b strings.Builder
	b.WriteString(k.Name + ` "` + elementName + "\" {\n")
	any := false
	for _, a := range k.Attrs {
		if a.Required {
			b.WriteString(a.Name + " = " + a.stub() + "\n")
			any = true
		}
	}
	if !any {
		b.WriteString(`title = "` + k.titled(elementName) + "\"\n")
	}
	b.WriteString("}\n")
	return f.Indented(string(syntax.Format([]byte(b.String()))))
}

// titled is the title that a name stands for; people write each of their names
// with a capital.
func (k *Kind) titled(elementName string) string {
	words := strings.Split(elementName, "_")
	for i, w := range words {
		if w != "" && (i == 0 || k.Name == "person") {
			words[i] = prose.Capital(w)
		}
	}
	return strings.Join(words, " ")
}
