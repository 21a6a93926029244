package render

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// chapter is a part of a page: a heading, and entries of which some may be left
// out.
type chapter struct {
	heading string
	entries []string
}

// renderDiffMarkdown writes a comparison as a page for a forge. Findings and who
// needs to know keep a share of the room, whatever changed.
func renderDiffMarkdown(w io.Writer, d *Diff, _ int) error {
	head := []string{"### " + verbatim.Markdown(d.headline()), verbatim.Markdown(cmp.Or(d.against(), strings.Join(d.Unread, " ")))}
	share := comment.most / 5
	findings := fitted(d.findingChapters(), share)
	who := fitted(d.whoChapters(), share)
	used := comment.length(joined(slices.Concat(head, findings, who))) + reserve
	changes := fitted(d.planChapters(), comment.most-used)
	page := joined(slices.Concat(head, changes, findings, who))
	_, err := io.WriteString(w, page)
	return err
}

// fitted writes chapters as far as there is room, and counts what is left out.
func fitted(chapters []chapter, most int) []string {
	var paragraphs []string
	used, left := reserve, 0
	for _, c := range chapters {
		used += comment.length(c.heading) + 2
		var kept []string
		for _, e := range c.entries {
			if cost := comment.length(e) + 1; left == 0 && used+cost <= most {
				used += cost
				kept = append(kept, e)
			} else {
				left++
			}
		}
		if len(kept) > 0 || len(c.entries) == 0 && left == 0 {
			paragraphs = append(paragraphs, c.heading, strings.Join(kept, "\n"))
		}
	}
	if left > 0 {
		paragraphs = append(paragraphs, "**Left out for want of room: "+prose.Count(left, "entry")+".** plan diff lists them all.")
	}
	return paragraphs
}

func (d *Diff) planChapters() []chapter {
	var list []chapter
	for _, part := range d.parts {
		for _, p := range part.Plans {
			heading := "#### " + verbatim.Markdown(p.Title())
			if said := p.Cost.Said(); said != "" {
				heading += "\n\nThe tactics cost " + verbatim.Markdown(said)
			}
			if p.Unclear {
				heading += "\n\n" + unclear
			}
			list = append(list, chapter{heading: heading})
			for _, g := range p.Groups {
				list = append(list, groupChapter(p, g))
			}
		}
	}
	return list
}

func groupChapter(p *report.PlanDiff, g *report.GroupDiff) chapter {
	c := chapter{heading: "**" + verbatim.Markdown(g.Title()) + "**"}
	if said := g.Cost.Said(); said != "" {
		c.heading += " " + verbatim.Markdown(said)
	}
	told, followed := split(g)
	for _, e := range told {
		c.entries = append(c.entries, markdownElement(e))
	}
	if len(followed) > 0 {
		c.entries = append(c.entries, "- "+verbatim.Markdown(withLaunch(p, followed)))
	}
	return c
}

func markdownElement(e *report.ElementDiff) string {
	var b strings.Builder
	fmt.Fprintf(&b, "- **%s** %s", strings.ReplaceAll(string(e.Change), "_", " "), verbatim.Markdown(e.Name()))
	if e.Change == report.ElementAdded || e.Change == report.ElementDropped {
		if facts := e.Facts(); facts != "" {
			b.WriteString(": " + verbatim.Markdown(facts))
		}
		return b.String()
	}
	for _, v := range e.Told() {
		if v.Name == "" {
			b.WriteString(": its text cannot be read in one of the two versions")
			continue
		}
		fmt.Fprintf(&b, "\n  - %s: %s", verbatim.Markdown(report.ValueName(v)), verbatim.Markdown(shortened(report.ValueSaid(e, v), longestValue)))
	}
	return b.String()
}

const longestValue = 600 // characters of a value and what it was

func (d *Diff) findingChapters() []chapter {
	gained, lost := chapter{heading: "#### Findings gained"}, chapter{heading: "#### Findings lost"}
	for _, part := range d.parts {
		for _, f := range part.Gained {
			gained.entries = append(gained.entries, fmt.Sprintf("- **%s** %s: %s %s", f.Severity, verbatim.CodeSpan(part.at(d.cwd, f)), verbatim.Markdown(terminal.Sentence(f.Message)), verbatim.CodeSpan(f.Rule)))
		}
		for _, f := range part.Lost {
			lost.entries = append(lost.entries, fmt.Sprintf("- %s %s%s", verbatim.Markdown(terminal.Sentence(f.Message)), verbatim.CodeSpan(f.Rule), lostMark(f)))
		}
	}
	return given(gained, lost)
}

func (d *Diff) whoChapters() []chapter {
	c := chapter{heading: "#### Who needs to know"}
	for _, part := range d.parts {
		for _, one := range part.Who {
			entry := "- **" + verbatim.Markdown(one.Element.Label()) + "**"
			if reach := whom(one); reach != "" {
				entry += " (" + verbatim.Markdown(reach) + ")"
			}
			c.entries = append(c.entries, entry+": "+verbatim.Markdown(strings.Join(one.Because, "; ")))
		}
	}
	return given(c)
}

// given are the chapters that have entries.
func given(chapters ...chapter) []chapter {
	return slices.DeleteFunc(chapters, func(c chapter) bool { return len(c.entries) == 0 })
}
