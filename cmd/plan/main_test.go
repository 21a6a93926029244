package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

type faultyReader struct{}

func (faultyReader) Read([]byte) (int, error) { panic("a hole in the floor") }

// A mistake in the program is said to be one, with what to report.
func TestFault(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"check", "-"}, faultyReader{}, &out, &errs); code != exit.Fault {
		t.Errorf("exit code %d, want %d", code, exit.Fault)
	}
	for _, want := range []string{"this is a mistake in plan itself, not in your plan: a hole in the floor", "Please report it at https://", versionLine()} {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("stderr lacks %q:\n%s", want, errs.String())
		}
	}
	if want := "The plans could not be checked, so nobody knows what is in them.\n"; out.String() != want {
		t.Errorf("stdout: %s", out.String())
	}
}

// A file of commands with the line ends of Windows does what it says: the last word of a line has
// a carriage return behind it, or is one.
func TestCommandsWithWindowsLineEnds(t *testing.T) {
	for _, args := range [][]string{{"explain", "tactic\r"}, {"explain", "tactic", "\r"}} {
		var out, errs bytes.Buffer
		if code := run(args, strings.NewReader(""), &out, &errs); code != exit.Clean || !strings.Contains(out.String(), "planned activity") {
			t.Errorf("%q: exit code %d\n%s%s", args, code, out.String(), errs.String())
		}
		if !strings.HasSuffix(args[len(args)-1], "\r") {
			t.Errorf("the arguments of the caller changed: %q", args)
		}
	}
}

// A folder that cannot be read is named once, and the output is not blamed for it.
func TestUnreadableFolder(t *testing.T) {
	folder := t.TempDir()
	closed := filepath.Join(folder, "closed")
	if err := os.Mkdir(closed, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadDir(closed); err == nil {
		t.Skip("whoever runs this may read everything")
	}
	t.Chdir(folder)
	_, errs, code := planCommand(t, "", "check")
	if want := "plan: closed may not be read\n"; errs != want || code != exit.Undecided {
		t.Errorf("exit code %d, said %q, want %q", code, errs, want)
	}
}
