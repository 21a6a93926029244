package sheet

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// amendment drafts what a sealed campaign needs for a table to change what was agreed:
// nobody has approved it yet. Empty where nothing of it is sealed.
func (w *writing) amendment() string {
	if w.plan.Campaign == nil || w.plan.Lock == nil {
		return ""
	}
	d := &Draft{Kind: lang.KindNamed("amendment"), values: map[string]string{}}
	for _, one := range w.Created {
		if one.Kind.Agreed {
			d.add("adds", one.Address())
		}
	}
	for _, change := range w.Changed {
		a := change.Element.Kind().AttrAt(change.Attr)
		block, _, _ := strings.Cut(change.Attr, ".")
		switch n := change.Element.Kind().Block(block); {
		case a == nil && n != nil && n.Sealed > 0:
			d.add("changes", lang.Reference(change.Element)) // it goes
		case a == nil || a.Sealed == 0:
		case change.Is == "" || change.Is == lang.UndecidedWord || strings.Count(change.Attr, ".") > 1:
			d.add("changes", lang.Reference(change.Element))
		default:
			d.parts = append(d.parts, part{"value", [][2]string{{"of", lang.Reference(change.Element)}, {"attribute", quoted(change.Attr)}, {"to", change.Is}}})
		}
	}
	if len(d.values)+len(d.parts) == 0 {
		return ""
	}
	day := w.o.AsOf.ISO()
	free := names{w.Import, map[lang.Key]bool{}, map[lang.Key]int{}}
	d.Name = free.free(d.Kind, "import "+day)
	d.values["on"], d.values["reason"] = quoted(day), quoted("The table "+w.o.Source+" says so.")
	w.Amendment = d.Address()
	return d.text()
}
