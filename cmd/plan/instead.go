package main

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/cmd/plan/internal/files"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// What stands in the place of what a command could not make is called one of these.
const (
	noPlanRead      = "No plan was read"
	nothingTraced   = "Nothing was traced"
	nothingExported = "Nothing was exported"
)

// inFormat writes in a format that there is nothing, and why.
type inFormat func(format string, day lang.Date, reasons []string) (string, error)

// instead says by a command's name how what it makes says in its formats that there is none,
// and why. What only people read, and beside what they are told, is not among them.
var instead = map[string]struct {
	formats []string
	write   inFormat
}{
	"report": {reportFormats, func(format string, day lang.Date, reasons []string) (string, error) {
		return writePage(&status.Page{Version: 1, AsOf: day.ISO(), Title: noPlanRead, Unread: reasons, Campaigns: []*status.Campaign{}}, format)
	}},
	"graph": {graph.Formats, func(format string, _ lang.Date, reasons []string) (string, error) {
		return graph.Instead(format, noPlanRead, reasons), nil
	}},
	"score": {scoreFormats, func(format string, _ lang.Date, reasons []string) (string, error) {
		return writeScore(&render.Score{Title: noPlanRead, Unread: reasons}, format, helpWidth, nil)
	}},
	"diff": {[]string{"json", "markdown"}, func(format string, day lang.Date, reasons []string) (string, error) {
		var b strings.Builder
		d := render.NewDiff(day, ".")
		d.Unread = reasons
		err := d.Write(&b, format, helpWidth)
		return b.String(), err
	}},
	"trace": {[]string{"json", "mermaid"}, func(format string, _ lang.Date, reasons []string) (string, error) {
		if format == "mermaid" {
			return graph.Instead(format, nothingTraced, reasons), nil
		}
		return inJSON(report.NoTrace(nothingTraced, reasons))
	}},
	"test": {[]string{"json"}, func(_ string, _ lang.Date, reasons []string) (string, error) {
		return inJSON(testData{Version: 1, Rules: []testedRule{}, Unread: reasons})
	}},
	"import": {[]string{"json"}, func(_ string, _ lang.Date, reasons []string) (string, error) {
		return inJSON(importJSON{Version: 1, Tables: []tableJSON{}, Unread: reasons})
	}},
	"export":  {append([]string{""}, exportFormats...), exportNothing},
	"rules":   {[]string{"json", "markdown"}, listNothing},
	"explain": {[]string{"json", "markdown"}, listNothing},
	"version": {[]string{"json"}, listNothing},
}

func inJSON(data any) (string, error) {
	var b strings.Builder
	err := render.JSON(&b, data)
	return b.String(), err
}

// listNothing speaks for what is no document of its own.
func listNothing(format string, _ lang.Date, reasons []string) (string, error) {
	if format == "markdown" {
		return verbatim.Markdown(strings.Join(reasons, " ")) + "\n", nil
	}
	return inJSON(struct {
		Unread []string `json:"unread"`
	}{reasons})
}

// exportNothing is a table whose one column says why it is empty, a calendar whose name
// does, or data without plans.
func exportNothing(format string, day lang.Date, reasons []string) (string, error) {
	grid := sheet.Grid{{nothingExported}}
	for _, reason := range reasons {
		grid = append(grid, []string{reason})
	}
	switch format {
	case "csv":
		var b bytes.Buffer
		b.WriteString("\ufeff")
		w := csv.NewWriter(&b)
		w.UseCRLF = true
		err := w.WriteAll(grid)
		return b.String(), err
	case "xlsx":
		book, err := files.Workbook([]*sheet.Page{{Name: nothingExported, Grid: grid, Columns: []sheet.PageColumn{{Heading: nothingExported}}, WorkedOut: make([][]string, len(reasons))}})
		return string(book), err
	case "ics":
		return string(files.Calendar(nothingExported+": "+strings.Join(reasons, " "), timeOf(day), nil)), nil
	}
	return inJSON(exportedJSON{Version: 1, Plans: []exportedPlanJSON{}, Unread: reasons})
}
