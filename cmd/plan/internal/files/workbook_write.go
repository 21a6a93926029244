package files

import (
	"strconv"
	"strings"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/xuri/excelize/v2"
)

// Workbook is a table as a workbook with one sheet: days are days, numbers are numbers, the
// header stays in sight and filters, and cells of choices offer them. The same table gives
// the same bytes.
func Workbook(page string, g sheet.Grid, columns []sheet.ExportedColumn) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w := &workbookWriter{File: f, page: page, columns: columns}
	if err := w.write(g); err != nil {
		return nil, exit.Errorf(exit.Fault, "the workbook cannot be written: %v", err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, exit.Errorf(exit.Fault, "the workbook cannot be written: %v", err)
	}
	return b.Bytes(), nil
}

type workbookWriter struct {
	*excelize.File
	page    string
	columns []sheet.ExportedColumn
	day     int // style
}

func (w *workbookWriter) write(g sheet.Grid) error {
	format := "yyyy-mm-dd"
	var err error
	if w.day, err = w.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
		return err
	}
	bold, err := w.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if err := w.SetSheetName("Sheet1", w.page); err != nil {
		return err
	}
	for i, row := range g {
		for j, text := range row {
			if err := w.cell(i, j, text); err != nil {
				return err
			}
		}
	}
	last, err := excelize.CoordinatesToCellName(len(g[0]), len(g))
	if err != nil {
		return err
	}
	if err := w.SetRowStyle(w.page, 1, 1, bold); err != nil {
		return err
	}
	if err := w.SetPanes(w.page, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := w.AutoFilter(w.page, "A1:"+last, nil); err != nil {
		return err
	}
	return w.layOut(len(g))
}

// cell writes one cell as what its column holds, or as text where it is something else.
func (w *workbookWriter) cell(row, col int, text string) error {
	at, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil || text == "" {
		return err
	}
	if row > 0 && w.columns[col].Days {
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			if err := w.SetCellStyle(w.page, at, at, w.day); err != nil {
				return err
			}
			return w.SetCellFloat(w.page, at, day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()/24, 0, 64)
		}
	}
	if row > 0 && w.columns[col].Numbers {
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return w.SetCellFloat(w.page, at, n, -1, 64)
		}
	}
	return w.SetCellStr(w.page, at, text)
}

// layOut gives columns the width that their headings and contents want, and cells of choices
// a list to choose from.
func (w *workbookWriter) layOut(rows int) error {
	const wide, usual = 40, 14
	for i, c := range w.columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		width := float64(usual)
		if c.Heading == "title" || c.Heading == "note" {
			width = wide
		}
		if err := w.SetColWidth(w.page, name, name, width); err != nil {
			return err
		}
		if len(c.Choices) == 0 || len(strings.Join(c.Choices, ",")) > 255 {
			continue
		}
		choices := excelize.NewDataValidation(true)
		choices.SetSqref(name + "2:" + name + strconv.Itoa(rows+200))
		if err := choices.SetDropList(c.Choices); err != nil {
			return err
		}
		if err := w.AddDataValidation(w.page, choices); err != nil {
			return err
		}
	}
	return nil
}
