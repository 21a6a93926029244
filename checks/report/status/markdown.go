package status

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang/verbatim"
)

// Markdown is the page as text, without its pictures: what they show stands in tables.
func (p *Page) Markdown() string {
	m := &markdown{}
	m.paragraph("# " + verbatim.Markdown(p.Title))
	facts := "As of " + inWords(p.AsOf) + "."
	if !p.several {
		for _, c := range p.Campaigns {
			facts += c.facts()
		}
	}
	if p.Since != "" {
		facts += " What is marked as new came or changed since " + p.Since + "."
	}
	m.paragraph(verbatim.Markdown(facts))
	for _, text := range p.Unread {
		m.paragraph("**" + verbatim.Markdown(text) + "**")
	}
	if p.several {
		t := p.overview()
		m.table(&t)
	}
	for i, c := range p.Campaigns {
		level := "##"
		if p.several {
			m.paragraph("## " + verbatim.Markdown(c.Title))
			if facts := c.facts(); facts != "" {
				m.paragraph(verbatim.Markdown(facts))
			}
			level = "###"
		}
		for _, s := range c.sections(fmt.Sprint(i)) {
			m.paragraph(level + " " + s.Title)
			for _, text := range s.Text {
				m.paragraph(verbatim.Markdown(text))
			}
			if len(s.List) > 0 {
				m.list(s.List)
			}
			for _, x := range s.Blocks {
				if x.Table != nil {
					m.table(x.Table)
				}
			}
		}
	}
	return strings.Join(m.paragraphs, "\n\n") + "\n"
}

// facts says when a campaign runs, and who answers for it.
func (c *Campaign) facts() string {
	text := ""
	for _, fact := range []struct{ before, what string }{{" The campaign runs ", c.when}, {" Sponsor: ", c.Sponsor}, {" Lead: ", c.Lead}} {
		if fact.what != "" {
			text += fact.before + fact.what + "."
		}
	}
	return text
}

type markdown struct{ paragraphs []string }

func (m *markdown) paragraph(text string) { m.paragraphs = append(m.paragraphs, text) }

func (m *markdown) list(of []string) {
	lines := make([]string, len(of))
	for i, text := range of {
		lines[i] = "- " + verbatim.Markdown(text)
	}
	m.paragraph(strings.Join(lines, "\n"))
}

func (m *markdown) table(t *table) {
	var b strings.Builder
	b.WriteString("| " + strings.Join(t.Head, " | ") + " |\n|")
	for i := range t.Head {
		if t.Columns[i] == 'n' {
			b.WriteString("--:|")
		} else {
			b.WriteString("---|")
		}
	}
	for _, r := range t.Rows {
		b.WriteString("\n|")
		for i, c := range r.Cells {
			text := verbatim.Markdown(c.Text)
			if c.Tone == "bad" && text != "" {
				text = "**" + text + "**"
			}
			if i == 0 && r.New {
				text = "*new* " + text
			}
			if c.Sub != "" {
				text = strings.TrimPrefix(text+" · ", " · ") + verbatim.Markdown(c.Sub)
			}
			b.WriteString(" " + text + " |")
		}
	}
	m.paragraph("*" + t.Caption + "*")
	m.paragraph(b.String())
	if t.More > 0 {
		m.paragraph(fmt.Sprintf("And %d more.", t.More))
	}
}
