package base

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
)

// repository is where commits are looked for.
type repository struct {
	git
	head    string
	shallow bool
	remote  string // "" where there is none
	fetches bool   // it may ask the remote
	asked   bool   // it did
	forge   forge
}

func openRepository(ctx context.Context, dir string, fetch bool) (*repository, error) {
	r := &repository{git: git{dir: dir, ctx: ctx, offline: !fetch}, fetches: fetch}
	top, err := r.line("rev-parse", "--show-toplevel")
	var failed *gitError
	switch {
	case errors.As(err, &failed) && strings.Contains(failed.said, "dubious ownership"):
		return nil, &NoBase{Why: "git does not read this repository, because it belongs to another user", Mend: "git config --global --add safe.directory " + terminal.ShellWord(dir)}
	case errors.As(err, &failed) || err == nil && !workspace.SameFolder(top, dir):
		return nil, &NoBase{Why: "this folder is in no git repository", Again: "--base FOLDER, with a copy of the plans as they were"}
	case err != nil:
		return nil, err
	}
	head, err := r.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if err != nil {
		return nil, &NoBase{Why: "this repository has no commit yet", Mend: "git add -A && git commit"}
	}
	shallow, _ := r.line("rev-parse", "--is-shallow-repository")
	r.head, r.shallow, r.remote = head, shallow == "true", r.ownRemote()
	return r, nil
}

// ownRemote is the remote that the repository was cloned from.
func (r *repository) ownRemote() string {
	list, _ := r.line("remote")
	remotes := strings.Fields(list)
	switch {
	case len(remotes) == 0:
		return ""
	case slices.Contains(remotes, "origin"):
		return "origin"
	}
	return remotes[0]
}

// named is the commit that somebody named.
func (r *repository) named(ref string) (string, error) {
	if commit, ok := r.commit(ref); ok {
		return commit, nil
	}
	none := &NoBase{Why: "there is no commit, branch or folder called " + ref + " here"}
	none.Mend, none.Again = r.mendNamed(ref)
	return "", none
}

// commit is the full name of a commit that is here.
func (r *repository) commit(ref string) (string, bool) {
	if strings.HasPrefix(ref, "-") {
		return "", false
	}
	commit, err := r.line("rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	return commit, err == nil
}

// mendNamed brings what somebody named, as far as a remote can, and says what to
// compare with then.
func (r *repository) mendNamed(ref string) (mend, again string) {
	const list = "--base COMMIT, with one that git log lists"
	if r.remote == "" || strings.HasPrefix(ref, "-") {
		return "", list
	}
	if _, ok := r.commit("refs/remotes/" + r.remote + "/" + ref); ok {
		return "", "--base " + terminal.ShellWord(r.remote+"/"+ref)
	}
	switch counted := strings.ContainsAny(ref, "~^@:"); {
	case counted && r.shallow:
		return "git fetch --unshallow " + r.remote, ""
	case counted:
		return "", list
	case r.shallow:
		return "git fetch --depth=1 " + r.remote + " " + terminal.ShellWord(ref), "--base FETCH_HEAD"
	}
	return "git fetch " + r.remote + " " + terminal.ShellWord(ref), "--base FETCH_HEAD"
}

// parents are the commits that a commit was made from, which a shallow clone knows
// by name only.
func (r *repository) parents(commit string) []string {
	raw, err := r.run("cat-file", "commit", commit)
	if err != nil {
		return nil
	}
	var list []string
	for line := range strings.Lines(raw) {
		line = strings.TrimRight(line, "\n")
		if line == "" {
			break
		}
		if sha, ok := strings.CutPrefix(line, "parent "); ok {
			list = append(list, sha)
		}
	}
	return list
}
