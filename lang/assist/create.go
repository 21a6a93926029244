package assist

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Create declares the element that a place names and no plan in reach has, as a
// stub where others of its kind stand; false where none is missing, where it may stand
// in text that cannot be read, and where there is no good place for it.
func Create(s *lang.Snapshot, at *Cursor) (syntax.Fix, bool) {
	m := at.Ref
	if m == nil || m.To != nil || m.Name == "" || at.Line == nil || at.Line.Attr == nil || at.Element == nil {
		return syntax.Fix{}, false
	}
	k, p := lang.KindNamed(m.Kind), at.Plan
	attr := at.Line.Attr
	switch {
	case k == nil || k.Label != syntax.Named || k.Name == "rule" || k.Name == "campaign" || !lang.ValidName(m.Name):
		return syntax.Fix{}, false
	case attr.Refers() && (attr.Gone || !attr.Accepts(k.Name)):
		return syntax.Fix{}, false
	case p.Unclear() || p.UnknownWord(k.Name) || p.UnknownWord(m.Name): // it may be there
		return syntax.Fix{}, false
	}
	key := lang.Key{Kind: k, Name: m.Name}
	f, after := whereOthersStand(p, k, at.File)
	if f != nil && s.Taken(s.PlanOf(f.Path), key) {
		f, after = at.File, lastIn(p.All, k, at.File)
	}
	if f == nil || len(f.Unparsed()) > 0 || s.Taken(p, key) {
		return syntax.Fix{}, false
	}
	title := "Create the " + k.Name + " " + m.Name
	if f != at.File {
		title += " in " + f.Path
	}
	return syntax.Fix{Title: title, Edits: []syntax.Edit{insertBelow(f, after, stub(f, k, m.Name))}}, true
}

// whereOthersStand is the file in which a new element of a kind belongs, and the
// last of the kind there. Of kinds that campaigns share, it is the file in which
// those of the nearest plan that has some stand, by preference f; of others it is
// f, and so where no plan has any. For stages, which are built in, there is then
// no good place.
func whereOthersStand(p *lang.Plan, k *lang.Kind, f *syntax.File) (*syntax.File, lang.Element) {
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
func lastIn(all []lang.Element, k *lang.Kind, f *syntax.File) lang.Element {
	for i := len(all) - 1; i >= 0; i-- {
		if e := all[i]; e.Kind() == k && lang.DeclarationOf(e) != nil && lang.DeclarationOf(e).Within == nil && (f == nil || e.File() == f) {
			return e
		}
	}
	return nil
}

// insertBelow is an edit that adds an element to a file, below another or, for
// nil, at the end.
func insertBelow(f *syntax.File, after lang.Element, text string) syntax.Edit {
	if after == nil || after.Broken() {
		return f.Append(text)
	}
	_, end := f.LineSpan(f.Line(int(lang.DeclarationOf(after).Whole.End)))
	return f.Insert(end, "\n\n"+strings.TrimSuffix(text, "\n"))
}

// stub is an element with what it cannot do without; where that is nothing, with
// a title made of its name.
func stub(f *syntax.File, k *lang.Kind, elementName string) string {
	var b strings.Builder
	b.WriteString(k.Name + ` "` + elementName + "\" {\n")
	any := false
	for _, a := range k.Attrs {
		if a.Begins() {
			b.WriteString(a.Name + " = " + a.Stub() + "\n")
			any = true
		}
	}
	if !any {
		b.WriteString(`title = "` + titled(k, elementName) + "\"\n")
	}
	b.WriteString("}\n")
	return f.Indented(string(syntax.Format([]byte(b.String()))))
}

// titled is the title that a name stands for; people write each of their names
// with a capital.
func titled(k *lang.Kind, elementName string) string {
	words := strings.Split(elementName, "_")
	for i, w := range words {
		if w != "" && (i == 0 || k.Name == "person") {
			words[i] = prose.Capital(w)
		}
	}
	return strings.Join(words, " ")
}
