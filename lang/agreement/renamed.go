package agreement

import (
	"maps"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// Renamed is the one new element that says all that a gone one said, which is most
// likely the same under another name; nil where there is none, or several.
func (a *Agreement) Renamed(gone *Difference) lang.Element {
	was := a.Agreed[gone.Address]
	kind, _, _ := strings.Cut(gone.Address, ".")
	var same lang.Element
	for _, d := range a.Differences {
		if d.Kind != Added || d.Element.Kind().Name != kind || !maps.Equal(was.Values, sealedElement(d.Element, a.Former, a.edition).Values) {
			continue
		}
		if same != nil {
			return nil
		}
		same = d.Element
	}
	return same
}
