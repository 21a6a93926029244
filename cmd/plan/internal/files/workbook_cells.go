package files

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/sheet"
)

// pageGrid is what the cells of a sheet say, and in which row each stands. Of empty rows one is
// kept between others.
type pageGrid struct {
	rows    sheet.Grid
	lines   []int
	merged  [][4]int // first column and row, last column and row
	indents sheet.Indents
}

// pageReader reads the cells of one sheet.
type pageReader struct {
	*workbook
	*pageGrid
	*xmlReader
	page     string
	row, col int // of the cell that is read, from 1
	cells    int
	unknown  int // formulas that nobody worked out
}

const (
	mostColumns = 1_000
	mostCells   = 2_000_000
)

// grid is what the cells of a sheet say.
func (b *workbook) grid(page *bookPage) (*pageGrid, error) {
	r := &pageReader{workbook: b, pageGrid: &pageGrid{indents: sheet.Indents{}}, page: page.name}
	err := b.elements(page.part, func(x *xmlReader) error {
		r.xmlReader = x
		switch x.name() {
		case "row":
			r.row, r.col = r.row+1, 0
			if n, err := strconv.Atoi(x.attr("r")); err == nil && n > 0 {
				r.row = n
			}
		case "c":
			return r.cell()
		case "mergeCell":
			r.merge(x.attr("ref"))
		}
		return nil
	})
	if err != nil {
		if _, ours := err.(*exit.Error); ours {
			return nil, err
		}
		return nil, exit.Errorf(exit.Undecided, "%s: the sheet %s cannot be read: %v", b.file, prose.Quote(page.name), err)
	}
	b.unknownFormulas(page.name, r.unknown)
	r.fill()
	return r.pageGrid, nil
}

// cell reads one cell, up to its end.
func (r *pageReader) cell() error {
	r.col++
	at := r.attr("r")
	if c, row := place(at); row > 0 {
		r.col, r.row = c, row
	}
	kind, styled := r.attr("t"), r.attr("s")
	var text strings.Builder
	formula, stored := false, false
	err := r.inside(func() (bool, error) {
		switch r.name() {
		case "v":
			err := r.textInto(&text)
			stored = text.Len() > 0 || kind == "str"
			return true, err
		case "t":
			return true, r.textInto(&text)
		case "rPh":
			return true, r.skip()
		case "f":
			formula = true
			return true, r.skip()
		}
		return false, nil
	})
	if err != nil {
		return err
	}
	if formula && !stored {
		r.unknown++
	}
	style, err := strconv.Atoi(styled)
	if err != nil || style < 0 || style >= len(r.looks) {
		style = 0
	}
	look := plainLook
	if len(r.looks) > 0 {
		look = r.looks[style]
	}
	said := r.says(text.String(), kind, look)
	if text := sheet.CleanCell(said); text != "" {
		r.indents.Note(r.row, r.indent(style)+said, text)
		return r.put(text)
	}
	return nil
}

// indent are the blanks that a style shows before what is in a cell.
func (b *workbook) indent(style int) string { return strings.Repeat("  ", b.indented[style]) }

// place is the column and row of a cell such as B5, from 1; row is 0 where it is none.
func place(at string) (col, row int) {
	letters := strings.TrimRight(at, "0123456789")
	row, err := strconv.Atoi(at[len(letters):])
	if letters == "" || len(letters) > 3 || err != nil {
		return 0, 0
	}
	return column(letters), row
}

// says is what people see in a cell that holds raw.
func (r *pageReader) says(raw, kind string, l look) string {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(raw)); err == nil && i >= 0 && i < len(r.strings) {
			return r.strings[i]
		}
		return ""
	case "inlineStr", "str":
		return unescapedXML(raw)
	case "b":
		return map[bool]string{true: "TRUE", false: "FALSE"}[raw == "1"]
	case "d":
		day, clock, _ := strings.Cut(raw, "T")
		if clock = strings.TrimRight(clock, "Z0:."); clock != "" {
			return strings.Replace(raw, "T", " ", 1)
		}
		return day
	case "e":
		return raw
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil {
		return raw
	}
	switch l {
	case dayLook:
		if day, ok := r.dayOf(n); ok {
			if day.Hour()+day.Minute() > 0 {
				return day.Format("2006-01-02 15:04")
			}
			return day.Format(time.DateOnly)
		}
	case percentLook:
		return prose.Literal(roundTo(n*100, 9)) + "%"
	}
	return unmistakable(prose.Literal(n))
}

// dayOf is the day and the minute of a number that is shown as a day: it counts days, from the
// first of 1900, with a 29 February that it did not have, or of 1904.
func (b *workbook) dayOf(n float64) (time.Time, bool) {
	const from1904, last = 1462, 2_958_466 // days between both, and 1 January 10000
	if !(n >= 1 && n < last) {
		return time.Time{}, false
	}
	switch {
	case b.from1904:
		n += from1904
	case n < 61:
		n++
	}
	days := math.Floor(n)
	seconds := math.Round((n - days) * 24 * 60 * 60)
	return time.Date(1899, 12, 30+int(days), 0, 0, int(seconds), 0, time.UTC), true
}

// put has a cell say a text.
func (r *pageReader) put(text string) error {
	last := len(r.lines) - 1
	if last < 0 || r.lines[last] != r.row {
		if last >= 0 && r.row < r.lines[last] {
			return fmt.Errorf("row %d stands behind row %d", r.row, r.lines[last])
		}
		if last >= 0 && r.row > r.lines[last]+1 {
			r.rows, r.lines = append(r.rows, nil), append(r.lines, r.lines[last]+1)
		}
		r.rows, r.lines = append(r.rows, nil), append(r.lines, r.row)
		last = len(r.lines) - 1
	}
	r.cells++
	if len(r.rows) > sheet.MaxRows || r.col > mostColumns || r.cells > mostCells {
		return exit.Errorf(exit.Undecided, "%s: the sheet %s has more than 100,000 rows or 1,000 columns, which is data and no plan", r.file, prose.Quote(r.page))
	}
	row := r.rows[last]
	for len(row) < r.col {
		row = append(row, "")
	}
	row[r.col-1], r.rows[last] = text, row
	return nil
}

// merge notes cells that were joined.
func (r *pageReader) merge(ref string) {
	from, to, _ := strings.Cut(ref, ":")
	c1, r1 := place(from)
	c2, r2 := place(to)
	if r1 > 0 && c1 == c2 && r2 > r1 {
		r.merged = append(r.merged, [4]int{c1, r1, c2, r2})
	}
}

// fill writes what stands in cells that were joined downwards into each of them, and gives all
// rows the same length.
func (g *pageGrid) fill() {
	wide := 0
	for _, row := range g.rows {
		wide = max(wide, len(row))
	}
	at := map[int]int{}
	for i, row := range g.rows {
		at[g.lines[i]] = i
		for len(row) < wide {
			row = append(row, "")
		}
		g.rows[i] = row
	}
	for _, m := range g.merged {
		first, ok := at[m[1]]
		if !ok || m[0] > wide {
			continue
		}
		text := g.rows[first][m[0]-1]
		for i := first + 1; i < len(g.rows) && g.lines[i] <= m[3]; i++ {
			g.rows[i][m[0]-1] = text
		}
	}
}
