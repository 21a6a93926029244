package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

// auto finds the commit that a change is compared with: what the CI system says;
// the first parent of a pull request's merge commit, or of the default branch's
// tip; else where the branch left the default branch.
func (r *gitRepository) auto(env func(string) string) (commit, name string, err error) {
	said := readCI(env)
	if said.err != nil {
		return "", "", said.err
	}
	switch {
	case said.merged && len(r.parents(r.head)) == 2:
		parent := r.parents(r.head)[0]
		return parent, "the branch that this pull request goes into", r.have(parent, "the branch that this pull request goes into")
	case said.base != "" && said.exact:
		return said.base, said.what, r.have(said.base, said.what)
	case said.base != "":
		if err := r.have(said.base, said.what); err != nil {
			return "", "", err
		}
		return r.mergeBase(said.base, said.what)
	}
	tip, branch := r.defaultBranch(said.defaultBranch)
	if tip == "" {
		return "", "", &noBase{"it cannot be told which branch is the main one", "plan check --base BRANCH, with the branch that plans are merged into"}
	}
	if tip == r.head || said.onDefault {
		return r.beforeTip(branch)
	}
	return r.mergeBase(tip, branch)
}

// beforeTip is the commit before the default branch's tip.
func (r *gitRepository) beforeTip(branch string) (commit, name string, err error) {
	parents := r.parents(r.head)
	if len(parents) == 0 {
		return "", "", &noBase{"this is the first commit, so there is nothing before it", "leave --base out of the first check"}
	}
	name = "the commit before, on " + branch
	return parents[0], name, r.have(parents[0], name)
}

// defaultBranch is the tip of the branch that others are merged into, and its
// name. A CI system's word counts first.
func (r *gitRepository) defaultBranch(said string) (tip, name string) {
	var names []string
	if said != "" {
		names = []string{said}
	} else {
		if r.remote != "" {
			if ref, err := r.line("symbolic-ref", "--quiet", "refs/remotes/"+r.remote+"/HEAD"); err == nil {
				names = append(names, strings.TrimPrefix(ref, "refs/remotes/"+r.remote+"/"))
			}
		}
		names = append(names, "main", "master")
	}
	for _, name := range names {
		refs := []string{"refs/heads/" + name}
		if r.remote != "" {
			refs = []string{"refs/remotes/" + r.remote + "/" + name, "refs/heads/" + name}
		}
		for _, ref := range refs {
			if tip, err := r.line("rev-parse", "--verify", "--quiet", ref+"^{commit}"); err == nil {
				return tip, name
			}
		}
	}
	if said != "" && r.remote != "" && r.fetches {
		if _, err := r.run("fetch", "--quiet", "--no-tags", "--depth=1", r.remote, "+refs/heads/"+said+":refs/remotes/"+r.remote+"/"+said); err == nil {
			if tip, err := r.line("rev-parse", "--verify", "--quiet", "refs/remotes/"+r.remote+"/"+said+"^{commit}"); err == nil {
				r.shallow = true
				return tip, said
			}
		}
	}
	return "", ""
}

// mergeBase is where HEAD left another commit. In a shallow clone it counts only
// where nothing that is cut off could hold a later one.
func (r *gitRepository) mergeBase(other, what string) (commit, name string, err error) {
	name = "where this branch left " + what
	for _, deepen := range []string{"", "--deepen=50", "--deepen=1000", "--unshallow"} {
		if deepen != "" {
			if !r.shallow {
				break
			}
			if err := r.more(deepen, other, what); err != nil {
				return "", "", err
			}
		}
		if commit, err := r.line("merge-base", r.head, other); err == nil && r.proven(commit, other) {
			return commit, name, nil
		}
	}
	return "", "", &noBase{"this branch and " + what + " have no commit in common", "plan check --base REF, with the commit to compare with"}
}

// more fetches more of the history of HEAD and of another commit.
func (r *gitRepository) more(deepen, other, what string) error {
	mend := "git fetch --unshallow " + r.remote
	switch {
	case r.remote == "":
		return &noBase{"this clone is shallow and has no remote to ask where the branch left " + what, "plan check --base REF"}
	case !r.fetches:
		return &noBase{"this clone is shallow, and --no-fetch forbids to ask where the branch left " + what, mend}
	}
	if _, err := r.run("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", deepen, r.remote, r.head, other); err != nil {
		if _, again := r.run("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", deepen, r.remote); again != nil {
			return &noBase{"this clone is shallow, and " + r.remote + " does not say where the branch left " + what + ": " + lastLine(err.Error()), mend}
		}
	}
	shallow, _ := r.line("rev-parse", "--is-shallow-repository")
	r.shallow = shallow == "true"
	return nil
}

// proven reports whether no commit between a merge base and the two tips is one
// whose parents are cut off.
func (r *gitRepository) proven(commit, other string) bool {
	if !r.shallow {
		return true
	}
	file, err := r.line("rev-parse", "--path-format=absolute", "--git-path", "shallow")
	if err != nil {
		return false
	}
	cut, err := os.ReadFile(file)
	if err != nil {
		return false
	}
	between, err := r.run("rev-list", r.head, other, "^"+commit)
	if err != nil {
		return false
	}
	edge := strings.Fields(string(cut))
	return !slices.ContainsFunc(strings.Fields(between), func(c string) bool { return slices.Contains(edge, c) })
}

// ciSays is what a CI system says of the change that is checked.
type ciSays struct {
	base          string // a commit; "" where it says none
	what          string // that commit in words
	exact         bool   // the change is everything since base, and not since where it left base
	merged        bool   // HEAD is a pull request merged for a trial
	onDefault     bool   // HEAD is the tip of the default branch
	defaultBranch string
	err           error
}

var commitName = regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`)

func readCI(env func(string) string) ciSays {
	switch {
	case env("GITHUB_ACTIONS") != "":
		return gitHubSays(env)
	case env("GITLAB_CI") != "":
		return gitLabSays(env)
	}
	return ciSays{}
}

func gitHubSays(env func(string) string) ciSays {
	var event struct {
		PullRequest *struct{ Base struct{ SHA, Ref string } } `json:"pull_request"`
		MergeGroup  *struct {
			BaseSHA string `json:"base_sha"`
		} `json:"merge_group"`
		Before     string
		Repository struct {
			DefaultBranch string `json:"default_branch"`
		}
	}
	var said ciSays
	if name := env("GITHUB_EVENT_PATH"); name != "" {
		text, err := os.ReadFile(name)
		if err == nil {
			err = json.Unmarshal(text, &event)
		}
		if err != nil {
			return ciSays{err: &noBase{fmt.Sprintf("the file that says what happened (GITHUB_EVENT_PATH) cannot be read: %v", cause(err)), "plan check --base REF"}}
		}
	}
	said.defaultBranch = event.Repository.DefaultBranch
	ref := env("GITHUB_REF")
	switch {
	case event.PullRequest != nil:
		said.merged = strings.HasPrefix(ref, "refs/pull/") && strings.HasSuffix(ref, "/merge")
		said.base, said.what = event.PullRequest.Base.SHA, "the branch "+event.PullRequest.Base.Ref
	case event.MergeGroup != nil:
		said.base, said.what, said.exact = event.MergeGroup.BaseSHA, "the branch that the queue merges into", true
	case said.defaultBranch != "" && ref == "refs/heads/"+said.defaultBranch:
		said.onDefault = true
		said.base, said.what, said.exact = event.Before, "what was there before this push", true
	case env("GITHUB_BASE_REF") != "":
		said.defaultBranch = env("GITHUB_BASE_REF")
	}
	return said.checked()
}

func gitLabSays(env func(string) string) ciSays {
	said := ciSays{defaultBranch: env("CI_DEFAULT_BRANCH")}
	switch {
	case env("CI_MERGE_REQUEST_TARGET_BRANCH_SHA") != "": // a merged-results pipeline
		said.base, said.what, said.exact = env("CI_MERGE_REQUEST_TARGET_BRANCH_SHA"), "the branch "+env("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"), true
	case env("CI_MERGE_REQUEST_DIFF_BASE_SHA") != "":
		said.base, said.what, said.exact = env("CI_MERGE_REQUEST_DIFF_BASE_SHA"), "where this branch left "+env("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"), true
	case said.defaultBranch != "" && env("CI_COMMIT_BRANCH") == said.defaultBranch:
		said.onDefault = true
		said.base, said.what, said.exact = env("CI_COMMIT_BEFORE_SHA"), "what was there before this push", true
	}
	return said.checked()
}

// checked leaves out a base that names no commit: a branch that is new has zeros.
func (s ciSays) checked() ciSays {
	if !commitName.MatchString(s.base) || strings.Trim(s.base, "0") == "" {
		s.base = ""
	}
	return s
}
