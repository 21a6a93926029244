package sheet

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// Page is the table of all elements of a kind, for a workbook.
type Page struct {
	Name      string // what the kind is asked for
	Grid      Grid
	Columns   []PageColumn
	Elements  []lang.Element // of the rows below the header
	WorkedOut [][]string     // the expressions behind cells that no plan writes out, by row below the header and column
}

// PageColumn is what the cells of one column of a Page hold.
type PageColumn struct {
	Heading       string
	Days, Numbers bool
	Offers        []string // what a cell may say, or usually does
	Open          bool     // it may say something else, too
	Hidden        bool
}

// Pages are the tables of all elements that plans declare, a kind each; findings says what is
// found at an element. Kind is one of Exported; empty for all.
func Pages(plans []*lang.Plan, kind string, findings func(lang.Element) string) (list []*Page) {
	for _, x := range Exported {
		if kind != "" && kind != x.Kind {
			continue
		}
		if g, elements := export(plans, x.Kind); g != nil {
			p := &Page{Name: x.Kinds, Grid: g, Elements: elements}
			p.describe(plans, lang.KindNamed(x.Kind))
			p.complete(findings)
			list = append(list, p)
		}
	}
	return list
}

// describe says what the columns hold, and which cells are worked out.
func (p *Page) describe(plans []*lang.Plan, k *lang.Kind) {
	for _, h := range p.Grid[0] {
		col := PageColumn{Heading: h}
		if a := k.AttrAt(h); a != nil {
			col.Days, col.Numbers = a.Type == lang.TypeDate, a.Type.Numeric()
			col.offer(plans, a)
		}
		p.Columns = append(p.Columns, col)
	}
	for i, e := range p.Elements {
		row := make([]string, len(p.Columns))
		for j, col := range p.Columns {
			if p.Grid[i+1][j] != "" {
				row[j] = workedOut(e, col.Heading)
			}
		}
		p.WorkedOut = append(p.WorkedOut, row)
	}
}

// offer lists what cells of an attribute may say: its choices, or what the elements in reach
// are called that it may name.
func (col *PageColumn) offer(plans []*lang.Plan, a *lang.Attr) {
	switch a.Type {
	case lang.TypeChoice:
		col.Offers = a.Choices
	case lang.TypeYesNo:
		col.Offers = []string{"yes", "no"}
	case lang.TypeRef, lang.TypeRefs:
		col.Open = true
		seen := map[string]bool{}
		for _, plan := range plans {
			plan.InScope(func(p *lang.Plan) {
				for _, e := range p.All {
					if !a.Accepts(e.Kind().Name) || e.Broken() || !lang.ValidName(e.Name()) {
						continue
					}
					if says := called(plan, a, e); !seen[says] {
						seen[says] = true
						col.Offers = append(col.Offers, says)
					}
				}
			})
		}
		slices.SortFunc(col.Offers, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	}
}

// workedOut is the expression behind what an element says of an attribute; empty where that is
// written out.
func workedOut(e lang.Element, attr string) string {
	field, ok := fieldAt(e, attr)
	if !ok || !field.Computed() {
		return ""
	}
	x := &field.Line.Expr
	return strings.Join(strings.Fields(x.File.Slice(x.At)), " ")
}

// complete adds what the row said at export, and last what is found at its element.
func (p *Page) complete(findings func(lang.Element) string) {
	headings := p.Grid[0]
	p.Columns = append(p.Columns, PageColumn{Heading: beforeHeading, Hidden: true}, PageColumn{Heading: findingsHeading})
	p.Grid[0] = append(slices.Clone(headings), beforeHeading, findingsHeading)
	for i, e := range p.Elements {
		row := p.Grid[i+1]
		p.Grid[i+1] = append(row, cellsText(headings[1:], row[1:]), guarded(findings(e)))
	}
}
