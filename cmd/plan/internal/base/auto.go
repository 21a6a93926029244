package base

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
)

// auto finds the commit that a change is compared with: what the CI system says;
// the first parent of a pull request's merge commit, or of the default branch's
// tip; else where the branch left the default branch. Outside CI it is the last commit
// for what is not committed yet on the default branch, which edited reports, and for
// what a commit is about to be made of.
func (r *repository) auto(env func(string) string, edited func() bool) (commit, name string, err error) {
	said := readCI(env)
	if said.err != nil {
		return "", "", said.err
	}
	r.forge = said.forge
	if inCI(env) {
		edited = func() bool { return false }
		if outer, at, err := r.outer(); err != nil || outer != nil {
			return r.within(outer, at, env, err)
		}
	} else if r.Index != "" {
		return r.head, lastCommit, nil
	}
	switch {
	case said.merges(r):
		const what = "the branch that this pull request goes into"
		parent := r.parents(r.head)[0]
		return parent, what, r.have(parent, what)
	case said.base != "" && said.base != r.head && !said.queued:
		return said.base, said.what, r.have(said.base, said.what)
	}
	tip, branch, err := r.branch(said.target)
	if err != nil {
		return "", "", err
	}
	if !said.request && (tip == r.head || said.onDefault) {
		if edited() {
			return r.head, lastCommit, nil
		}
		return r.beforeHead(branch)
	}
	commit, name, err = r.mergeBase(tip, branch)
	switch {
	case err != nil || commit != r.head || !inCI(env):
	case said.queued && said.base != "" && said.base != r.head: // merged by now
		return said.base, said.what, r.have(said.base, said.what)
	default:
		return r.contained(tip, branch, said)
	}
	return commit, name, err
}

// lastCommit is HEAD in words.
const lastCommit = "the last commit"

// merges reports whether HEAD is a pull request merged for a trial by the forge,
// and not by somebody into their own branch.
func (s *ciSays) merges(r *repository) bool {
	if !s.trial || r.head != s.checkedOut {
		return false
	}
	parents := r.parents(r.head)
	return len(parents) == 2 && (s.head == "" || parents[1] == s.head)
}

// beforeHead is the first parent of HEAD, which is on a branch that others are
// merged into.
func (r *repository) beforeHead(branch string) (commit, name string, err error) {
	parents := r.parents(r.head)
	if len(parents) == 0 {
		return "", "", &NoBase{Why: "this is the first commit, so there is nothing before it", without: true, againDiff: "--base HEAD"}
	}
	name = "the commit before, on " + branch
	return parents[0], name, r.have(parents[0], name)
}

// contained is the base of a HEAD that another branch holds already: the commit
// before, where that branch stood there once. Compared with itself, any change
// would look well.
func (r *repository) contained(tip, branch string, said ciSays) (commit, name string, err error) {
	if !said.request {
		line, err := r.Run("rev-list", "--first-parent", tip)
		if err == nil && slices.Contains(strings.Fields(line), r.head) {
			return r.beforeHead(branch)
		}
		return "", "", r.instead(&NoBase{Why: "all of this is part of " + branch + " already"})
	}
	if said.forge != gitHub {
		return "", "", r.instead(&NoBase{Why: "what is checked out is part of " + branch + " already, so nothing of the request would be looked at"})
	}
	return "", "", &NoBase{Why: "what is checked out is part of " + branch + " already, so nothing of the pull request would be looked at",
		Mend: "on: pull_request, with actions/checkout and no ref"}
}

// branch is the tip of the branch that others are merged into, and its name. A CI
// system's word counts first.
func (r *repository) branch(said string) (tip, name string, err error) {
	names := []string{said}
	if said == "" {
		names = r.likelyDefaults()
	}
	for _, name := range names {
		if tip := r.tip(name); tip != "" {
			return tip, name, nil
		}
	}
	if said == "" {
		if said = r.remoteDefault(); said == "" {
			return "", "", r.noDefault()
		}
		if tip := r.tip(said); tip != "" {
			return tip, said, nil
		}
	}
	tip, err = r.fetchBranch(said)
	return tip, said, err
}

// likelyDefaults are the names that the default branch may have: the one that the clone
// noted of its remote, else the usual ones and, without a remote, the only branch that
// there is.
func (r *repository) likelyDefaults() []string {
	if r.remote != "" {
		if ref, err := r.Line("symbolic-ref", "--quiet", "refs/remotes/"+r.remote+"/HEAD"); err == nil {
			return []string{strings.TrimPrefix(ref, "refs/remotes/"+r.remote+"/")}
		}
		return []string{"main", "master"}
	}
	names := []string{"main", "master"}
	if chosen, err := r.Line("config", "init.defaultBranch"); err == nil {
		names = append(names, chosen)
	}
	out, _ := r.Run("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads")
	if all := strings.Fields(out); len(all) == 1 {
		names = append(names, all[0])
	}
	return names
}

// noDefault says that it cannot be told which branch is the main one.
func (r *repository) noDefault() *NoBase {
	none := &NoBase{Why: "it cannot be told which branch is the main one"}
	if r.refused != nil {
		none.Why += ", and " + r.remote + " does not say it: " + gitReason(r.refused)
	}
	if r.remote == "" {
		return r.instead(none)
	}
	remote := r.remote
	none.Mend = terminal.Here.Then(r.command("fetch "+r.whole()+remote+" "+terminal.Here.Word("+refs/heads/*:refs/remotes/"+remote+"/*")), r.command("remote set-head "+remote+" --auto"))
	if r.mute() != "" {
		none.Why += ", and " + r.mute()
		none.Remote = "which branch is the main one"
	}
	return none
}

// tip is the commit that a branch leads to, as the remote last had it; "" where it
// is not here.
func (r *repository) tip(name string) string {
	refs := []string{"refs/heads/" + name}
	if r.remote != "" {
		refs = []string{"refs/remotes/" + r.remote + "/" + name, "refs/heads/" + name}
	}
	for _, ref := range refs {
		if tip, err := r.Line("rev-parse", "--verify", "--quiet", ref+"^{commit}"); err == nil {
			return tip
		}
	}
	return ""
}

// nameOf is how a branch is named here: the remote's before one's own; "" where it is not
// here.
func (r *repository) nameOf(branch string) string {
	for _, name := range []string{r.remote + "/" + branch, branch} {
		if _, ok := r.commit(name); ok {
			return name
		}
	}
	return ""
}

// remoteDefault asks the remote for the name of its default branch.
func (r *repository) remoteDefault() string {
	if r.remote == "" || r.mute() != "" {
		return ""
	}
	r.asked = true
	out, err := r.Ask(nil, "ls-remote", "--symref", r.remote, "HEAD")
	first, _, _ := strings.Cut(out, "\n")
	ref, _, ok := strings.Cut(strings.TrimPrefix(first, "ref: "), "\t")
	if r.refused = err; err != nil || !ok {
		return ""
	}
	return strings.TrimPrefix(ref, "refs/heads/")
}

// mergeBase is where HEAD left another commit; there is none where several commits are as
// near, of which one may lack what the other has. In a shallow clone it counts only
// where nothing that is cut off could hold a later one.
func (r *repository) mergeBase(other, what string) (commit, name string, err error) {
	name = "where this branch left " + what
	several := false
	for _, deepen := range []string{"", "--deepen=50", "--deepen=1000", "--unshallow"} {
		if deepen != "" {
			if !r.shallow {
				break
			}
			if err := r.more(deepen, other, what); err != nil {
				return "", "", err
			}
		}
		all, err := r.Run("merge-base", "--all", r.head, other)
		commits := strings.Fields(all)
		if err != nil || slices.ContainsFunc(commits, func(commit string) bool { return !r.proven(commit, other) }) {
			continue
		}
		if len(commits) == 1 {
			return commits[0], name, nil
		}
		several = len(commits) > 1
		break
	}
	none := &NoBase{Why: "this branch and " + what + " have no commit in common"}
	if several {
		none.Why = "this branch and " + what + " were merged into each other, so no single commit is where it left; once " + what + " is merged into it again, there is one"
	}
	if named := r.nameOf(what); named != "" {
		none.Again = "--base " + terminal.Here.Word(named)
		return "", "", none
	}
	return "", "", r.instead(none)
}

// proven reports whether no commit between a merge base and the two tips is one
// whose parents are cut off.
func (r *repository) proven(commit, other string) bool {
	if !r.shallow {
		return true
	}
	file, err := r.Line("rev-parse", "--path-format=absolute", "--git-path", "shallow")
	if err != nil {
		return false
	}
	cut, err := os.ReadFile(file)
	if err != nil {
		return false
	}
	between, err := r.Run("rev-list", r.head, other, "^"+commit)
	if err != nil {
		return false
	}
	edge := strings.Fields(string(cut))
	return !slices.ContainsFunc(strings.Fields(between), func(c string) bool { return slices.Contains(edge, c) })
}

// outer is the repository that this one is a submodule of, and where it lies
// there; nil where it is none.
func (r *repository) outer() (*repository, string, error) {
	top, err := r.Line("rev-parse", "--show-superproject-working-tree")
	if err != nil || top == "" {
		return nil, "", nil
	}
	here, err := filepath.EvalSymlinks(r.Dir)
	if err != nil {
		return nil, "", err
	}
	at, err := filepath.Rel(top, here)
	if err != nil {
		return nil, "", err
	}
	outer, err := openRepository(r.Ctx, top, r.forbids)
	return outer, filepath.ToSlash(at), err
}

// within is the commit that a submodule stood at in the base of the repository
// around it, which is the one that a CI system speaks of.
func (r *repository) within(outer *repository, at string, env func(string) string, err error) (commit, name string, _ error) {
	if err != nil {
		return "", "", err
	}
	around, name, err := outer.auto(env, nil)
	if err != nil {
		return "", "", err
	}
	entry, _ := outer.Line("ls-tree", "--full-tree", around, "--", at)
	words := strings.Fields(entry) // mode, type, name of the commit, path
	if len(words) < 4 || words[1] != "commit" {
		return "", "", r.instead(&NoBase{Why: "the submodule " + at + " is not part of " + name})
	}
	name = at + " as it stands in " + name
	r.asked = outer.asked
	return words[2], name, r.have(words[2], name)
}
