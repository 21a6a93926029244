package assist

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// moving says of an element that an agreement holds where it has moved, so that
// its new name is not read as one element dropped and another added.
func moving(e lang.Element, better string) syntax.Edit {
	return e.File().Declare("moved {\n  from = " + e.Address() + "\n  to   = " + syntax.Address(e.Kind().Name, better) + "\n}\n")
}

// movingBack takes away what says that the target came from the address that it
// is given again: nothing has moved then. The edits within it go with it.
func movingBack(s *lang.Snapshot, t *Target, better string, edits []syntax.Edit) []syntax.Edit {
	if t.local != nil {
		return edits
	}
	old := syntax.Address(t.Element.Kind().Name, better)
	for _, p := range s.Plans() {
		for _, m := range p.Moves {
			if !m.To.Known() || m.To.To != t.Element || m.Old() != old {
				continue
			}
			gone, ok := lang.Remove(m)
			if !ok {
				continue
			}
			edits = slices.DeleteFunc(edits, func(e syntax.Edit) bool { return e.Range.Overlaps(gone.Range) })
			edits = append(edits, gone)
		}
	}
	return edits
}
