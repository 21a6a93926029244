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
	strings  []string    // that cells share
	looks    []look      // of styles
	indented map[int]int // how far styles indent, where they do
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
	b := &workbook{file: name, src: src, parts: map[string]*zip.File{}, indented: map[int]int{}}
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
	return &Table{Part: page, Grid: g.rows, Lines: g.lines, Indents: g.indents, Says: append([]string{"Sheet " + prose.Quote(page) + "."}, b.says...)}
}

// found are the sheets of a workbook that have rows, those that others than the named one are, and
// those that nobody sees.
type found struct {
	pages, others, hidden, all []string
	grids                      map[string]*pageGrid
}

// find reads the sheets. What is wrong in another one than that which is named matters nothing.
func (b *workbook) find(named string) (*found, error) {
	f := &found{grids: map[string]*pageGrid{}}
	for _, page := range b.pages {
		f.all = append(f.all, page.name)
		if page.hidden && page.name != named {
			f.hidden = append(f.hidden, page.name)
			continue
		}
		said := b.says
		grid, err := b.grid(&page)
		apart := named != "" && page.name != named
		switch {
		case apart:
			b.says = said
		case err != nil:
			return nil, err
		}
		switch f.grids[page.name] = grid; {
		case err != nil || len(grid.rows) < 2:
		case apart:
			f.others = append(f.others, page.name)
		default:
			f.pages = append(f.pages, page.name)
		}
	}
	return f, nil
}

// keep are the sheets whose cells are so.
func (f *found) keep(is func(sheet.Grid) bool) []string {
	return slices.DeleteFunc(slices.Clone(f.pages), func(p string) bool { return !is(f.grids[p].rows) })
}

// choose finds the sheet with the table: the one that is named, or the only visible one that
// has one. Of a workbook that plan export wrote, these are all that it wrote; where all have the
// same headings, such as a sheet for each month, they are all.
func (b *workbook) choose(named string) ([]*Table, error) {
	f, err := b.find(named)
	if err != nil {
		return nil, err
	}
	if own := f.keep(sheet.IsExported); len(own) > 0 {
		return b.exported(own, f.pages, f.grids), nil
	}
	if n := len(f.hidden); n > 0 {
		b.says = append(b.says, prose.Capital(prose.Count(n, "hidden sheet"))+" left out: "+quotedList(f.hidden)+".")
	}
	if plans := f.keep(sheet.HasTable); len(plans) > 0 {
		if none := f.keep(func(g sheet.Grid) bool { return !sheet.HasTable(g) }); len(none) > 0 {
			b.says = append(b.says, "Left out, as no table of plans is in it: "+quotedList(none)+".")
		}
		f.pages = plans
	}
	switch {
	case len(f.pages) == 1:
		t := b.table(f.pages[0], f.grids[f.pages[0]])
		for _, p := range f.others {
			t.Other = t.Other || sheet.HasTable(f.grids[p].rows)
			t.Alike = t.Alike || sheet.Alike(t.Grid, f.grids[p].rows)
		}
		return []*Table{t}, nil
	case len(f.pages) > 1 && len(f.keep(func(g sheet.Grid) bool { return sheet.Alike(g, f.grids[f.pages[0]].rows) })) == len(f.pages):
		var list []*Table
		for _, p := range f.pages {
			t := b.table(p, f.grids[p])
			t.Other, t.Alike = true, true
			list, b.says = append(list, t), nil
		}
		return list, nil
	case len(f.pages) > 1:
		return nil, exit.Errorf(exit.Undecided, "%s has %d sheets with tables; --sheet NAME says which one: %s", b.file, len(f.pages), prose.Either(f.pages))
	case named != "":
		return nil, exit.Errorf(exit.Undecided, "%s has no sheet %s with a table; it has %s", b.file, named, prose.List(f.all))
	}
	return nil, exit.Errorf(exit.Undecided, "%s has no sheet with a table in cells; pictures, drawings and hidden sheets are not read", b.file)
}

func quotedList(names []string) string {
	var list []string
	for _, n := range names {
		list = append(list, prose.Quote(n))
	}
	return prose.List(list)
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
