package base

import (
	"cmp"
	"errors"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

// NoBase is the error that says why there is nothing to compare with, and the line that
// mends it.
type NoBase struct {
	Why, Mend string // Mend is "" where no line does
	Remote    string // what a remote would know, and was not to be asked for; "" otherwise
	mendDiff  string // the line for plan diff, where it is not that for plan check
}

// Error is both, on a line each.
func (e *NoBase) Error() string {
	if e.Mend == "" {
		return e.Why
	}
	return e.Why + "\n      Fix  " + e.Mend
}

// forDiff says the same to somebody who called plan diff.
func (e *NoBase) forDiff() *NoBase {
	mend := strings.Replace(e.Mend, "plan check ", "plan diff ", 1)
	return &NoBase{Why: e.Why, Mend: cmp.Or(e.mendDiff, mend)}
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
