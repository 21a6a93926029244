package base

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/plan-as-code/plan/lsp/git"
)

// Host is where the repository of a folder is reviewed and built: GitHub or GitLab, as its
// remotes say, else as its folders do; "" where neither shows. top is the repository's
// folder; "" where the folder lies in none. The folder need not be there.
func Host(folder string) (host, top string) {
	if top = git.Top(folder); top == "" {
		return "", ""
	}
	g := git.Git{Dir: top, Ctx: context.Background()}
	remotes, _ := g.Line("config", "--get-regexp", `^remote\..*\.url$`)
	remotes = strings.ToLower(remotes)
	is := func(name string) bool {
		_, err := os.Stat(filepath.Join(top, name))
		return err == nil
	}
	for _, host := range []string{GitHub, GitLab} {
		if strings.Contains(remotes, strings.ToLower(host)) {
			return host, top
		}
	}
	switch {
	case is(".github"):
		return GitHub, top
	case is(".gitlab-ci.yml"), is(".gitlab"):
		return GitLab, top
	}
	return "", top
}

// The hosts that Host knows.
const (
	GitHub = "GitHub"
	GitLab = "GitLab"
)
