package base

import (
	"context"
	"os"

	"github.com/plan-as-code/plan/lsp/git"
)

// Names are what a --base may be called here: auto, and the branches and tags of the
// repository that the working directory lies in, those with the latest commits first.
func Names() []string {
	list := []string{Auto}
	cwd, err := os.Getwd()
	if err != nil || git.Top(cwd) == "" {
		return list
	}
	r := &repository{Git: git.Git{Dir: cwd, Ctx: context.Background()}}
	return append(list, r.names()...)
}
