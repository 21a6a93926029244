package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"golang.org/x/tools/txtar"
)

// Whatever plans say, with rules of one's own, settings, waivers and agreements, doctor
// reports on them, and is undecided exactly where plan check is.
func TestDoctorOfAllPlans(t *testing.T) {
	plantest.Sequential(t)
	for _, file := range plantest.Scenarios(t, "../../testdata/checks/*.txtar") {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			dir := t.TempDir()
			for _, f := range archive.Files {
				name := filepath.Join(dir, f.Name)
				if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, f.Data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			t.Chdir(dir)
			checked, _, undecided := planCommandIn(t, "check", "--as-of", "2027-02-01")
			out, said, code := planCommandIn(t, "doctor", "--as-of", "2027-02-01")
			if code == exit.Fault || code == exit.Usage || !strings.Contains(out, "The workspace in") && undecided != exit.Undecided {
				t.Errorf("exit code %d: %s%s", code, said, out)
			}
			if (code == exit.Undecided) != (undecided == exit.Undecided) {
				t.Errorf("exit code %d, but that of plan check is %d\n%s\n%s", code, undecided, out, checked)
			}
		})
	}
}
