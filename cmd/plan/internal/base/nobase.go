package base

import (
	"cmp"
	"errors"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lsp/git"
)

// NoBase is the error that says why there is nothing to compare with, and the line that
// mends it.
type NoBase struct {
	Why    string
	Mend   string // what to call or write first; "" where nothing
	Again  string // what to call the command with that was called; "" where that does not help
	Remote string // what a remote would know, and was not to be asked for; "" otherwise

	unborn    bool   // nothing is committed yet
	without   bool   // what helps is to call the command without a base
	againDiff string // Again for plan diff, where only that helps
	called    string // as in diff or report; "" is check
	paths     string // what was asked for, as words of a command line; "" for what lies here
}

// Line is the line that mends it, as a shell runs it where the program was called; ""
// where none does.
func (e *NoBase) Line() string {
	again := "plan " + cmp.Or(e.called, "check")
	if e.Again != "" {
		again += " " + e.Again
	}
	if e.paths != "" {
		again += " " + e.paths
	}
	switch {
	case e.Again == "" && !e.without:
		return e.Mend
	case e.Mend == "":
		return again
	default:
		return terminal.Here.Then(e.Mend, again)
	}
}

// Error is both, on a line each.
func (e *NoBase) Error() string {
	if line := e.Line(); line != "" {
		return e.Why + exit.Fix(line)
	}
	return e.Why
}

// forDiff says the same to somebody who called plan diff, which always has a base.
func (e *NoBase) forDiff() *NoBase {
	d := *e
	d.called = "diff"
	switch {
	case e.againDiff != "":
		d.Mend, d.Again, d.without = "", e.againDiff, false
	case e.without:
		d.Again, d.without = "--base HEAD", false
	}
	return &d
}

// forReport says the same to somebody who called plan report, which has a base where --since
// names one.
func (e *NoBase) forReport() *NoBase {
	d := *e.forDiff()
	d.called, d.Again = "report", strings.Replace(d.Again, "--base ", "--since ", 1)
	return &d
}

// forScore says the same to somebody who called plan score --since.
func (e *NoBase) forScore() *NoBase {
	d := *e.forReport()
	d.called = "score"
	return &d
}

// of notes for which plans the command was called.
func (e *NoBase) of(w *workspace.Workspace) *NoBase {
	cwd, err := os.Getwd()
	if err != nil || e.paths != "" {
		return e
	}
	d := *e
	var words []string
	for _, name := range w.Wanted {
		word := terminal.Here.Word(w.Display(cwd, name))
		if word != "." && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	d.paths = strings.Join(words, " ")
	return &d
}

// asNoBase is the error that says why there is nothing to compare with; nil where
// it is of another kind.
func asNoBase(err error) *NoBase {
	none := &NoBase{Why: git.ErrMissing.Error(), Mend: installGit()}
	if errors.Is(err, git.ErrMissing) || errors.As(err, &none) {
		return none
	}
	return nil
}

// undecided is the error that ends a command for want of a base.
func undecided(w *workspace.Workspace, err error) error {
	if none := asNoBase(err); none != nil {
		err = none.of(w)
	}
	return exit.Errorf(exit.Undecided, "there is no base to compare with: %v", err)
}

// installGit is what installs git on systems like this one.
func installGit() string {
	switch runtime.GOOS {
	case "darwin":
		return "xcode-select --install"
	case "windows":
		return "winget install Git.Git"
	}
	return "apt-get install git"
}
