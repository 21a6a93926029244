package base

import (
	"errors"
	"os"
	"regexp"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lsp/git"
)

var fetchQuietly = []string{"fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-maintenance"}

// fetch asks the remote for something, and remembers that it did.
func (r *repository) fetch(args ...string) error {
	r.asked = true
	_, err := r.Ask(nil, append(fetchQuietly[:len(fetchQuietly):len(fetchQuietly)], args...)...)
	return err
}

// read runs a command that reads texts, and asks the remote for those that a partial
// clone has left there.
func (r *repository) read(input []byte, args ...string) (string, error) {
	out, err := r.Feed(input, args...)
	var failed *git.Error
	if errors.As(err, &failed) && r.partial() && r.mute() == "" {
		r.asked = true
		return r.Ask(input, args...)
	}
	return out, err
}

// partial reports whether the clone has left texts with a remote.
func (r *repository) partial() bool {
	out, err := r.Run("config", "--get-regexp", `^(remote\..*\.promisor|extensions\.partialclone)$`)
	return err == nil && out != ""
}

// mute says in words why the remote must not be asked; "" where it may be. Outside CI
// that is also where the repository itself names a program for it: whoever only looks
// at a repository does not mean to run one.
func (r *repository) mute() string {
	if r.forbids == "" && !inCI(os.Getenv) {
		if name := r.namesProgram(); name != "" {
			r.forbids = "this repository's own settings name a program to ask for it (" + name + "), which plan does not run"
		}
	}
	return r.forbids
}

// programs are settings that name what git runs to reach a remote.
var programs = regexp.MustCompile(`^(core\.(sshcommand|gitproxy|askpass)|credential\.(.*\.)?helper|remote\..*\.(uploadpack|vcs))$`)

// namesProgram is a setting of the repository's own that names a program to reach a
// remote; "" where none does.
func (r *repository) namesProgram() string {
	for _, scope := range []string{"--local", "--worktree"} {
		out, _ := r.Run("config", scope, "--includes", "--list", "--name-only", "-z")
		for name := range strings.SplitSeq(out, "\x00") {
			if programs.MatchString(name) {
				return name
			}
		}
	}
	return ""
}

// have makes sure that a commit is here, by fetching it alone where that is
// allowed.
func (r *repository) have(commit, what string) error {
	if r.holds(commit) {
		return nil
	}
	what += " (" + short(commit) + ")"
	mend := r.command("fetch " + r.only(commit))
	switch {
	case r.remote == "":
		return r.instead(&NoBase{Why: what + " is not in this clone, and it has no remote to ask"})
	case r.mute() != "":
		return &NoBase{Why: what + " is not in this clone, and " + r.mute(), Mend: mend, Remote: what}
	}
	switch err := r.fetch(strings.Fields(r.only(commit))...); {
	case err != nil && gone(err):
		return r.instead(&NoBase{Why: what + " is not in this clone, and " + r.remote + " no longer has it"})
	case err != nil:
		return &NoBase{Why: what + " is not in this clone, and " + r.remote + " does not give it: " + gitReason(err), Mend: r.deep(mend)}
	case !r.holds(commit):
		return &NoBase{Why: what + " could not be fetched", Mend: r.deep(mend)}
	}
	return nil
}

// holds reports whether a commit is here, of a partial clone at least by its name.
func (r *repository) holds(commit string) bool {
	if _, err := r.Line("cat-file", "-e", commit+"^{tree}"); err == nil {
		return true
	}
	_, err := r.Line("cat-file", "-e", commit+"^{commit}")
	return err == nil && r.partial()
}

// gone reports whether a remote answered that it has no such commit or branch.
func gone(err error) bool {
	return strings.Contains(err.Error(), "not our ref") || strings.Contains(err.Error(), "couldn't find remote ref")
}

// fetchBranch is the tip of a branch of the remote that is not here.
func (r *repository) fetchBranch(name string) (string, error) {
	why := "the branch " + name + " is not in this clone, and "
	refspec := "+refs/heads/" + name + ":refs/remotes/" + r.remote + "/" + name
	mend := r.command("fetch " + r.whole() + r.remote + " " + terminal.Here.Word(refspec))
	switch {
	case r.remote == "":
		return "", r.instead(&NoBase{Why: why + "it has no remote to ask"})
	case r.mute() != "":
		return "", &NoBase{Why: why + r.mute(), Mend: mend, Remote: "the branch " + name}
	}
	args := []string{r.remote, refspec}
	if r.shallow {
		args = append([]string{"--depth=1"}, args...)
	}
	if err := r.fetch(args...); err != nil {
		if gone(err) {
			return "", r.insteadOf(name, why+r.remote+" has no such branch")
		}
		return "", &NoBase{Why: why + r.remote + " does not give it: " + gitReason(err), Mend: r.deep(mend)}
	}
	return r.tip(name), nil
}

// whole has a fetch bring what a shallow clone lacks of the history.
func (r *repository) whole() string {
	if r.shallow {
		return "--unshallow "
	}
	return ""
}

// insteadOf has somebody compare with the remote's own default branch in the place of
// one that it does not have.
func (r *repository) insteadOf(name, why string) *NoBase {
	none := &NoBase{Why: why}
	branch := r.remoteDefault()
	if branch == "" || branch == name {
		return r.instead(none)
	}
	none.Mend, none.Again = r.mendNamed(branch)
	return none
}

// more fetches more of the history of HEAD and of another commit.
func (r *repository) more(deepen, other, what string) error {
	mend := r.command("fetch --unshallow " + r.remote)
	const why = "this clone is shallow and does not hold where this branch left "
	switch {
	case r.remote == "":
		return r.instead(&NoBase{Why: why + what + ", and it has no remote to ask"})
	case r.mute() != "":
		return &NoBase{Why: why + what + ", and " + r.mute(), Mend: mend, Remote: "where this branch left " + what}
	}
	if r.fetch(deepen, r.remote, r.head, other) != nil { // commits of one's own are not there
		if err := r.fetch(deepen, r.remote); err != nil {
			return &NoBase{Why: why + what + ", and " + r.remote + " does not say it: " + gitReason(err), Mend: r.deep(mend)}
		}
	}
	shallow, _ := r.Line("rev-parse", "--is-shallow-repository")
	r.shallow = shallow == "true"
	return nil
}

// deep is what brings a missing commit: in a CI system, a deeper clone.
func (r *repository) deep(command string) string {
	switch r.forge {
	case gitHub:
		return "fetch-depth: 0, below with: of the step actions/checkout"
	case gitLab:
		return "GIT_DEPTH: 0, below variables: of the job"
	}
	return command
}

func short(commit string) string { return commit[:min(len(commit), 10)] }

// gitReason is what git says of a failure, in one line.
func gitReason(err error) string {
	lines := strings.Split(strings.TrimSpace(err.Error()), "\n")
	for _, line := range lines {
		if why, ok := strings.CutPrefix(line, "fatal: "); ok {
			return strings.TrimSuffix(why, ".")
		}
	}
	return lines[len(lines)-1]
}
