package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
)

// Tables as people keep them, each with a page that says what it imitates and what a perfect
// import yields, and what it came to: NAME.txt. Where the table belongs to a plan, that is
// NAME.plan.hcl. The language finds nothing in what is written, and the same table once more
// changes nothing.
func TestSheets(t *testing.T) {
	sheets, err := filepath.Abs("../../testdata/sheets")
	if err != nil {
		t.Fatal(err)
	}
	all := slices.DeleteFunc(glob(t, sheets+"/*"), func(name string) bool {
		return !slices.Contains([]string{".csv", ".xlsx", ".ics"}, filepath.Ext(name))
	})
	if len(all) < 13 {
		t.Fatal(all)
	}
	for _, table := range all {
		base := strings.TrimSuffix(filepath.Base(table), filepath.Ext(table))
		t.Run(filepath.Base(table), func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "spring")
			if err := os.Mkdir(folder, 0o755); err != nil {
				t.Fatal(err)
			}
			t.Chdir(folder)
			if plan, err := os.ReadFile(filepath.Join(sheets, base+".plan.hcl")); err == nil {
				putFile(t, "plan.plan.hcl", plan)
			}
			src, err := os.ReadFile(table)
			if err != nil {
				t.Fatal(err)
			}
			putFile(t, filepath.Base(table), src)
			again := []string{"import", filepath.Base(table), "--yes", "--as-of", "2027-03-01"}
			out, stderr, code := planCommand(t, "", again...)
			if code != 0 || stderr != "" {
				t.Fatalf("exit code %d: %s", code, stderr)
			}
			ending := ".txt"
			if filepath.Ext(table) == ".xlsx" {
				ending = "-xlsx.txt"
			}
			plantest.Golden(t, filepath.Join(sheets, base+ending), plantest.Uncounted(out)+"\n"+plansHere(t))
			noneOfTheLanguage(t)
			before := plansHere(t)
			if said, stderr, code := planCommand(t, "", again...); code != 0 || !strings.HasSuffix(said, "Nothing changes.\n") || plansHere(t) != before {
				t.Errorf("the second import says\n%s%s\nand the plans are\n%s", said, stderr, plansHere(t))
			}
		})
	}
}

// A workbook that another library wrote, and one that LibreOffice saved of it, read the same.
func TestWorkbooksOfOthers(t *testing.T) {
	var read []string
	for _, name := range []string{"exceljs", "libreoffice"} {
		src, err := os.ReadFile("../../testdata/sheets/" + name + "-xlsx.txt")
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, strings.ReplaceAll(string(src), name, "NAME"))
	}
	if diff := cmp.Diff(read[0], read[1]); diff != "" {
		t.Error(diff)
	}
}

// A file that somebody writes while it is read is not taken by halves.
func TestFilesThatChangeMeanwhile(t *testing.T) {
	t.Chdir(t.TempDir())
	putFile(t, "a.csv", []byte("Name,Owner\nOne,Ana\n"))
	if _, err := wholeFile("a.csv", func() { putFile(t, "a.csv", []byte("Name,Owner\n")) }); err == nil || !strings.Contains(err.Error(), "was written while it was read") {
		t.Error(err)
	}
	if src, err := wholeFile("a.csv", func() {}); err != nil || string(src) != "Name,Owner\n" {
		t.Error(string(src), err)
	}
}

// What tables come to is, for machines, what the schema says.
func TestImportedData(t *testing.T) {
	sheets, err := filepath.Abs("../../testdata/sheets")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := filepath.Abs("import.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range append(glob(t, sheets+"/*.csv"), glob(t, sheets+"/*.ics")...) {
		t.Chdir(t.TempDir())
		if plan, err := os.ReadFile(strings.TrimSuffix(table, ".csv") + ".plan.hcl"); err == nil {
			putFile(t, "plan.plan.hcl", plan)
		}
		for range 2 {
			out, stderr, code := planCommand(t, "", "import", table, "--format", "json", "--yes", "--as-of", "2027-03-01")
			if code != 0 {
				t.Fatal(table, stderr)
			}
			plantest.Validate(t, schema, out)
		}
	}
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	all, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func putFile(t *testing.T, name string, src []byte) {
	t.Helper()
	if err := os.WriteFile(name, src, 0o644); err != nil {
		t.Fatal(err)
	}
}

// plansHere are the plan files of the working directory, with their names.
func plansHere(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, name := range glob(t, "*.plan.hcl") {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("-- " + name + " --\n" + string(src))
	}
	return b.String()
}

// noneOfTheLanguage fails where the language finds something in the plans here.
func noneOfTheLanguage(t *testing.T) {
	t.Helper()
	out, stderr, _ := planCommand(t, "", "check", "--as-of", "2027-03-01", "--format", "json")
	var found struct {
		Findings []struct{ Rule, Message, Address string }
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		t.Fatal(err, stderr)
	}
	for _, f := range found.Findings {
		if r := ruleNamed(f.Rule); r == nil || r.Language() {
			t.Errorf("%s: %s: %s", f.Rule, f.Address, f.Message)
		}
	}
}
