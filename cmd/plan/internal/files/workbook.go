package files

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/sheet"
)

const (
	mostUnpacked = 200 << 20 // bytes of a workbook
	zipStart     = "PK\x03\x04"
	bookPart     = "xl/workbook.xml"
)

// workbook is a workbook that is being read, in one pass over each sheet: what it keeps is
// what cells say.
type workbook struct {
	file     string // its name
	src      []byte
	parts    map[string]*zip.File // by their names in lower case
	pages    []bookPage
	strings  []string // that cells share
	looks    []look   // of styles
	from1904 bool
	says     []string
}

// bookPage is a sheet of a workbook.
type bookPage struct {
	name, part string
	hidden     bool
}

// readWorkbook reads a sheet of a workbook: days as YYYY-MM-DD, whatever they are shown
// as, and numbers with a point before their decimals.
func readWorkbook(name string, src []byte, o Options) ([]*Table, error) {
	b := &workbook{file: name, src: src, parts: map[string]*zip.File{}}
	if err := b.unpack(); err != nil {
		return nil, err
	}
	if err := b.outline(); err != nil {
		return nil, exit.Errorf(exit.Undecided, "%s cannot be read as a workbook: %v", name, err)
	}
	if bytes.Contains(src, []byte("vbaProject.bin")) {
		b.says = append(b.says, "Its macros are left alone.")
	}
	return b.choose(o.Sheet)
}

// unpack finds the parts of a workbook. What unpacks to more than a workbook of plans can have is
// refused, whatever sizes it claims.
func (b *workbook) unpack() error {
	z, err := zip.NewReader(bytes.NewReader(b.src), int64(len(b.src)))
	if err != nil {
		return exit.Errorf(exit.Undecided, "%s cannot be read: it is damaged, or not all of it is there", b.file)
	}
	left := int64(mostUnpacked)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return exit.Errorf(exit.Undecided, "%s cannot be read: %s in it is damaged", b.file, f.Name)
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, left+1))
		_ = r.Close()
		if left -= n; left < 0 {
			return exit.Errorf(exit.Undecided, "%s unpacks to more than 200 MB, which is no workbook of a plan", b.file)
		}
		if err != nil {
			return exit.Errorf(exit.Undecided, "%s cannot be read: %s in it is damaged", b.file, f.Name)
		}
		b.parts[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	if b.parts[bookPart] == nil && b.parts["mimetype"] != nil && b.parts["content.xml"] != nil {
		return exit.Errorf(exit.Undecided, "%s is a table of LibreOffice or OpenOffice (.ods), which is not read; open it there, save it as .xlsx, and import that file", b.file)
	}
	if b.parts[bookPart] == nil {
		return exit.Errorf(exit.Undecided, "%s is an archive and no workbook; take the table out of it", b.file)
	}
	return nil
}

// outline reads which sheets there are, and what all of them share.
func (b *workbook) outline() error {
	at := map[string]string{} // parts, by the ids of relations
	err := b.elements("xl/_rels/workbook.xml.rels", func(x *xmlReader) error {
		if x.name() == "Relationship" {
			at[x.attr("Id")] = strings.ToLower(resolved(x.attr("Target")))
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = b.elements(bookPart, func(x *xmlReader) error {
		switch x.name() {
		case "workbookPr":
			b.from1904 = x.attr("date1904") == "1" || x.attr("date1904") == "true"
		case "sheet":
			b.pages = append(b.pages, bookPage{x.attr("name"), at[x.attr("id")], x.attr("state") != "" && x.attr("state") != "visible"})
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := b.readLooks(); err != nil {
		return err
	}
	return b.readStrings()
}

// resolved is the name of a part that a workbook refers to.
func resolved(target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if rest, ok := strings.CutPrefix(target, "/"); ok {
		return rest
	}
	return path.Join("xl", target)
}

// table is one sheet.
func (b *workbook) table(page string, g *pageGrid) *Table {
	return &Table{Part: page, Grid: g.rows, Lines: g.lines, Says: append([]string{"Sheet " + prose.Quote(page) + "."}, b.says...)}
}

// choose finds the sheet with the table: the one that is named, or the only visible one that
// has one. Of a workbook that plan export wrote, these are all that it wrote; where all have the
// same headings, such as a sheet for each month, they are all.
func (b *workbook) choose(named string) ([]*Table, error) {
	var hidden, pages, others, all []string
	grids := map[string]*pageGrid{}
	for _, page := range b.pages {
		all = append(all, page.name)
		if page.hidden && page.name != named {
			hidden = append(hidden, prose.Quote(page.name))
			continue
		}
		said := b.says
		grid, err := b.grid(&page)
		apart := named != "" && page.name != named
		switch {
		case apart:
			b.says = said // what is wrong there matters nothing
		case err != nil:
			return nil, err
		}
		if err != nil || len(grid.rows) < 2 {
			continue
		}
		if grids[page.name] = grid; apart {
			others = append(others, page.name)
			continue
		}
		pages = append(pages, page.name)
	}
	keep := func(is func(sheet.Grid) bool) []string {
		return slices.DeleteFunc(slices.Clone(pages), func(p string) bool { return !is(grids[p].rows) })
	}
	if own := keep(sheet.IsExported); len(own) > 0 {
		return b.exported(own, pages, grids), nil
	}
	if len(hidden) > 0 {
		b.says = append(b.says, prose.Capital(prose.Count(len(hidden), "hidden sheet"))+" left out: "+prose.List(hidden)+".")
	}
	if plans := keep(sheet.HasTable); len(plans) > 0 {
		pages = plans
	}
	switch {
	case len(pages) == 1:
		t := b.table(pages[0], grids[pages[0]])
		for _, p := range others {
			t.Other = t.Other || sheet.HasTable(grids[p].rows)
			t.Alike = t.Alike || sheet.Alike(t.Grid, grids[p].rows)
		}
		return []*Table{t}, nil
	case len(pages) > 1 && len(keep(func(g sheet.Grid) bool { return sheet.Alike(g, grids[pages[0]].rows) })) == len(pages):
		var list []*Table
		for _, p := range pages {
			t := b.table(p, grids[p])
			t.Other, t.Alike = true, true
			list = append(list, t)
		}
		return list, nil
	case len(pages) > 1:
		return nil, exit.Errorf(exit.Undecided, "%s has %d sheets with tables; --sheet NAME says which one: %s", b.file, len(pages), prose.Either(pages))
	case named != "":
		return nil, exit.Errorf(exit.Undecided, "%s has no sheet %s with a table; it has %s", b.file, named, prose.List(all))
	}
	return nil, exit.Errorf(exit.Undecided, "%s has no sheet with a table in cells; pictures, drawings and hidden sheets are not read", b.file)
}

// exported are the sheets that plan export wrote; of others that hold something it is said that
// they are left out.
func (b *workbook) exported(own, pages []string, grids map[string]*pageGrid) (list []*Table) {
	var others []string
	for _, p := range pages {
		if !slices.Contains(own, p) {
			others = append(others, prose.Quote(p))
		}
	}
	if len(others) > 0 {
		b.says = append(b.says, "Left out, as plan export wrote none of it: "+prose.List(others)+"; --sheet NAME takes one.")
	}
	for _, p := range own {
		list = append(list, b.table(p, grids[p]))
	}
	return list
}

// unknownFormulas says how many cells of a sheet have a formula that the program which wrote the
// workbook did not work out. Nobody does it here: it may go on in other workbooks.
func (b *workbook) unknownFormulas(page string, n int) {
	if n > 0 {
		b.says = append(b.says, fmt.Sprintf("%s of %s without a value, taken as empty: the workbook was saved by a program that works nothing out. Open it in a spreadsheet, and save it once.", prose.Capital(prose.Count(n, "formula")), prose.Quote(page)))
	}
}

func roundTo(n float64, digits int) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(n, 'f', digits, 64), 64)
	if err != nil {
		return n
	}
	return rounded
}

// unmistakable is a number of which nobody takes three decimals for thousands: 1.234 is 1.2340.
func unmistakable(digits string) string {
	if _, decimals, ok := strings.Cut(digits, "."); ok && len(decimals) == 3 {
		return digits + "0"
	}
	return digits
}
