package main

import (
	"context"
	"errors"
	"strings"
)

// repository is where commits are looked for.
type gitRepository struct {
	git
	head    string
	shallow bool
	remote  string // "" where there is none
	fetches bool   // it may ask the remote
}

func openRepository(ctx context.Context, dir string, fetch bool) (*gitRepository, error) {
	r := &gitRepository{git: git{dir, ctx}, fetches: fetch}
	var failed *gitError
	if _, err := r.line("rev-parse", "--show-toplevel"); errors.As(err, &failed) {
		if strings.Contains(failed.said, "dubious ownership") {
			return nil, &noBase{"git does not read this repository, because it belongs to another user", "git config --global --add safe.directory " + quotedPath(dir)}
		}
		return nil, &noBase{"this folder is in no git repository", "plan check --base FOLDER, with a copy of the plans as they were"}
	} else if err != nil {
		return nil, err
	}
	head, err := r.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if err != nil {
		return nil, &noBase{"this repository has no commit yet", "git add -A && git commit"}
	}
	shallow, _ := r.line("rev-parse", "--is-shallow-repository")
	r.head, r.shallow, r.remote = head, shallow == "true", r.ownRemote()
	return r, nil
}

func quotedPath(dir string) string { return "'" + strings.ReplaceAll(dir, "'", `'\''`) + "'" }

// ownRemote is the remote that the repository was cloned from.
func (r *gitRepository) ownRemote() string {
	list, _ := r.line("remote")
	remotes := strings.Fields(list)
	for _, name := range remotes {
		if name == "origin" {
			return name
		}
	}
	if len(remotes) > 0 {
		return remotes[0]
	}
	return ""
}

// named is the commit that somebody named.
func (r *gitRepository) named(ref string) (string, error) {
	if strings.HasPrefix(ref, "-") {
		return "", &noBase{"there is no commit, branch or folder called " + ref, ""}
	}
	commit, err := r.line("rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	if err == nil {
		return commit, nil
	}
	mend := "plan check --base COMMIT, with one that git log lists"
	if r.remote != "" {
		if _, err := r.line("rev-parse", "--verify", "--quiet", "--end-of-options", "refs/remotes/"+r.remote+"/"+ref+"^{commit}"); err == nil {
			mend = "plan check --base " + r.remote + "/" + ref
		} else if r.shallow {
			mend = "git fetch --depth=1 " + r.remote + " " + quotedRef(ref) + " && plan check --base FETCH_HEAD"
		} else {
			mend = "git fetch " + r.remote + " " + quotedRef(ref) + " && plan check --base FETCH_HEAD"
		}
	}
	return "", &noBase{"there is no commit, branch or folder called " + ref + " here", mend}
}

func quotedRef(ref string) string {
	if strings.ContainsAny(ref, " '\"$`\\;&|<>(){}*?!~#\t\n") {
		return quotedPath(ref)
	}
	return ref
}

// have makes sure that a commit is here, by fetching it alone where that is
// allowed.
func (r *gitRepository) have(commit, what string) error {
	if _, err := r.line("cat-file", "-e", commit+"^{tree}"); err == nil {
		return nil
	}
	args := []string{"fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"}
	if r.shallow {
		args = append(args, "--depth=1")
	}
	args = append(args, r.remote, commit)
	mend := "git " + strings.Join(append([]string{"fetch"}, args[4:]...), " ")
	mend = strings.Replace(mend, "--no-write-fetch-head ", "", 1)
	switch {
	case r.remote == "":
		return &noBase{what + " (" + short(commit) + ") is not in this clone, and it has no remote to ask", "plan check --base REF, with a commit that is here"}
	case !r.fetches:
		return &noBase{what + " (" + short(commit) + ") is not in this clone, and --no-fetch forbids to ask for it", mend}
	}
	if _, err := r.run(args...); err != nil {
		return &noBase{what + " (" + short(commit) + ") is not in this clone, and " + r.remote + " does not give it: " + lastLine(err.Error()), mend}
	}
	if _, err := r.line("cat-file", "-e", commit+"^{tree}"); err != nil {
		return &noBase{what + " (" + short(commit) + ") could not be fetched", mend}
	}
	return nil
}

func short(commit string) string { return commit[:min(len(commit), 10)] }

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

// parents are the commits that a commit was made from, which a shallow clone knows
// by name only.
func (r *gitRepository) parents(commit string) []string {
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
