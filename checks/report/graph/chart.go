package graph

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// Chart is what a picture shows as boxes and arrows, for programs that find places by
// themselves.
type Chart struct {
	Title  string
	Down   bool // from top to bottom; else from right to left
	Groups []Group
	Edges  []Edge
}

// Group is some boxes with a title, which may be empty.
type Group struct {
	Title string
	Nodes []Node
}

// Node is a box.
type Node struct {
	ID    string // a word of its own, of letters and digits
	Lines []string
	Class string // goal, private or gap; empty for any other
}

// Edge is an arrow.
type Edge struct {
	From, To string // the ID of a node
	Text     string // may be empty
	Weak     bool   // says less than others
}

// ids gives each element a word.
type ids map[lang.Element]string

func (i ids) of(e lang.Element) string {
	id := i[e]
	if id == "" {
		id = fmt.Sprintf("n%d", len(i))
		i[e] = id
	}
	return id
}

// Mermaid writes a chart as the text of a picture that Mermaid draws.
func (c *Chart) Mermaid() string {
	var b strings.Builder
	direction := "RL"
	if c.Down {
		direction = "TB"
	}
	b.WriteString("flowchart " + direction + "\n")
	b.WriteString("  accTitle: " + verbatim.Mermaid(c.Title) + "\n")
	for i, g := range c.Groups {
		indent := "  "
		if g.Title != "" {
			fmt.Fprintf(&b, "  subgraph g%d[\"%s\"]\n", i, verbatim.Mermaid(g.Title))
			indent = "    "
		}
		for _, n := range g.Nodes {
			lines := make([]string, len(n.Lines))
			for i, line := range n.Lines {
				lines[i] = verbatim.Mermaid(line)
			}
			fmt.Fprintf(&b, "%s%s[\"%s\"]\n", indent, n.ID, strings.Join(lines, "<br>"))
		}
		if g.Title != "" {
			b.WriteString("  end\n")
		}
	}
	for _, e := range c.Edges {
		arrow := "-->"
		if e.Weak {
			arrow = "-.->"
		}
		if e.Text != "" {
			arrow += "|\"" + verbatim.Mermaid(e.Text) + "\"|"
		}
		fmt.Fprintf(&b, "  %s %s %s\n", e.From, arrow, e.To)
	}
	for _, look := range []struct{ class, style string }{{"goal", "stroke-width:3px"}, {"private", "stroke-dasharray:5 3"}, {"gap", "stroke-dasharray:2 4"}} {
		for _, g := range c.Groups {
			for _, n := range g.Nodes {
				if n.Class == look.class {
					fmt.Fprintf(&b, "  style %s %s\n", n.ID, look.style)
				}
			}
		}
	}
	return b.String()
}

// DOT writes a chart as the text of a picture that Graphviz draws.
func (c *Chart) DOT() string {
	var b strings.Builder
	direction := "RL"
	if c.Down {
		direction = "TB"
	}
	fmt.Fprintf(&b, "digraph plan {\n  rankdir=%s\n  label=\"%s\"\n  labelloc=t\n  fontname=Helvetica\n  node [shape=box, fontname=Helvetica]\n  edge [fontname=Helvetica]\n", direction, verbatim.DOT(c.Title))
	for i, g := range c.Groups {
		indent := "  "
		if g.Title != "" {
			fmt.Fprintf(&b, "  subgraph cluster_%d {\n    label=\"%s\"\n", i, verbatim.DOT(g.Title))
			indent = "    "
		}
		for _, n := range g.Nodes {
			lines := make([]string, len(n.Lines))
			for i, line := range n.Lines {
				lines[i] = verbatim.DOT(line)
			}
			fmt.Fprintf(&b, "%s%s [label=\"%s\"%s]\n", indent, n.ID, strings.Join(lines, `\n`), map[string]string{"goal": ", penwidth=3", "private": ", style=dashed", "gap": ", style=dotted"}[n.Class])
		}
		if g.Title != "" {
			b.WriteString("  }\n")
		}
	}
	for _, e := range c.Edges {
		var looks []string
		if e.Text != "" {
			looks = append(looks, `label="`+verbatim.DOT(e.Text)+`"`)
		}
		if e.Weak {
			looks = append(looks, "style=dashed")
		}
		fmt.Fprintf(&b, "  %s -> %s", e.From, e.To)
		if len(looks) > 0 {
			b.WriteString(" [" + strings.Join(looks, ", ") + "]")
		}
		b.WriteByte('\n')
	}
	b.WriteString("}\n")
	return b.String()
}
