package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
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
