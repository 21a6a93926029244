package main

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/base"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/prose"
)

// comparison says what --base auto compares with here and why, or why it finds
// none. It asks no remote.
func (d *doctor) comparison(w *workspace.Workspace) {
	a := base.Try(w)
	if a.Shallow {
		d.fact("This clone holds only a part of the history.")
	}
	switch {
	case a.None != nil:
		d.incomparable(a)
	case a.Base.Snapshot == nil:
		d.fact("plan check --base auto compares with " + a.Base.Name + "; no plan was there, so everything counts as new.")
	default:
		d.good("plan check --base auto compares with " + a.Base.Name + ": " + a.Why + ".")
	}
}

// incomparable says why nothing is found to compare with. Where nobody depends on
// it, and where a remote still knows, that is no trouble.
func (d *doctor) incomparable(a base.Attempt) {
	switch none := a.None; {
	case none.Remote != "":
		d.careful("plan check --base auto asks the remote for "+none.Remote+", which is not in this clone. To have it here:", none.Line())
	case a.CI:
		d.wrong("plan check --base auto finds nothing to compare with: "+none.Why+".", none.Line())
	default:
		d.careful("plan check --base auto finds nothing to compare with: "+none.Why+".", none.Line())
	}
}

// agreements names those that cannot be read, which keep every check from
// deciding.
func (d *doctor) agreements(w *workspace.Workspace) {
	for _, l := range checks.LockProblems(w.Snapshot) {
		d.unread(w.Display(d.cwd, l.File)+", line "+prose.Digits(float64(l.Line))+": "+l.Message, w.LockFix(d.cwd, l))
	}
}
