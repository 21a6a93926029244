package base

import (
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
)

var fetchQuietly = []string{"fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"}

// fetch asks the remote for something, and remembers that it did.
func (r *repository) fetch(args ...string) error {
	r.asked = true
	_, err := r.run(append(fetchQuietly[:len(fetchQuietly):len(fetchQuietly)], args...)...)
	return err
}

// have makes sure that a commit is here, by fetching it alone where that is
// allowed.
func (r *repository) have(commit, what string) error {
	if r.holds(commit) {
		return nil
	}
	what += " (" + short(commit) + ")"
	args := []string{r.remote, commit}
	if r.shallow {
		args = append([]string{"--depth=1"}, args...)
	}
	mend := "git fetch " + strings.Join(args, " ")
	switch {
	case r.remote == "":
		return &NoBase{Why: what + " is not in this clone, and it has no remote to ask", Again: "--base REF, with a commit that is here"}
	case !r.fetches:
		return &NoBase{Why: what + " is not in this clone, and --no-fetch forbids to ask for it", Mend: mend, Remote: what}
	}
	switch err := r.fetch(args...); {
	case err != nil && gone(err):
		return &NoBase{Why: what + " is not in this clone, and " + r.remote + " no longer has it", Again: "--base COMMIT, with one that git log lists"}
	case err != nil:
		return &NoBase{Why: what + " is not in this clone, and " + r.remote + " does not give it: " + gitReason(err), Mend: r.deep(mend)}
	case !r.holds(commit):
		return &NoBase{Why: what + " could not be fetched", Mend: r.deep(mend)}
	}
	return nil
}

func (r *repository) holds(commit string) bool {
	_, err := r.line("cat-file", "-e", commit+"^{tree}")
	return err == nil
}

// gone reports whether a remote answered that it has no such commit or branch.
func gone(err error) bool {
	return strings.Contains(err.Error(), "not our ref") || strings.Contains(err.Error(), "couldn't find remote ref")
}

// fetchBranch is the tip of a branch of the remote that is not here.
func (r *repository) fetchBranch(name string) (string, error) {
	args := []string{r.remote, "+refs/heads/" + name + ":refs/remotes/" + r.remote + "/" + name}
	if r.shallow {
		args = append([]string{"--depth=1"}, args...)
	}
	why := "the branch " + name + " is not in this clone, and "
	mend := "git fetch " + strings.Replace(strings.Join(args, " "), args[len(args)-1], terminal.ShellWord(args[len(args)-1]), 1)
	switch {
	case r.remote == "":
		return "", &NoBase{Why: why + "it has no remote to ask", Again: "--base REF, with a commit that is here"}
	case !r.fetches:
		return "", &NoBase{Why: why + "--no-fetch forbids to ask for it", Mend: mend, Remote: "the branch " + name}
	}
	if err := r.fetch(args...); err != nil {
		if gone(err) {
			return "", &NoBase{Why: why + r.remote + " has no such branch", Again: "--base REF, with the branch that plans are merged into"}
		}
		return "", &NoBase{Why: why + r.remote + " does not give it: " + gitReason(err), Mend: r.deep(mend)}
	}
	return r.tip(name), nil
}

// more fetches more of the history of HEAD and of another commit.
func (r *repository) more(deepen, other, what string) error {
	mend := "git fetch --unshallow " + r.remote
	switch {
	case r.remote == "":
		return &NoBase{Why: "this clone is shallow and has no remote to ask where the branch left " + what, Again: "--base REF, with a commit that is here"}
	case !r.fetches:
		return &NoBase{Why: "this clone is shallow, and --no-fetch forbids to ask where the branch left " + what, Mend: mend, Remote: "where this branch left " + what}
	}
	if r.fetch(deepen, r.remote, r.head, other) != nil { // commits of one's own are not there
		if err := r.fetch(deepen, r.remote); err != nil {
			return &NoBase{Why: "this clone is shallow, and " + r.remote + " does not say where the branch left " + what + ": " + gitReason(err), Mend: r.deep(mend)}
		}
	}
	shallow, _ := r.line("rev-parse", "--is-shallow-repository")
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
