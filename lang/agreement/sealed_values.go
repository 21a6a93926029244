package agreement

import (
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// SealedElement is what an agreement holds of one element: the values that cannot
// change without everybody's consent, each written in one way.
type SealedElement struct {
	Address string            // KIND.NAME, as it was agreed
	Values  map[string]string // by attribute, or nested block, as a plan writes them; those left out are not there

	unread map[string]bool // attributes of which nothing can be concluded
	broken bool            // the element does not parse
}

// addresses translates an element's address into the one that an agreement knows.
type addresses func(string) string

func unchanged(address string) string { return address }

// sealedElement reads an element's material values.
func sealedElement(e lang.Element, known addresses) *SealedElement {
	m := &SealedElement{Address: known(e.Address()), Values: map[string]string{}, unread: map[string]bool{}, broken: e.Broken()}
	in := lang.FieldsOf(e)
	for _, a := range e.Kind().Attrs {
		if a.Sealed {
			m.read(in.Get(a), known)
		}
	}
	for _, n := range e.Kind().Blocks {
		if n.Sealed {
			m.readBlocks(n, in.Blocks(n), known)
		}
	}
	if c, ok := e.(*lang.Campaign); ok && c.Launch.Absent() { // it has a default
		m.copyValue("start", "launch")
	}
	return m
}

func (m *SealedElement) read(f lang.Field, known addresses) {
	switch f.State {
	case lang.Unknown:
		m.unread[f.Name] = true
	case lang.Known:
		if text := literal(f.Held, known); text != "" {
			m.Values[f.Name] = text
		}
	}
}

func (m *SealedElement) copyValue(from, to string) {
	if text, ok := m.Values[from]; ok {
		m.Values[to] = text
	}
	m.unread[to] = m.unread[from]
}

// readBlocks writes nested blocks as a list, whose order says nothing.
func (m *SealedElement) readBlocks(n *lang.Nested, blocks []lang.Fields, known addresses) {
	var list []string
	for _, b := range blocks {
		one := &SealedElement{Values: map[string]string{}, unread: map[string]bool{}}
		for _, a := range n.Attrs {
			one.read(b.Get(a), known)
		}
		m.unread[n.Name] = m.unread[n.Name] || len(one.unread) > 0
		list = append(list, object(one.Values))
	}
	if len(list) > 0 {
		m.Values[n.Name] = listOf(list)
	}
}

// object writes values between braces, by name.
func object(values map[string]string) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		parts = append(parts, name+" = "+values[name])
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// listOf writes what has no order: sorted, and each once... but for blocks, which
// may be alike.
func listOf(items []string) string {
	slices.Sort(items)
	return "[" + strings.Join(items, ", ") + "]"
}

// literal writes a value; "" for an empty list, which says no more than none.
func literal(value any, known addresses) string {
	switch v := value.(type) {
	case string:
		return syntax.TextLiteral(v)
	case bool:
		if v {
			return "true"
		}
		return "false"
	case float64:
		return prose.Literal(v + 0) // no negative zero
	case lang.Date:
		return `"` + v.ISO() + `"`
	case lang.Duration:
		return `"` + v.Code() + `"`
	case []string:
		if len(v) == 0 {
			return ""
		}
		list := make([]string, len(v))
		for i, text := range v {
			list[i] = syntax.TextLiteral(text)
		}
		return listOf(list)
	case lang.Element:
		return known(v.Address())
	case []lang.Element:
		if len(v) == 0 {
			return ""
		}
		list := make([]string, len(v))
		for i, e := range v {
			list[i] = known(e.Address())
		}
		slices.Sort(list)
		return listOf(slices.Compact(list))
	}
	return ""
}
