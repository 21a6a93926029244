package files

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/xuri/excelize/v2"
)

const (
	mostUnpacked = 200 << 20 // bytes of a workbook
	zipStart     = "PK\x03\x04"
)

// workbook is a workbook that is being read.
type workbook struct {
	*excelize.File
	name     string
	from1904 bool
	styles   map[int]look
	says     []string
}

// look is how a style shows a number.
type look uint8

const (
	plainLook look = iota
	dayLook
	percentLook
)

// readWorkbook reads a sheet of a workbook: days as YYYY-MM-DD, whatever they are shown
// as, and numbers with a point before their decimals.
func readWorkbook(name string, src []byte, o Options) (t *Table, err error) {
	if err := unpackable(name, src); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(src), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked, RawCellValue: true})
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "%s cannot be read as a workbook: %v", name, err)
	}
	defer func() { _ = f.Close() }()
	b := &workbook{File: f, name: name, styles: map[int]look{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		b.from1904 = *props.Date1904
	}
	if bytes.Contains(src, []byte("vbaProject.bin")) {
		b.says = append(b.says, "Its macros are left alone.")
	}
	page, grid, err := b.choose(o.Sheet)
	if err != nil {
		return nil, err
	}
	t = &Table{Grid: grid, Says: append([]string{"Sheet " + prose.Quote(page) + "."}, b.says...)}
	for i := range grid {
		t.Lines = append(t.Lines, i+1)
	}
	return t, nil
}

// unpackable refuses what unpacks to more than a workbook of plans can have, whatever sizes
// it claims.
func unpackable(name string, src []byte) error {
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return exit.Errorf(exit.Undecided, "%s cannot be read: it is damaged, or not all of it is there", name)
	}
	left := int64(mostUnpacked)
	book := false
	for _, f := range z.File {
		book = book || f.Name == "xl/workbook.xml"
		r, err := f.Open()
		if err != nil {
			return exit.Errorf(exit.Undecided, "%s cannot be read: %s in it is damaged", name, f.Name)
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, left+1))
		_ = r.Close()
		if left -= n; left < 0 {
			return exit.Errorf(exit.Undecided, "%s unpacks to more than 200 MB, which is no workbook of a plan", name)
		}
		if err != nil {
			return exit.Errorf(exit.Undecided, "%s cannot be read: %s in it is damaged", name, f.Name)
		}
	}
	if !book {
		return exit.Errorf(exit.Undecided, "%s is an archive and no workbook; take the table out of it", name)
	}
	return nil
}

// choose finds the sheet with the table: the one that is named, or the only visible one that
// has one.
func (b *workbook) choose(named string) (string, sheet.Grid, error) {
	var hidden, pages []string
	grids := map[string]sheet.Grid{}
	for _, page := range b.GetSheetList() {
		if visible, err := b.GetSheetVisible(page); err == nil && !visible && page != named {
			hidden = append(hidden, prose.Quote(page))
			continue
		}
		if named != "" && page != named {
			continue
		}
		grid, err := b.grid(page)
		if err != nil {
			return "", nil, err
		}
		if len(grid) > 1 {
			pages, grids[page] = append(pages, page), grid
		}
	}
	if len(hidden) > 0 {
		b.says = append(b.says, prose.Capital(prose.Count(len(hidden), "hidden sheet"))+" left out: "+prose.List(hidden)+".")
	}
	if plans := slices.DeleteFunc(slices.Clone(pages), func(p string) bool { return !sheet.HasTable(grids[p]) }); len(plans) > 0 {
		pages = plans
	}
	switch {
	case len(pages) == 1:
		return pages[0], grids[pages[0]], nil
	case len(pages) > 1:
		return "", nil, exit.Errorf(exit.Undecided, "%s has %d sheets with tables; --sheet NAME says which one: %s", b.name, len(pages), prose.Either(pages))
	case named != "":
		return "", nil, exit.Errorf(exit.Undecided, "%s has no sheet %s with a table; it has %s", b.name, named, prose.List(b.GetSheetList()))
	}
	return "", nil, exit.Errorf(exit.Undecided, "%s has no sheet with a table in cells; pictures, drawings and hidden sheets are not read", b.name)
}

// grid is what the cells of a sheet say.
func (b *workbook) grid(page string) (sheet.Grid, error) {
	rows, err := b.GetRows(page)
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "%s: the sheet %s cannot be read: %v", b.name, prose.Quote(page), err)
	}
	if len(rows) > sheet.MaxRows {
		return nil, exit.Errorf(exit.Undecided, "%s: the sheet %s has %d rows, which is data and no plan", b.name, prose.Quote(page), len(rows))
	}
	wide := 0
	for _, row := range rows {
		wide = max(wide, len(row))
	}
	grid := make(sheet.Grid, len(rows))
	unknown := 0
	for i, row := range rows {
		grid[i] = make([]string, wide)
		for j := range wide {
			raw := ""
			if j < len(row) {
				raw = row[j]
			}
			text, ok := b.cell(page, raw, i, j)
			if !ok {
				unknown++
			}
			grid[i][j] = sheet.CleanCell(text)
		}
	}
	if unknown > 0 {
		b.says = append(b.says, fmt.Sprintf("%s of %s could not be worked out and are taken as empty; open the workbook and save it once.", prose.Capital(prose.Count(unknown, "formula")), prose.Quote(page)))
	}
	b.merged(page, grid)
	return grid, nil
}

// cell is what a cell says; not ok where it is a formula that nobody worked out.
func (b *workbook) cell(page, raw string, row, col int) (text string, ok bool) {
	at, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		return raw, true
	}
	if raw == "" {
		formula, err := b.GetCellFormula(page, at)
		if err != nil || formula == "" {
			return "", true
		}
		if raw, err = b.CalcCellValue(page, at); err != nil || raw == "" {
			return "", false
		}
	}
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return raw, true
	}
	if kind, err := b.GetCellType(page, at); err == nil && (kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString) {
		return raw, true
	}
	switch b.look(page, at) {
	case dayLook:
		if day, err := excelize.ExcelDateToTime(n, b.from1904); err == nil && n >= 1 {
			if day.Hour()+day.Minute() > 0 {
				return day.Format("2006-01-02 15:04"), true
			}
			return day.Format(time.DateOnly), true
		}
	case percentLook:
		return prose.Literal(roundTo(n*100, 9)) + "%", true
	}
	return unmistakable(prose.Literal(n)), true
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

// look is how a cell shows a number.
func (b *workbook) look(page, at string) look {
	id, err := b.GetCellStyle(page, at)
	if err != nil {
		return plainLook
	}
	if l, known := b.styles[id]; known {
		return l
	}
	l := plainLook
	if style, err := b.GetStyle(id); err == nil {
		l = lookOf(style)
	}
	b.styles[id] = l
	return l
}

// lookOf is what a style shows numbers as: by the formats that every spreadsheet program
// knows, or by one of its own.
func lookOf(style *excelize.Style) look {
	const percent, percentWithDecimals = 9, 10
	switch n := style.NumFmt; {
	case n == percent || n == percentWithDecimals:
		return percentLook
	case n >= 14 && n <= 17, n == 22, n >= 27 && n <= 36, n >= 50 && n <= 58:
		return dayLook
	}
	if style.CustomNumFmt == nil {
		return plainLook
	}
	format, quoted, bracket := strings.Builder{}, false, false
	for _, r := range *style.CustomNumFmt {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '[' || r == ']':
			bracket = r == '['
		case !quoted && !bracket:
			format.WriteRune(r)
		}
	}
	switch text := strings.ToLower(format.String()); {
	case strings.Contains(text, "%"):
		return percentLook
	case strings.ContainsAny(text, "yd") || strings.Contains(text, "mmm"):
		return dayLook
	}
	return plainLook
}

// merged writes what stands in cells that were joined downwards into each of them.
func (b *workbook) merged(page string, grid sheet.Grid) {
	list, err := b.GetMergeCells(page)
	if err != nil {
		return
	}
	for _, m := range list {
		c1, r1, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		c2, r2, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil || c1 != c2 || r1 > len(grid) || c1 > len(grid[r1-1]) {
			continue
		}
		for r := r1; r < min(r2, len(grid)); r++ {
			grid[r][c1-1] = grid[r1-1][c1-1]
		}
	}
}
