package status

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"unicode"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/verbatim"
)

//go:embed page.html
var layout string

var layoutOfPage = template.Must(template.New("page").Funcs(template.FuncMap{
	"line":  verbatim.Line,
	"place": func(p graph.Place) template.HTMLAttr { return template.HTMLAttr(p.Attributes()) }, // which escapes it
	"holds": func(t *table, column int) string { return t.Columns[column : column+1] },
	"cells": cells,
	"way":   way,
}).Parse(layout))

// cells are those of a row, which are most of a page. It escapes what people wrote as the layout does.
func cells(t *table, r row) template.HTML {
	var b strings.Builder
	for i := range r.Cells {
		if i == 0 {
			b.WriteString(`<th scope="row">`)
			if r.New {
				b.WriteString(`<span class="mark open">new</span> `)
			}
			r.Cells[i].write(&b)
			b.WriteString("</th>")
			continue
		}
		b.WriteString(`<td class="` + t.Columns[i:i+1] + `" data-head="` + verbatim.Markup(t.Head[i]) + `">`)
		r.Cells[i].write(&b)
		b.WriteString("</td>")
	}
	return template.HTML(b.String())
}

func (c *cell) write(b *strings.Builder) {
	text := func(s string) { b.WriteString("<bdi" + string(way(s)) + ">" + verbatim.Markup(s) + "</bdi>") }
	if c.Tone != "" {
		b.WriteString(`<span class="mark ` + c.Tone + `">`)
		text(c.Text)
		b.WriteString("</span>")
	} else if c.Text != "" || c.Sub == "" {
		text(c.Text)
	}
	if c.Sub != "" {
		if c.Text != "" {
			b.WriteString("<br>")
		}
		b.WriteString("<small>")
		text(c.Sub)
		b.WriteString("</small>")
	}
}

// way keeps a sentence that begins with what somebody wrote from right to left, and goes on from
// left to right, in the order of its words.
func way(text string) template.HTMLAttr {
	turned, ours := false, false // it begins from right to left; the last letter is one of ours
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		if ours = !unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko); ours && !turned {
			return ""
		}
		turned = true
	}
	if ours {
		return ` dir="ltr"`
	}
	return ""
}

// htmlPage is what the layout shows.
type htmlPage struct {
	*Page
	Day      string
	Style    template.CSS
	Overview *table
	Parts    []*htmlPart
}

type htmlPart struct {
	*Campaign
	ID, When string
	Among    bool // several
	Sections []htmlSection
	Written  template.HTML
}

// Place is where the campaign stands.
func (p *htmlPart) Place() graph.Place { return graph.Place{Address: p.Address, Folder: p.Folder} }

// Around is the plan in which all that the part names is looked up.
func (p *htmlPart) Around() graph.Place { return graph.Place{Folder: p.Folder} }

type htmlSection struct {
	section
	Blocks []htmlBlock
}

type htmlBlock struct {
	Table   *table
	Picture template.HTML
}

// HTML is the page as one file: no script, nothing from elsewhere, light and dark, and two
// pages of paper for a campaign of usual size. The error of an ended ctx is its own.
func (p *Page) HTML(ctx context.Context) (string, error) {
	page := htmlPage{Page: p, Day: inWords(p.AsOf), Style: template.CSS(graph.Style), Parts: make([]*htmlPart, len(p.Campaigns))} // a style of this program alone
	if p.several {
		t := p.overview()
		page.Overview = &t
	}
	faults := make([]error, len(p.Campaigns))
	lang.Parallel(ctx, len(p.Campaigns), func(i int) {
		c := p.Campaigns[i]
		page.Parts[i] = &htmlPart{Campaign: c, ID: fmt.Sprintf("c%d", i+1), When: c.when, Among: p.several}
		faults[i] = page.Parts[i].write()
	})
	if err := errors.Join(append(faults, ctx.Err())...); err != nil {
		return "", err
	}
	var b strings.Builder
	err := layoutOfPage.Execute(&b, page)
	return b.String(), err
}

// write writes the part of a campaign.
func (p *htmlPart) write() error {
	for _, s := range p.sections(p.ID) {
		one := htmlSection{section: s}
		for n, x := range s.Blocks {
			drawn := htmlBlock{Table: x.Table}
			if x.Picture != nil {
				drawn.Picture = template.HTML(x.Picture.SVG(fmt.Sprintf("%s-p%d", s.ID, n))) // which escapes what people wrote
			}
			one.Blocks = append(one.Blocks, drawn)
		}
		p.Sections = append(p.Sections, one)
	}
	var b strings.Builder
	err := layoutOfPage.ExecuteTemplate(&b, "article", p)
	p.Written = template.HTML(b.String())
	return err
}
