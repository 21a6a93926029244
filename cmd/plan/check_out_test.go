package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
)

const withGaps = "../../testdata/plans/react-gtm-kit-launch"

// The summary of a step on GitHub keeps what the step wrote before, and has room
// for a megabyte in all.
func TestStepSummary(t *testing.T) {
	summary := filepath.Join(t.TempDir(), "summary")
	for _, before := range []string{"# Before\n", strings.Repeat("x", 1<<20-60_000) + "\n", strings.Repeat("x", 1<<20-10) + "\n"} {
		if err := os.WriteFile(summary, []byte(before), 0o666); err != nil {
			t.Fatal(err)
		}
		t.Setenv("GITHUB_STEP_SUMMARY", summary)
		planCommand(t, "", "check", "--as-of", "2027-02-15", "--out", "markdown="+summary, withGaps)
		got, err := os.ReadFile(summary)
		if err != nil || !strings.HasPrefix(string(got), before) || len(got) > 1<<20 {
			t.Errorf("after %d bytes, the summary has %d; %v", len(before), len(got), err)
		}
		if fits := len(before) < 1<<20-100; fits != (len(got) > len(before)+1000) {
			t.Errorf("after %d bytes, %d are added", len(before), len(got)-len(before))
		}
	}
}

// What is no file is written to, not replaced.
func TestOutToDevice(t *testing.T) {
	_, stderr, code := planCommand(t, "", "check", "--as-of", "2027-02-15", "--out", "json="+os.DevNull, withGaps)
	if info, err := os.Stat(os.DevNull); code != exit.Found || stderr != "" || err != nil || info.Mode().IsRegular() {
		t.Errorf("exit code %d, stderr %q, %v", code, stderr, err)
	}
}

// panics is standard input that makes the program fail.
type panics struct{}

func (panics) Read([]byte) (int, error) { panic("out of order") }

// However a check ends without having looked, every format says so, and no older
// report is left.
func TestReportsSayWhatIsUndecided(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("GITHUB_ACTIONS", "")
	for _, folder := range []string{"plans", "reports"} {
		if err := os.Mkdir(folder, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	writeTo(t, "plans/a.plan.hcl", "discipline \"pr\" {}\n")
	for _, c := range []struct {
		name, says string
		code       int
		in         io.Reader
		args       []string
	}{
		{"no plan", "no plan file", exit.Undecided, nil, []string{"reports"}},
		{"no folder", "there is no file or folder gone", exit.Undecided, nil, []string{"gone"}},
		{"no base", "no-such-branch", exit.Undecided, nil, []string{"plans", "--base", "no-such-branch"}},
		{"empty input", "standard input is empty", exit.Undecided, strings.NewReader(""), []string{"-"}},
		{"no such rule", "rule.gone", exit.Usage, nil, []string{"plans", "--only", "rule.gone"}},
		{"an unknown flag", "no flag --onyl", exit.Usage, nil, []string{"plans", "--onyl", "x"}},
		{"a wrong value", "--fail-on is", exit.Usage, nil, []string{"plans", "--fail-on", "x"}},
		{"a wrong day", "--as-of is", exit.Usage, nil, []string{"plans", "--as-of", "x"}},
		{"an empty base", "--base is empty", exit.Usage, nil, []string{"plans", "--base="}},
		{"a mistake in the program", "out of order", exit.Fault, panics{}, []string{"-"}},
	} {
		for _, format := range render.Formats() {
			file := "reports/" + format
			writeTo(t, file, "an older report")
			var out, stderr bytes.Buffer
			code := run(append([]string{"check", "--format", format, "--out", format + "=" + file}, c.args...), c.in, &out, &stderr)
			text, err := os.ReadFile(file)
			said := strings.Join(strings.Fields(string(text)), " ")
			if code != c.code || err != nil || strings.Contains(said, "an older report") || !strings.Contains(strings.ToLower(said), strings.ToLower(c.says)) || strings.Contains(said, "no findings") {
				t.Errorf("%s, %s: exit code %d; %v\n%s", c.name, format, code, err, text)
			}
			if mistyped := c.code == exit.Usage && c.says != "rule.gone"; (out.Len() == 0) != (mistyped && format == "text") || strings.Contains(out.String(), "no findings") || !strings.Contains(stderr.String(), c.says) {
				t.Errorf("%s, %s: shows %q and says %q", c.name, format, out.String(), stderr.String())
			}
		}
	}
}

// A patch has the very bytes in a file, so that it applies; elsewhere nothing in it
// takes effect, and that is said. One that holds nothing of the kind is the same everywhere.
func TestPatchesAreShown(t *testing.T) {
	t.Chdir(t.TempDir())
	for text, same := range map[string]bool{
		"campaign \"c\" {\n  start =   2027-04-01 # \x1b]0;PWNED\a \u202e\n}\n": false,
		"campaign \"c\" {\r\n  start =   2027-04-01 # é\r\n}\r\n":               true,
	} {
		writeTo(t, "a.plan.hcl", text)
		for _, args := range [][]string{{"check", "--diff"}, {"fmt", "--diff"}} {
			shown, said, _ := planCommand(t, "", args...)
			file, err := os.Create("x.patch")
			if err != nil {
				t.Fatal(err)
			}
			var stderr bytes.Buffer
			run(args, nil, file, &stderr)
			kept, _ := os.ReadFile("x.patch")
			if strings.Contains(shown, "\x1b") || strings.Contains(shown, "\u202e") || (shown == string(kept)) != same || strings.Contains(said, "does not apply") == same || strings.Contains(stderr.String(), "does not apply") || file.Close() != nil {
				t.Errorf("%q shows %q, says %q, and writes %q", args, shown, said, kept)
			}
			needGit(t)
			if apply := exec.Command("git", "apply", "--unsafe-paths", "x.patch"); apply.Run() != nil {
				t.Errorf("%q does not apply", kept)
			}
			writeTo(t, "a.plan.hcl", text)
		}
	}
}
