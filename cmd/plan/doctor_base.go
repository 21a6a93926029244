package main

import (
	"cmp"
	"context"
	"os"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
)

// comparison says what --base auto compares with here and why, or why it finds
// none. It asks no remote.
func (d *doctor) comparison(w *workspace.Workspace) {
	r, err := openRepository(context.Background(), w.Top, false)
	if err != nil {
		d.incomparable(err)
		return
	}
	if r.shallow {
		d.fact("This clone holds only a part of the history.")
	}
	found, err := r.base(w, baseAuto)
	switch {
	case err != nil:
		d.incomparable(err)
	case found.snapshot == nil:
		d.fact("plan check --base auto compares with " + found.name + "; no plan was there, so everything counts as new.")
	default:
		d.good("plan check --base auto compares with " + found.name + ": " + d.why() + ".")
	}
}

// why is what decides what is compared with.
func (d *doctor) why() string {
	switch readCI(os.Getenv).forge {
	case gitHub:
		return "GitHub's variables and its event file say so"
	case gitLab:
		return "GitLab's variables say so"
	}
	return "no CI system says otherwise"
}

// incomparable says why nothing is found to compare with. Where nobody depends on
// it, and where a remote still knows, that is no trouble.
func (d *doctor) incomparable(err error) {
	none := cmp.Or(asNoBase(err), &noBase{why: err.Error()})
	switch {
	case none.lies != "":
		d.careful("plan check --base auto asks the remote for "+none.lies+", which is not in this clone. To have it here:", none.mend)
	case inCI(os.Getenv):
		d.wrong("plan check --base auto finds nothing to compare with: "+none.why+".", none.mend)
	default:
		d.careful("plan check --base auto finds nothing to compare with: "+none.why+".", none.mend)
	}
}

// agreements names those that cannot be read, which keep every check from
// deciding.
func (d *doctor) agreements(w *workspace.Workspace) {
	for _, l := range checks.LockProblems(w.Snapshot) {
		d.wrong(w.Display(d.cwd, l.File)+", line "+lang.Digits(float64(l.Line))+": "+l.Message, w.LockFix(d.cwd, l))
	}
}
