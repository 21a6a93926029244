package files

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/xuri/excelize/v2"
)

// Workbook is a workbook with a sheet for each page: days are days, numbers are numbers, the
// header stays in sight and filters, cells offer what they may say, and what is worked out is
// marked. The same pages give the same bytes.
func Workbook(pages []*sheet.Page) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w := &workbookWriter{File: f, offers: map[string]string{}}
	if err := w.pages(pages); err != nil {
		return nil, exit.Errorf(exit.Fault, "the workbook cannot be written: %v", err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, exit.Errorf(exit.Fault, "the workbook cannot be written: %v", err)
	}
	return b.Bytes(), nil
}

const (
	listsPage  = "lists" // hidden: what cells offer
	mostCell   = 32_767  // characters
	spareRows  = 200     // below the last that offer what the others do
	mostMarked = 400     // cells of a page that say in a remark how they are worked out; others only look so
)

type workbookWriter struct {
	*excelize.File
	*sheet.Page                                                  // that is being written
	header, plain, day, worked, workedDay, why int               // styles
	offers                                     map[string]string // cells of the hidden page with a list, by the list
	marked                                     int
}

func (w *workbookWriter) pages(pages []*sheet.Page) error {
	if err := w.makeStyles(); err != nil {
		return err
	}
	for i, p := range pages {
		w.Page, w.marked = p, 0
		err := w.SetSheetName("Sheet1", p.Name)
		if i > 0 {
			_, err = w.NewSheet(p.Name)
		}
		if err == nil {
			err = w.write()
		}
		if err != nil {
			return err
		}
	}
	if len(w.offers) > 0 {
		if err := w.SetSheetVisible(listsPage, false); err != nil {
			return err
		}
	}
	w.SetActiveSheet(0)
	return nil
}

func (w *workbookWriter) makeStyles() error {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	pale := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF4"}}
	workedOut := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF6DD"}}
	days := "yyyy-mm-dd"
	font := func(bold, italic bool, color string) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Size: 11, Bold: bold, Italic: italic, Color: color}
	}
	styles := []struct {
		id *int
		*excelize.Style
	}{
		{&w.header, &excelize.Style{Font: font(true, false, ""), Fill: pale, Alignment: &excelize.Alignment{Vertical: "center"}}},
		{&w.plain, &excelize.Style{Alignment: top}},
		{&w.day, &excelize.Style{Alignment: top, CustomNumFmt: &days}},
		{&w.worked, &excelize.Style{Alignment: top, Fill: workedOut, Font: font(false, true, "")}},
		{&w.workedDay, &excelize.Style{Alignment: top, Fill: workedOut, Font: font(false, true, ""), CustomNumFmt: &days}},
		{&w.why, &excelize.Style{Alignment: top, Font: font(false, false, "7A4B00")}},
	}
	for _, s := range styles {
		id, err := w.NewStyle(s.Style)
		if err != nil {
			return err
		}
		*s.id = id
	}
	return nil
}

func (w *workbookWriter) write() error {
	for i, row := range w.Grid {
		for j, text := range row {
			if err := w.cell(i, j, text); err != nil {
				return err
			}
		}
	}
	if err := w.heights(); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(w.Grid[0]), len(w.Grid))
	if err != nil {
		return err
	}
	if err := w.SetPanes(w.Name, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if err := w.AutoFilter(w.Name, "A1:"+last, nil); err != nil {
		return err
	}
	return errors.Join(w.layOut(), w.forPrint())
}

// forPrint has a page printed so that it can be read: over as many sheets of paper as it takes,
// of which each has the titles of rows and columns.
func (w *workbookWriter) forPrint() error {
	across, a4, scale := "landscape", 9, uint(65)
	return errors.Join(
		w.SetPageLayout(w.Name, &excelize.PageLayoutOptions{Orientation: &across, Size: &a4, AdjustTo: &scale}),
		w.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: w.Name,
			RefersTo: "'" + w.Name + "'!$B:$B,'" + w.Name + "'!$1:$1"}))
}

// cell writes one cell as what its column holds, or as text where it is something else.
func (w *workbookWriter) cell(row, col int, text string) error {
	at, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil || text == "" {
		return err
	}
	c := &w.Columns[col]
	style, behind := w.plain, ""
	if row > 0 && col < len(w.WorkedOut[row-1]) {
		behind = w.WorkedOut[row-1][col]
	}
	switch {
	case row == 0:
		style = w.header
	case behind != "":
		style = w.worked
	case col == len(w.Columns)-1:
		style = w.why
	}
	write := func() error { return w.SetCellStr(w.Name, at, clipped(text)) }
	if row > 0 && c.Days {
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			style = map[bool]int{true: w.workedDay, false: w.day}[behind != ""]
			serial := day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
			write = func() error { return w.SetCellFloat(w.Name, at, serial, 0, 64) }
		}
	}
	if row > 0 && c.Numbers {
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			write = func() error { return w.SetCellFloat(w.Name, at, n, -1, 64) }
		}
	}
	if err := write(); err != nil {
		return err
	}
	if err := w.remark(at, behind); err != nil {
		return err
	}
	return w.SetCellStyle(w.Name, at, at, style)
}

// clipped is a text of which a cell can hold all.
func clipped(text string) string {
	if utf8.RuneCountInString(text) <= mostCell {
		return text
	}
	return string([]rune(text)[:mostCell])
}

// remark says how a cell is worked out.
func (w *workbookWriter) remark(at, behind string) error {
	if w.marked++; behind == "" || w.marked > mostMarked {
		return nil
	}
	text := "Worked out in the plan:\n" + behind + "\nWhat you write here takes its place."
	return w.AddComment(w.Name, excelize.Comment{Cell: at, Author: "plan", Paragraph: []excelize.RichTextRun{{Text: text}}, Width: 260, Height: 90})
}

// layOut gives columns the width that their headings and contents want, and cells that may say
// only some things a list of these.
func (w *workbookWriter) layOut() error {
	for i, c := range w.Columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := w.SetColWidth(w.Name, name, name, w.wide(i)); err != nil {
			return err
		}
		if c.Hidden {
			if err := w.SetColVisible(w.Name, name, false); err != nil {
				return err
			}
		}
		if len(c.Offers) > 0 {
			if err := w.offer(name, &c); err != nil {
				return err
			}
		}
	}
	return nil
}

// wide is how wide a column is, in letters: as its longest line, in bounds.
func (w *workbookWriter) wide(col int) float64 {
	const least, most = 10, 46
	n := utf8.RuneCountInString(w.Columns[col].Heading) + 4 // the button of the filter
	for _, row := range w.Grid[1:min(len(w.Grid), 500)] {
		for line := range strings.SplitSeq(row[col], "\n") {
			n = max(n, utf8.RuneCountInString(line)+2)
		}
	}
	return float64(min(max(n, least), most))
}

// heights gives rows whose cells go on below themselves room for that.
func (w *workbookWriter) heights() error {
	const line, most = 15, 12 // points of a line, and lines
	wide := make([]float64, len(w.Columns))
	for i := range w.Columns {
		wide[i] = w.wide(i) - 1
	}
	for i, row := range w.Grid {
		lines := 1
		for j, text := range row {
			if w.Columns[j].Hidden || text == "" {
				continue
			}
			n := 0
			for part := range strings.SplitSeq(text, "\n") {
				n += 1 + utf8.RuneCountInString(part)/int(wide[j])
			}
			lines = max(lines, n)
		}
		if lines > 1 {
			if err := w.SetRowHeight(w.Name, i+1, line*float64(min(lines, most))); err != nil {
				return err
			}
		}
	}
	return nil
}

// offer has the cells of a column offer a list, which stands on a hidden page.
func (w *workbookWriter) offer(name string, c *sheet.PageColumn) error {
	key := strings.Join(c.Offers, "\n")
	if w.offers[key] == "" {
		if len(w.offers) == 0 {
			if _, err := w.NewSheet(listsPage); err != nil {
				return err
			}
		}
		column, err := excelize.ColumnNumberToName(len(w.offers) + 1)
		if err != nil {
			return err
		}
		for i, text := range c.Offers {
			if err := w.SetCellStr(listsPage, fmt.Sprintf("%s%d", column, i+1), clipped(text)); err != nil {
				return err
			}
		}
		w.offers[key] = fmt.Sprintf("%s!$%s$1:$%s$%d", listsPage, column, column, len(c.Offers))
	}
	list := excelize.NewDataValidation(true)
	list.SetSqref(fmt.Sprintf("%s2:%s%d", name, name, len(w.Grid)+spareRows))
	list.SetSqrefDropList(w.offers[key])
	list.ShowErrorMessage = !c.Open
	if !c.Open {
		list.SetError(excelize.DataValidationErrorStyleStop, "Not one of them", "It is one of: "+strings.Join(c.Offers[:min(len(c.Offers), 12)], ", ")+".")
	}
	return w.AddDataValidation(w.Name, list)
}
