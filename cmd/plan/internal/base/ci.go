package base

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
)

// forge is whose CI system a check runs in.
type forge int

const (
	noForge forge = iota
	gitHub
	gitLab
)

// ciSays is what a CI system says of the change that is checked.
type ciSays struct {
	forge      forge
	base       string // the commit that the change is everything since; "" where it says none
	what       string // that commit in words
	target     string // the branch that the change goes into, or the default one
	request    bool   // the change is a pull request
	trial      bool   // HEAD may be that request merged for a trial:
	checkedOut string // the commit that the system means by HEAD
	head       string // the request's own last commit
	onDefault  bool   // HEAD is the tip of the default branch
	err        error
}

func readCI(env func(string) string) ciSays {
	switch {
	case env("GITHUB_ACTIONS") != "":
		return gitHubSays(env)
	case env("GITLAB_CI") != "":
		return gitLabSays(env)
	}
	return ciSays{}
}

// inCI reports whether a program is watching, for whom a check that compares
// nothing would look like a success.
func inCI(env func(string) string) bool {
	ci := strings.ToLower(env("CI"))
	return ci != "" && ci != "false" && ci != "0" || env("GITHUB_ACTIONS") != "" || env("GITLAB_CI") != ""
}

// gitHubEvent is the part of GitHub's event file that tells what a change is
// compared with.
type gitHubEvent struct {
	PullRequest *struct {
		Base struct{ Ref string }
		Head struct{ SHA string }
	} `json:"pull_request"`
	MergeGroup *struct {
		BaseSHA string `json:"base_sha"`
	} `json:"merge_group"`
	Before     string
	Repository struct {
		DefaultBranch string `json:"default_branch"`
	}
}

func gitHubSays(env func(string) string) ciSays {
	var event gitHubEvent
	if name := env("GITHUB_EVENT_PATH"); name != "" {
		text, err := os.ReadFile(name)
		if err == nil {
			err = json.Unmarshal(text, &event)
		}
		if err != nil {
			return ciSays{err: &NoBase{Why: fmt.Sprintf("the file that says what happened (GITHUB_EVENT_PATH) cannot be read: %v", workspace.Cause(err)), Again: "--base REF"}}
		}
	}
	ref := env("GITHUB_REF")
	said := ciSays{forge: gitHub, target: event.Repository.DefaultBranch, checkedOut: env("GITHUB_SHA"),
		trial: strings.HasPrefix(ref, "refs/pull/") && strings.HasSuffix(ref, "/merge")}
	switch {
	case event.PullRequest != nil:
		said.request, said.target, said.head = true, event.PullRequest.Base.Ref, event.PullRequest.Head.SHA
	case event.MergeGroup != nil:
		said.base, said.what = event.MergeGroup.BaseSHA, "the branch that the queue merges into"
	case said.target != "" && ref == "refs/heads/"+said.target:
		said.onDefault = true
		said.base, said.what = event.Before, "what was there before this push"
	case env("GITHUB_BASE_REF") != "":
		said.request, said.target = true, env("GITHUB_BASE_REF")
	}
	return said.checked()
}

func gitLabSays(env func(string) string) ciSays {
	said := ciSays{forge: gitLab, target: env("CI_DEFAULT_BRANCH")}
	target := env("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
	if target != "" {
		said.request, said.target = true, target
	}
	switch {
	case env("CI_MERGE_REQUEST_TARGET_BRANCH_SHA") != "": // a merged-results pipeline
		said.base, said.what = env("CI_MERGE_REQUEST_TARGET_BRANCH_SHA"), "the branch "+target
	case env("CI_MERGE_REQUEST_DIFF_BASE_SHA") != "":
		said.base, said.what = env("CI_MERGE_REQUEST_DIFF_BASE_SHA"), "where this branch left "+target
	case !said.request && said.target != "" && env("CI_COMMIT_BRANCH") == said.target:
		said.onDefault = true
		said.base, said.what = env("CI_COMMIT_BEFORE_SHA"), "what was there before this push"
	}
	return said.checked()
}

var commitName = regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`)

// checked leaves out a base that names no commit: a branch that is new has zeros.
func (s ciSays) checked() ciSays {
	if !commitName.MatchString(s.base) || strings.Trim(s.base, "0") == "" {
		s.base = ""
	}
	return s
}
