package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/xuri/excelize/v2"
)

const tableRows = 10_000

// tables prints what reading a large table takes, as a csv and as a workbook, each in a
// process of its own that shows what it comes to.
func tables(binary string) error {
	dir, err := os.MkdirTemp("", "planbench")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	rows := [][]string{{"Task ID", "Name", "Owner", "Channel", "Start Date", "End Date", "Status", "Budget", "Depends on", "Notes"}}
	for i := range tableRows {
		n := strconv.Itoa(i)
		rows = append(rows, []string{"T-" + n, "Tactic number " + n, "Person " + strconv.Itoa(i%50), "Channel " + strconv.Itoa(i%20), "2027-03-01", fmt.Sprintf("2027-04-%02d", i%28+1), "Planned", strconv.Itoa(1000 + i), "T-" + strconv.Itoa(i/2), "some words"})
	}
	if err := cmp.Or(writeCSV(filepath.Join(dir, "table.csv"), rows), writeWorkbook(filepath.Join(dir, "table.xlsx"), rows)); err != nil {
		return err
	}
	fmt.Printf("%-46s %12s %10s\n", fmt.Sprintf("plan import, %d rows", tableRows), "processor", "memory")
	for _, name := range []string{"table.csv", "table.xlsx"} {
		cmd := exec.Command(binary, "import", name)
		cmd.Dir = dir
		held, err := peak(cmd)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Printf("%-46s %12s %7.0f MB\n", name, round(cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()), float64(held)/(1<<20))
	}
	return nil
}

func writeCSV(name string, rows [][]string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return cmp.Or(csv.NewWriter(f).WriteAll(rows), f.Close())
}

func writeWorkbook(name string, rows [][]string) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row); err != nil {
			return err
		}
	}
	return f.SaveAs(name)
}
