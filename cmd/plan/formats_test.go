package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/render"
)

// Several formats are written in one run, each as if it were the only one.
func TestFormatsTogether(t *testing.T) {
	t.Chdir("../..")
	dir := t.TempDir()
	args := []string{"check", "--as-of", "2027-02-15", "--color", "never", "testdata/plans/react-gtm-kit-launch"}
	together := args
	for _, format := range render.Formats() {
		together = append(together, "--out", format+"="+filepath.Join(dir, format))
	}
	planCommand(t, "", together...)
	for _, format := range render.Formats() {
		got, err := os.ReadFile(filepath.Join(dir, format))
		alone, _, _ := planCommand(t, "", append(slices.Clone(args), "--format", format)...)
		if err != nil || string(got) != alone {
			t.Errorf("%s: the file differs from what is shown; %v", format, err)
		}
	}
}

// Help and completion name every format.
func TestFormatsAreNamed(t *testing.T) {
	help, _, _ := planCommand(t, "", "check", "--help")
	values, _, _ := planCommand(t, "", "__complete", "check", "--format", "")
	outs, _, _ := planCommand(t, "", "__complete", "check", "--out", "")
	for _, format := range render.Formats() {
		if !regexp.MustCompile(`\b` + format + `\b`).MatchString(help) {
			t.Errorf("help does not name %s", format)
		}
		if !slices.Contains(strings.Split(values, "\n"), format) || !slices.Contains(strings.Split(outs, "\n"), format+"=") {
			t.Errorf("completion does not offer %s: %q, %q", format, values, outs)
		}
	}
}

// SARIF names the version of the program.
func TestSARIFNamesTheVersion(t *testing.T) {
	was := version
	version = "1.2.3"
	t.Cleanup(func() { version = was })
	out, _, _ := planCommand(t, "campaign \"c\" {}\n", "check", "--format", "sarif", "-")
	if !strings.Contains(out, `"version": "1.2.3"`) {
		t.Error("it does not")
	}
}
