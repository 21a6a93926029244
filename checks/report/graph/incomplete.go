package graph

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang/verbatim"
)

// Instead is a picture in one of Formats where there is none to draw: it says why.
func Instead(format, title string, reasons []string) string {
	s := &Scope{Unread: reasons}
	switch format {
	case "mermaid":
		return s.incompleteChart(&Chart{Title: title}).Mermaid()
	case "dot":
		return s.incompleteChart(&Chart{Title: title}).DOT()
	}
	p := &Picture{Title: title, Summary: strings.Join(reasons, " "), Width: 640}
	p.label(margin, margin, title, p.Width-2*margin, "", head)
	p.Height = 2*margin + head.size*lineHeight
	p.Incomplete(reasons)
	return p.File()
}

// Incomplete says below a picture why something may be missing in it.
func (p *Picture) Incomplete(reasons []string) {
	if len(reasons) == 0 {
		return
	}
	const most = 6 // lines of each
	var lines []string
	for _, reason := range reasons {
		lines = append(lines, wrap(reason, p.Width-4*margin, most, plain)...)
	}
	p.Summary += " Something may be missing. " + strings.Join(reasons, " ")
	y, row := p.Height, plain.size*lineHeight+4
	p.shape("gap", "Something may be missing", Box{margin, y, p.Width - 2*margin, float64(len(lines))*row + margin})
	for i, line := range lines {
		p.label(2*margin, y+margin/2+2+float64(i)*row, line, p.Width-4*margin, "", plain)
	}
	p.Height = y + float64(len(lines))*row + 2*margin
}

// incompleteChart says in a chart why something may be missing.
func (s *Scope) incompleteChart(c *Chart) *Chart {
	g := Group{Title: "Something may be missing"}
	for i, reason := range s.Unread {
		g.Nodes = append(g.Nodes, Node{ID: fmt.Sprintf("unread%d", i), Lines: []string{reason}, Class: "gap"})
	}
	if len(g.Nodes) > 0 {
		c.Groups = append(c.Groups, g)
	}
	return c
}

// incompleteGantt says in remarks, since Mermaid has no other place beside bars, why something
// may be missing; the title says that.
func (s *Scope) incompleteGantt() string {
	var b strings.Builder
	for _, reason := range s.Unread {
		fmt.Fprintf(&b, "%%%% %s\n", verbatim.Mermaid(reason))
	}
	return b.String()
}
