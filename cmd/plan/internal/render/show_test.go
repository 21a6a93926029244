package render

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
)

// top makes the top folder of the repository the working directory.
func top(t *testing.T) { t.Chdir("../../../..") }

// today is the day as of which plans are judged here.
func today(t *testing.T) lang.Date {
	t.Helper()
	day, ok := lang.ParseDate("2027-02-15")
	if !ok {
		t.Fatal("no day")
	}
	return day
}

// checked is what a check of some paths finds, or of standard input where the path
// is "-".
func checked(t *testing.T, paths ...string) *Report {
	t.Helper()
	d, err := workspace.NewDisk()
	if err != nil {
		t.Fatal(err)
	}
	var workspaces []*workspace.Workspace
	var readErr error
	if paths[0] == "-" {
		workspaces, readErr = d.OpenStdin("", []byte("campaign “spring” {\n"))
	} else {
		workspaces, readErr = d.Open(paths)
	}
	r := New("1.2.3", today(t), d.Cwd)
	r.Unread = errors.Join(readErr, workspace.LockErrors(workspaces, d.Cwd))
	for _, w := range workspaces {
		r.Read(w)
		r.Add(w, checks.Run(w.Snapshot, book.Rules, checks.Options{AsOf: today(t)}))
	}
	return r
}

// changed is what changed from the plans in one folder to those in another.
func changed(t *testing.T, before, after string) *Diff {
	t.Helper()
	was, is := opened(t, before), opened(t, after)
	cwd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	d := NewDiff(today(t), cwd)
	a := checks.Run(was.Snapshot, book.Rules, checks.Options{AsOf: today(t)})
	b := checks.Run(is.Snapshot, book.Rules, checks.Options{AsOf: today(t), Base: was.Snapshot})
	d.Add(is, report.DiffOf(was.Snapshot, is.Snapshot, a, b, is.Wants), "the plans in "+before)
	return d
}

func opened(t *testing.T, folder string) *workspace.Workspace {
	t.Helper()
	d, err := workspace.NewDisk()
	if err != nil {
		t.Fatal(err)
	}
	workspaces, err := d.Open([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	return workspaces[0]
}

// shown is a report or a comparison in a format.
func shown(t *testing.T, what interface {
	Write(w io.Writer, format string, width int) error
}, format string) string {
	t.Helper()
	terminal.SetColor(false)
	var b strings.Builder
	if err := what.Write(&b, format, terminal.DefaultColumns); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
