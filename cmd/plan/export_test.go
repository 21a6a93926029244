package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/plan-as-code/plan/lang"
	"github.com/xuri/excelize/v2"
)

// campaignsOf copies a plan of the tests here, and lists its folders that hold a campaign.
func campaignsOf(t *testing.T, plan string) (folders []string) {
	t.Helper()
	if err := os.CopyFS(".", os.DirFS(plan)); err != nil {
		t.Fatal(err)
	}
	s, err := lang.Load(os.DirFS("."), ".", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Plans() {
		if p.Campaign != nil {
			folders = append(folders, p.Folder)
		}
	}
	return folders
}

// A table that was exported and imported again without a change changes not a byte; one cell
// that was changed changes one attribute, on the lines where it stands.
func TestRoundTrips(t *testing.T) {
	plantest.Sequential(t)
	plans := glob(t, "../../testdata/plans/*")
	for i, plan := range plans {
		plans[i], _ = filepath.Abs(plan)
	}
	changes := map[string][2]string{"tactics": {"budget", "4711"}, "tasks": {"due", "2027-05-05"}, "objectives": {"target", "4711"}, "milestones": {"on", "2027-05-05"}, "readings": {"value", "4711"}, "spend": {"amount", "4711"}}
	tables := 0
	for _, plan := range plans {
		t.Chdir(t.TempDir())
		for _, folder := range campaignsOf(t, plan) {
			for kind, change := range changes {
				before := treeOf(t)
				out, _, code := planCommand(t, "", "export", "--format", "csv", "--kind", kind, folder)
				if code != 0 {
					continue // it has none
				}
				tables++
				putFile(t, "table.csv", []byte(out))
				said, stderr, code := planCommand(t, "", "import", "table.csv", "--into", folder, "--yes")
				if code != 0 || !strings.HasSuffix(said, "Nothing changes.\n") || treeOf(t) != before {
					t.Errorf("%s, %s of %s: %d %s\n%s", plan, kind, folder, code, stderr, said)
				}
				workbook, _, _ := planCommand(t, "", "export", "--format", "xlsx", "--kind", kind, folder)
				if again, _, _ := planCommand(t, "", "export", "--format", "xlsx", "--kind", kind, folder); again != workbook {
					t.Errorf("%s, %s of %s: two workbooks differ", plan, kind, folder)
				}
				putFile(t, "table.xlsx", []byte(workbook))
				said, stderr, code = planCommand(t, "", "import", "table.xlsx", "--into", folder, "--yes")
				if code != 0 || !strings.HasSuffix(said, "Nothing changes.\n") || treeOf(t) != before {
					t.Errorf("%s, %s of %s as a workbook: %d %s\n%s", plan, kind, folder, code, stderr, said)
				}
				if changeCell(t, "table.csv", change[0], change[1]) {
					said, stderr, _ := planCommand(t, "", "import", "table.csv", "--into", folder, "--yes")
					if n := linesApart(before, treeOf(t)); n > 1 || !strings.Contains(said, change[1]) {
						t.Errorf("%s, %s of %s: %d lines are others\n%s%s", plan, kind, folder, n, said, stderr)
					}
				}
			}
		}
	}
	if tables < 10 {
		t.Errorf("only %d tables were exported", tables)
	}
}

// A whole plan goes out as a workbook or a calendar and comes back without a change. One cell
// that was changed changes one attribute; what changed in the plan meanwhile stays, and where
// both changed, people decide.
func TestWholePlansComeBack(t *testing.T) {
	plantest.Sequential(t)
	plans := glob(t, "../../testdata/plans/*")
	for i, plan := range plans {
		plans[i], _ = filepath.Abs(plan)
	}
	changed := 0
	for _, plan := range plans {
		t.Chdir(t.TempDir())
		for _, folder := range campaignsOf(t, plan) {
			before := treeOf(t)
			for _, format := range []string{"xlsx", "ics"} {
				out, _, code := planCommand(t, "", "export", "--format", format, "--as-of", "2027-02-01", folder)
				if code != 0 {
					continue // nothing has a day
				}
				putFile(t, "all."+format, []byte(out))
				said, stderr, code := planCommand(t, "", "import", "all."+format, "--into", folder, "--yes")
				if code != 0 || !strings.HasSuffix(said, "Nothing changes.\n") || treeOf(t) != before {
					t.Errorf("%s of %s, %s: %d %s\n%s", folder, plan, format, code, stderr, said)
				}
			}
			at, was := changeWorkbook(t, "all.xlsx", "tactics", "budget", 4711)
			if at == "" {
				continue
			}
			changed++
			said, stderr, _ := planCommand(t, "", "import", "all.xlsx", "--into", folder, "--yes")
			after := treeOf(t)
			if n := linesApart(before, after); n != 1 || !strings.Contains(said, "4711") {
				t.Errorf("%s of %s: %d lines are others\n%s%s", folder, plan, n, said, stderr)
			}
			// The plan has another value meanwhile, and the workbook the one that it was exported with.
			changeWorkbook(t, "all.xlsx", "tactics", "budget", was)
			if said, _, _ := planCommand(t, "", "import", "all.xlsx", "--into", folder, "--yes"); treeOf(t) != after || strings.Contains(said, "Left as people changed it") {
				t.Errorf("%s of %s: the plan is changed back, or somebody is to decide\n%s", folder, plan, said)
			}
			changeWorkbook(t, "all.xlsx", "tactics", "budget", 9999)
			if said, _, _ := planCommand(t, "", "import", "all.xlsx", "--into", folder, "--yes"); treeOf(t) != after || !strings.Contains(said, "Left as people changed it") {
				t.Errorf("%s of %s: no conflict\n%s", folder, plan, said)
			}
		}
	}
	if changed < 2 {
		t.Errorf("only %d workbooks were changed", changed)
	}
}

// changeWorkbook has the first row that says something in a column say something else there;
// at is the cell, empty where there is none.
func changeWorkbook(t *testing.T, file, page, heading string, value any) (at string, was any) {
	t.Helper()
	f, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(page)
	if err != nil {
		return "", nil
	}
	col := slices.Index(rows[0], heading)
	for i, row := range rows[1:] {
		if col >= 0 && col < len(row) && row[col] != "" {
			if n, err := strconv.ParseFloat(row[col], 64); err == nil {
				at, _ := excelize.CoordinatesToCellName(col+1, i+2)
				if err := errors.Join(f.SetCellValue(page, at, value), f.Save()); err != nil {
					t.Fatal(err)
				}
				return at, n
			}
		}
	}
	return "", nil
}

// treeOf are all plan files here and below, with their names.
func treeOf(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(".", func(name string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".plan.hcl") {
			src, readErr := os.ReadFile(name)
			b.WriteString("-- " + name + " --\n" + string(src))
			return readErr
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// changeCell has the first row of a table say something else in a column; false where it
// says nothing there.
func changeCell(t *testing.T, file, column, value string) bool {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(src, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, heading := range rows[0] {
		if heading == column && rows[1][i] != "" {
			rows[1][i] = value
			var b bytes.Buffer
			if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
				t.Fatal(err)
			}
			putFile(t, file, b.Bytes())
			return true
		}
	}
	return false
}

// linesApart is how many lines of two texts differ that have as many.
func linesApart(a, b string) (n int) {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	if len(x) != len(y) {
		return len(x) + len(y)
	}
	for i := range x {
		if x[i] != y[i] {
			n++
		}
	}
	return n
}

// Data of whole plans are what the schema says, and the same from run to run.
func TestExportedData(t *testing.T) {
	t.Chdir("../..")
	for _, plan := range glob(t, "testdata/plans/*") {
		out, stderr, code := planCommand(t, "", "export", plan)
		if again, _, _ := planCommand(t, "", "export", "--format", "json", plan); code != 0 || stderr != "" || again != out {
			t.Errorf("%s: exit code %d: %s", plan, code, stderr)
		}
		plantest.Validate(t, "cmd/plan/export.schema.json", out)
	}
}
