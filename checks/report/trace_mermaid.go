package report

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang/verbatim"
)

// Mermaid is the trace as the text of a picture that Mermaid draws, goals at the top.
func (t *Trace) Mermaid() string {
	m := &mermaid{ids: map[string]string{}, drawn: map[string]bool{}}
	m.b.WriteString("flowchart BT\n")
	root := m.node(t.Address, t.file, t.line, t.Title, t.Kind)
	m.branches(root, t.Up, true)
	m.branches(root, t.Down, false)
	m.branches(root, t.Named, false)
	fmt.Fprintf(&m.b, "  style %s stroke-width:4px\n", root)
	return m.b.String()
}

type mermaid struct {
	b     strings.Builder
	ids   map[string]string // of elements, by where they are declared
	drawn map[string]bool   // arrows
}

// node is the id of an element, which is drawn where it is first met.
func (m *mermaid) node(address, file string, line int, title, what string) string {
	key := fmt.Sprintf("%s %s:%d", address, file, line)
	id := m.ids[key]
	if id == "" {
		id = fmt.Sprintf("n%d", len(m.ids))
		m.ids[key] = id
		fmt.Fprintf(&m.b, "  %s[\"%s<br>%s\"]\n", id, verbatim.Mermaid(title), verbatim.Mermaid(what))
	}
	return id
}

// branches draws what hangs on an element, with arrows that point upwards.
func (m *mermaid) branches(from string, list []*Branch, up bool) {
	for _, x := range list {
		id := m.node(x.Address, x.File, x.Line, x.Title, x.what())
		low, high := id, from
		if up {
			low, high = from, id
		}
		arrow := fmt.Sprintf("  %s -->|\"%s\"| %s\n", low, verbatim.Mermaid(strings.Join(x.Verbs, " and ")), high)
		if !m.drawn[arrow] {
			m.drawn[arrow] = true
			m.b.WriteString(arrow)
		}
		m.branches(id, x.Branches, up)
	}
}
