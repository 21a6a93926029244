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

// RenamedFrom is the address of the one gone element that said all that a new one says; empty
// where there is none.
func (a *Agreement) RenamedFrom(e lang.Element) string {
	for _, d := range a.Differences {
		if d.Kind == Dropped && d.Element == nil && a.Renamed(d) == e {
			return d.Address
		}
	}
	return ""
}

// Successor is what an agreed element that a value named, and that is nowhere any more, most
// likely is called now; nil where there is none.
func (a *Agreement) Successor(address string) lang.Element {
	if a.Agreed[address] == nil || a.Now(address) != nil {
		return nil
	}
	return a.Renamed(&Difference{Kind: Dropped, Address: address})
}

// Addresses lists what a value that references made up named when it was agreed.
func (c *Change) Addresses() []string { return listed(c.Was) }
