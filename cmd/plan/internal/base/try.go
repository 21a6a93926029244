package base

import (
	"cmp"
	"context"
	"os"

	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
)

// Attempt is what --base auto comes to in a workspace when it asks no remote.
type Attempt struct {
	Shallow bool    // the clone holds only a part of the history
	Base    *Base   // nil where there is none
	None    *NoBase // why there is none; nil where there is one
	Why     string  // what decides on it, in words
	CI      bool    // a CI system depends on it
}

// Try looks for what --base auto compares a workspace with, and asks no remote.
func Try(w *workspace.Workspace) Attempt {
	a := Attempt{Why: decides(os.Getenv), CI: inCI(os.Getenv)}
	r, err := openRepository(context.Background(), w.Top, "plan doctor asks no remote")
	if err == nil {
		a.Shallow = r.shallow
		a.Base, err = r.open(w, Auto)
	}
	if err != nil {
		a.Base, a.None = nil, cmp.Or(asNoBase(err), &NoBase{Why: err.Error()}).of(w)
	}
	return a
}

// decides says what decides on the commit that a change is compared with.
func decides(env func(string) string) string {
	switch readCI(env).forge {
	case gitHub:
		return "GitHub's variables and its event file say so"
	case gitLab:
		return "GitLab's variables say so"
	}
	return "no CI system says otherwise"
}
