package graph

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// gantt is the timeline as Mermaid draws it. What has no day stands in a remark at the end,
// since Mermaid has no place for it.
func gantt(s *Scope) string {
	var b strings.Builder
	fmt.Fprintf(&b, "gantt\n  title %s\n  dateFormat YYYY-MM-DD\n  axisFormat %%d %%b %%Y\n  inclusiveEndDates\n", verbatim.Mermaid(s.Title()))
	n := 0
	section := "Days that matter for all"
	task := func(kind, text string, from, to lang.Date) {
		if n == 0 || section != "" {
			fmt.Fprintf(&b, "  section %s\n", verbatim.Mermaid(section))
			section = ""
		}
		fmt.Fprintf(&b, "  %s :%st%d, %s, %s\n", verbatim.Mermaid(text), kind, n, from.ISO(), to.ISO())
		n++
	}
	for _, m := range s.marks() {
		if m.text != "" && m.class != "today" {
			task("milestone, ", m.text, m.on, m.on)
		}
	}
	var later []string
	for _, l := range s.lanes() {
		section = l.title
		for _, t := range l.rows {
			start, end := days(t)
			kind := ""
			if t.Status.Known() && t.Status.V == "done" {
				kind = "done, "
			}
			if list, state := t.Running(); state == lang.Known && end.Known() {
				for _, in := range list {
					task(kind, Title(t), in.First, in.Last)
				}
				continue
			}
			if !start.Known() && !end.Known() {
				later = append(later, Title(t))
				continue
			}
			from, to := start.V, end.V
			if !start.Known() {
				from = to
			} else if !end.Known() || to < from {
				to = from
			}
			says := When(t)
			if t.Standby() {
				says = "only if it is needed"
			}
			task(kind, Title(t)+" ("+says+")", from, to)
		}
	}
	for _, title := range later {
		fmt.Fprintf(&b, "%%%% no dates yet: %s\n", verbatim.Mermaid(title))
	}
	b.WriteString(s.incompleteGantt())
	return b.String()
}

// timelineChart is the timeline as boxes and arrows: what has to wait for what.
func timelineChart(s *Scope) *Chart {
	c := &Chart{Title: "Timeline of " + s.Title()}
	id := ids{}
	tactics := s.tactics()
	drawn := map[lang.Element]bool{}
	for _, t := range tactics {
		drawn[t] = true
	}
	for _, l := range s.lanes() {
		g := Group{Title: l.title}
		for _, t := range l.rows {
			g.Nodes = append(g.Nodes, Node{ID: id.of(t), Lines: []string{Title(t), When(t)}})
		}
		c.Groups = append(c.Groups, g)
	}
	for _, t := range tactics {
		for i := range t.Requires.Items {
			if needed, ok := t.Requires.Items[i].To.(*lang.Tactic); ok && drawn[needed] {
				c.Edges = append(c.Edges, Edge{From: id.of(t), To: id.of(needed), Text: "waits for"})
			}
		}
	}
	return c
}
