// Package files reads the files that people keep tables in, by their content and not by
// their names, as grids of cells for lang/sheet. It knows nothing of plans. Read is where to
// enter; what cannot be read is an error with an exit code.
package files

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/sheet"
)

// Options say which part of a file is the table.
type Options struct {
	Sheet string // its name, of a workbook; empty: the only one with a table
	Range string // such as A5:H40; empty: all
}

// Table is what a file, or a part of one, has as cells.
type Table struct {
	Part  string // of the file; empty: all of it
	Other bool   // the file has other tables, so that the part tells whose rows these are
	Alike bool   // some of those have the same headings
	Grid  sheet.Grid
	Lines []int    // where each row stands in the file, from 1
	Says  []string // how it was read, and what was left out, in sentences

	Indents sheet.Indents
}

// foreign are the first bytes of files that are no tables, and what to do about them.
var foreign = []struct{ starts, says string }{
	{"\xd0\xcf\x11\xe0", "it is a workbook that is encrypted, or in the format before 2007; open it, and save it as .xlsx without a password"},
	{"{\\rtf", "it is a text document; copy the table, and give - for the clipboard's text"},
	{"%PDF", "it is a PDF; export the table as .xlsx or .csv from where it was made"},
	{"\x89PNG", "it is a picture; export the table as .xlsx or .csv from where it was made"},
	{"\xff\xd8\xff", "it is a picture; export the table as .xlsx or .csv from where it was made"},
	{"<html", "it is a web page; export the table as .xlsx or .csv, or copy it and give - for the clipboard's text"},
	{"<!DOCTYPE", "it is a web page; export the table as .xlsx or .csv, or copy it and give - for the clipboard's text"},
	{"{", "it is JSON; export the table as .xlsx or .csv"},
}

// Read reads the table of a file; several where plan export wrote them, or sheets with the same
// headings hold one.
func Read(name string, src []byte, o Options) ([]*Table, error) {
	if len(bytes.TrimSpace(src)) == 0 {
		return nil, exit.Errorf(exit.Undecided, "%s is empty", name)
	}
	for _, f := range foreign {
		if bytes.HasPrefix(src, []byte(f.starts)) {
			return nil, exit.Errorf(exit.Undecided, "%s cannot be read: %s", name, f.says)
		}
	}
	all, err := read(name, src, o)
	if err != nil || o.Range == "" {
		return all, err
	}
	if len(all) > 1 {
		return nil, exit.Errorf(exit.Usage, "--range is for one table, and %s has %d; --sheet says which one", name, len(all))
	}
	return all, all[0].crop(o.Range)
}

func read(name string, src []byte, o Options) ([]*Table, error) {
	switch {
	case bytes.HasPrefix(src, []byte(zipStart)):
		return readWorkbook(name, src, o)
	case isCalendar(src):
		return readCalendar(name, src)
	}
	if o.Sheet != "" {
		return nil, exit.Errorf(exit.Usage, "--sheet is for workbooks, and %s has no sheets", name)
	}
	source, err := sheet.ReadText(src)
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "%s cannot be read: %v", name, err)
	}
	how := source.Encoding + ", "
	if source.Separator == "" {
		how += "a Markdown table"
	} else {
		how += "cells separated by " + source.Separator
	}
	return []*Table{{Grid: source.Grid, Lines: source.Lines, Indents: source.Indents, Says: []string{how + "."}}}, nil
}

var cells = regexp.MustCompile(`^([A-Za-z]{1,3})([1-9]\d{0,6}):([A-Za-z]{1,3})([1-9]\d{0,6})$`)

// crop leaves of a table what a range names, as spreadsheets do: A5:H40.
func (t *Table) crop(area string) error {
	m := cells.FindStringSubmatch(strings.ReplaceAll(area, "$", ""))
	if m == nil {
		return exit.Errorf(exit.Usage, "--range is written like A5:H40, not %s", area)
	}
	left, right := column(m[1]), column(m[3])
	top, _ := strconv.Atoi(m[2])
	bottom, _ := strconv.Atoi(m[4])
	if right < left || bottom < top {
		return exit.Errorf(exit.Usage, "--range goes from the upper left cell to the lower right one, such as A5:H40, not %s", area)
	}
	var grid, rest sheet.Grid
	var lines []int
	for i, row := range t.Grid {
		if t.Lines[i] < top || t.Lines[i] > bottom {
			rest = append(rest, row)
			continue
		}
		from, to := min(left-1, len(row)), min(right, len(row))
		rest = append(rest, slices.Concat(row[:from], row[to:]))
		grid, lines = append(grid, row[from:to]), append(lines, t.Lines[i])
	}
	if sheet.HasTable(rest) {
		t.Other, t.Part = true, strings.TrimSpace(t.Part+" "+strings.ToUpper(m[1])+m[2])
	}
	if len(grid) == 0 {
		return exit.Errorf(exit.Usage, "there is nothing in --range %s", area)
	}
	t.Grid, t.Lines = grid, lines
	return nil
}

// column is the number of a column from 1: A is 1, AA is 27.
func column(letters string) (n int) {
	for _, r := range strings.ToUpper(letters) {
		n = 26*n + int(r-'A') + 1
	}
	return n
}
