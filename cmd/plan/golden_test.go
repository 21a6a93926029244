package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"golang.org/x/tools/txtar"
)

func itoa(n int) string { return strconv.Itoa(n) }

// planCommand runs a command line within this process.
func planCommand(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	t.Setenv("GITHUB_ACTIONS", "")
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return out.String(), errs.String(), code
}

// The findings of the whole plans, as a planner sees them: in the profile that
// each has, and with all rules.
func TestPlans(t *testing.T) {
	t.Chdir("../..")
	folders, err := os.ReadDir("testdata/plans")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		name, want := folder.Name(), 1
		if name == "spring-subscriptions" {
			want = 0
		}
		for ending, profile := range map[string][]string{"": nil, "-integrated": {"--profile", "integrated"}} {
			args := append([]string{"check", "--as-of", "2027-02-15", "testdata/plans/" + name}, profile...)
			out, stderr, code := planCommand(t, "", args...)
			if code != want || stderr != "" {
				t.Errorf("%s%s: exit code %d, want %d; stderr %q", name, ending, code, want, stderr)
			}
			plantest.Golden(t, filepath.Join("testdata", "findings", name+ending+".txt"), plantest.Uncounted(out))
		}
	}
}

// What people who never programmed get wrong, and what they are told: each file
// of testdata/slips.txtar is a plan by itself, followed by what is said of it.
func TestSlips(t *testing.T) {
	const file = "../../testdata/slips.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	said := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if !strings.HasSuffix(f.Name, ".plan.hcl") {
			continue
		}
		out, _, _ := planCommand(t, string(f.Data), "check", "--only", "syntax", "--format", "text", "-")
		out, _, _ = strings.Cut(out, "1 plan, ")
		out = strings.ReplaceAll(out, "stdin.plan.hcl", f.Name)
		said.Files = append(said.Files, f, txtar.File{Name: strings.TrimSuffix(f.Name, ".plan.hcl") + ".txt", Data: []byte(strings.TrimRight(out, "\n") + "\n\n")})
	}
	plantest.Golden(t, file, string(txtar.Format(said)))
}
