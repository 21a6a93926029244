package base

import (
	"cmp"
	"errors"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

// NoBase is the error that says why there is nothing to compare with, and the line that
// mends it.
type NoBase struct {
	Why    string
	Mend   string // what to call or write first; "" where nothing
	Again  string // what to call the command with that was called; "" where that does not help
	Remote string // what a remote would know, and was not to be asked for; "" otherwise

	againDiff string // Again for plan diff, where only that helps
	called    string // as in diff; "" is check
}

// Line is the line that mends it; "" where none does.
func (e *NoBase) Line() string {
	switch again := "plan " + cmp.Or(e.called, "check") + " " + e.Again; {
	case e.Again == "":
		return e.Mend
	case e.Mend == "":
		return again
	default:
		return e.Mend + " && " + again
	}
}

// Error is both, on a line each.
func (e *NoBase) Error() string {
	if line := e.Line(); line != "" {
		return e.Why + "\n      Fix  " + line
	}
	return e.Why
}

// forDiff says the same to somebody who called plan diff.
func (e *NoBase) forDiff() *NoBase {
	if e.againDiff != "" {
		return &NoBase{Why: e.Why, Again: e.againDiff, called: "diff"}
	}
	return &NoBase{Why: e.Why, Mend: e.Mend, Again: e.Again, called: "diff"}
}

// asNoBase is the error that says why there is nothing to compare with; nil where
// it is of another kind.
func asNoBase(err error) *NoBase {
	none := &NoBase{Why: errNoGit.Error(), Mend: mendNoGit}
	if errors.Is(err, errNoGit) || errors.As(err, &none) {
		return none
	}
	return nil
}

// undecided is the error that ends a command for want of a base.
func undecided(err error) error {
	if none := asNoBase(err); none != nil {
		err = none
	}
	return exit.Errorf(exit.Undecided, "there is no base to compare with: %v", err)
}

const mendNoGit = "apt-get install git, or what installs it here"
