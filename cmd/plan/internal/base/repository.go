package base

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lsp/git"
)

// repository is where commits are looked for.
type repository struct {
	part string // of the earlier tree, that is a workspace by itself now; "" where all of it is
	git.Git
	head    string
	shallow bool
	remote  string // "" where there is none
	forbids string // why it must not ask the remote, in words; "" where nothing was said
	asked   bool   // it did
	refused error  // what came of asking for the default branch; nil where that is known
	forge   forge
	modules map[string]*repository // submodules that were read, by their paths
}

// openRepository opens the repository whose top is a folder. forbids says in words why its
// remote must not be asked; "" where it may be.
func openRepository(ctx context.Context, dir, forbids string) (*repository, error) {
	r := &repository{Git: git.Git{Dir: dir, Ctx: ctx}, forbids: forbids}
	top, err := r.Line("rev-parse", "--show-toplevel")
	var failed *git.Error
	begin := []string{"git add -A", "git commit -m " + terminal.Here.Word("The plans as they are")}
	switch {
	case errors.As(err, &failed) && strings.Contains(failed.Said, "dubious ownership"):
		return nil, &NoBase{Why: "git does not read this repository, because it belongs to another user", Mend: "git config --global --add safe.directory " + terminal.Here.Word(filepath.ToSlash(dir))}
	case errors.As(err, &failed) || err == nil && !workspace.SameFolder(top, dir):
		return nil, &NoBase{Why: "this folder is in no git repository", Mend: terminal.Here.Then(append([]string{"git init"}, begin...)...), Again: "--base HEAD"}
	case err != nil:
		return nil, err
	}
	head, err := r.Line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if err != nil {
		return nil, &NoBase{Why: "this repository has no commit yet", Mend: terminal.Here.Then(begin...), Again: "--base HEAD", unborn: true}
	}
	shallow, _ := r.Line("rev-parse", "--is-shallow-repository")
	r.head, r.shallow, r.remote = head, shallow == "true", r.ownRemote()
	return r, nil
}

// remoteName is a name of a remote that can be written anywhere in a command.
var remoteName = regexp.MustCompile(`^[\pL\pN_][\pL\pN_./-]*$`)

// ownRemote is the remote that the repository was cloned from.
func (r *repository) ownRemote() string {
	list, _ := r.Line("remote")
	remotes := slices.DeleteFunc(strings.Split(list, "\n"), func(name string) bool { return !remoteName.MatchString(name) })
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
	if none.Mend, none.Again = r.mendNamed(ref); none.Again == "" {
		return "", r.instead(none)
	}
	return "", none
}

// commit is the full name of a commit that is here.
func (r *repository) commit(ref string) (string, bool) {
	if strings.HasPrefix(ref, "-") {
		return "", false
	}
	commit, err := r.Line("rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	return commit, err == nil
}

// mendNamed brings what somebody named, as far as a remote can, or names what was meant,
// and says what to compare with then; "" twice where neither is known.
func (r *repository) mendNamed(ref string) (mend, again string) {
	word := terminal.Here.Word
	if meant, ok := r.meant(ref); ok {
		return "", "--base " + word(meant)
	}
	counted := strings.ContainsAny(ref, "~^@: ") || strings.Contains(ref, "..")
	switch {
	case r.remote == "" || strings.HasPrefix(ref, "-"):
	case counted && r.shallow:
		return r.command("fetch --unshallow " + r.remote), "--base " + word(ref)
	case counted:
	case r.shallow:
		return r.command("fetch --depth=1 " + r.remote + " " + word(ref)), "--base FETCH_HEAD"
	default:
		return r.command("fetch " + r.remote + " " + word(ref)), "--base FETCH_HEAD"
	}
	return "", ""
}

// meant is what is here and was likely meant by a name: the remote's branch of that name,
// the older end of a range, or a name that is spelled almost alike.
func (r *repository) meant(ref string) (string, bool) {
	if r.remote != "" {
		if _, ok := r.commit("refs/remotes/" + r.remote + "/" + ref); ok {
			return r.remote + "/" + ref, true
		}
	}
	if from, _, ok := strings.Cut(ref, ".."); ok && from != "" {
		_, ok = r.commit(from)
		return from, ok
	}
	near := prose.Nearest(ref, r.names())
	return near, near != ""
}

// instead has somebody compare with a commit that can be had, where that which would be
// right cannot: the one before, else another branch or tag that is here. Where there is
// none, it asks for a deeper clone, and outside of CI for a check without a base.
func (r *repository) instead(none *NoBase) *NoBase {
	parents := r.parents(r.head)
	switch {
	case len(parents) > 0 && r.holds(parents[0]):
		none.Again = "--base " + parents[0]
		if _, ok := r.commit("HEAD~1"); ok {
			none.Again = "--base HEAD~1"
		}
		return none
	case len(parents) > 0 && r.remote != "":
		none.Mend = r.command("fetch " + r.only(parents[0]))
		none.Again = "--base " + parents[0]
		return none
	}
	for _, name := range r.names() {
		if commit, ok := r.commit(name); ok && commit != r.head {
			none.Again = "--base " + terminal.Here.Word(name)
			return none
		}
	}
	none.Mend = r.deep("")
	none.without = none.Mend == ""
	return none
}

// only is what git fetch is told to bring one commit alone.
func (r *repository) only(commit string) string {
	if r.shallow {
		return "--depth=1 " + r.remote + " " + commit
	}
	return r.remote + " " + commit
}

// names are the branches and tags that are here, those with the latest commits first.
func (r *repository) names() []string {
	out, _ := r.Run("for-each-ref", "--sort=-committerdate", "--format=%(refname)", "refs/heads", "refs/remotes", "refs/tags")
	var list []string
	for ref := range strings.Lines(out) {
		ref = strings.TrimRight(ref, "\n")
		for _, kind := range []string{"refs/heads/", "refs/remotes/", "refs/tags/"} {
			if name, ok := strings.CutPrefix(ref, kind); ok && !(kind == "refs/remotes/" && strings.HasSuffix(name, "/HEAD")) {
				list = append(list, name)
			}
		}
	}
	return list
}

// command is a command line of git that works in this repository, wherever the program
// was called.
func (r *repository) command(args string) string {
	if cwd, err := os.Getwd(); err == nil && !workspace.SameFolder(git.Top(cwd), r.Dir) {
		return r.elsewhere(args)
	}
	return "git " + args
}

// atTop is the same of a command that takes paths from the top.
func (r *repository) atTop(args string) string {
	if !workspace.SameFolder(".", r.Dir) {
		return r.elsewhere(args)
	}
	return "git " + args
}

func (r *repository) elsewhere(args string) string {
	return "git -C " + terminal.Here.Word(r.Dir) + " " + args
}

// parents are the commits that a commit was made from, which a shallow clone knows
// by name only.
func (r *repository) parents(commit string) []string {
	raw, err := r.Run("cat-file", "commit", commit)
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
