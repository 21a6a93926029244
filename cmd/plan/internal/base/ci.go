package base

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
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
	request    bool   // the change is a pull request, or several in a queue
	queued     bool   // base is the entry before in a queue, which may be merged without having been looked at
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
	case !inCI(env):
		return ciSays{}
	}
	for _, t := range targets {
		if branch := env(t.branch); branch != "" && (t.request == "" || isSet(env(t.request))) {
			return ciSays{request: true, target: strings.TrimPrefix(branch, "refs/heads/")}
		}
	}
	return ciSays{}
}

// targets are the variables in which other CI systems say into which branch a pull
// request goes, where another says that there is one.
var targets = []struct{ branch, request string }{
	{"SYSTEM_PULLREQUEST_TARGETBRANCH", ""}, // Azure Pipelines
	{"BITBUCKET_PR_DESTINATION_BRANCH", ""},
	{"CHANGE_TARGET", ""}, // Jenkins
	{"BUILDKITE_PULL_REQUEST_BASE_BRANCH", "BUILDKITE_PULL_REQUEST"},
	{"TRAVIS_BRANCH", "TRAVIS_PULL_REQUEST"},
	{"DRONE_TARGET_BRANCH", "DRONE_PULL_REQUEST"},
	{"APPVEYOR_REPO_BRANCH", "APPVEYOR_PULL_REQUEST_NUMBER"},
	{"CODEBUILD_WEBHOOK_BASE_REF", ""},
	{"CI_COMMIT_TARGET_BRANCH", ""}, // Woodpecker
	{"CIRRUS_BASE_BRANCH", "CIRRUS_PR"},
	{"SEMAPHORE_GIT_BRANCH", "SEMAPHORE_GIT_PR_NUMBER"},
	{"BITRISEIO_GIT_BRANCH_DEST", ""},
}

// systems are the variables of which a CI system sets one.
var systems = []string{"CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "TEAMCITY_VERSION", "BITBUCKET_BUILD_NUMBER", "JENKINS_URL", "HUDSON_URL",
	"BUILDKITE", "CIRCLECI", "TRAVIS", "DRONE", "APPVEYOR", "CODEBUILD_BUILD_ID", "WOODPECKER", "CIRRUS_CI", "SEMAPHORE", "BITRISE_IO",
	"BUDDY", "CF_BUILD_ID", "CM_BUILD_ID", "GO_PIPELINE_LABEL", "HARNESS_BUILD_ID", "PROW_JOB_ID", "SCREWDRIVER", "bamboo_planKey",
	"bamboo_buildKey", "AGOLA_GIT_REF", "SAILCI", "WERCKER", "STRIDER", "TASKCLUSTER_ROOT_URL", "GITEA_ACTIONS", "FORGEJO_ACTIONS", "CONTINUOUS_INTEGRATION"}

// inCI reports whether a program is watching, for whom a check that compares
// nothing would look like a success.
func inCI(env func(string) string) bool {
	return slices.ContainsFunc(systems, func(name string) bool { return isSet(env(name)) })
}

// isSet reports whether a variable says yes, or anything but no.
func isSet(value string) bool {
	value = strings.ToLower(value)
	return value != "" && value != "false" && value != "0"
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
		BaseRef string `json:"base_ref"`
	} `json:"merge_group"`
	Before     string
	Repository struct {
		DefaultBranch string `json:"default_branch"`
	}
}

// readEvent reads no more than an event has, and waits for nobody to write it: of a file
// alone, since a device never ends and a pipe may never begin.
func readEvent(name string) ([]byte, error) {
	const most = 64 << 20 // GitHub sends 25 MB at most
	switch info, err := os.Stat(name); {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no file")
	case info.Size() > most:
		return nil, fmt.Errorf("it is larger than %d MB", most>>20)
	}
	return os.ReadFile(name)
}

func gitHubSays(env func(string) string) ciSays {
	var event gitHubEvent
	if name := env("GITHUB_EVENT_PATH"); name != "" {
		text, err := readEvent(name)
		if err == nil {
			err = json.Unmarshal(text, &event)
		}
		if err != nil {
			return ciSays{err: &NoBase{Why: fmt.Sprintf("the file that says what happened (GITHUB_EVENT_PATH) cannot be read: %v", workspace.Cause(err)), Mend: terminal.Here.Unset("GITHUB_EVENT_PATH"), Again: "--base auto"}}
		}
	}
	ref := env("GITHUB_REF")
	said := ciSays{forge: gitHub, target: event.Repository.DefaultBranch, checkedOut: env("GITHUB_SHA"),
		trial: strings.HasPrefix(ref, "refs/pull/") && strings.HasSuffix(ref, "/merge")}
	switch {
	case event.PullRequest != nil:
		said.request, said.target, said.head = true, event.PullRequest.Base.Ref, event.PullRequest.Head.SHA
	case event.MergeGroup != nil:
		said.request, said.queued, said.target = true, true, cmp.Or(strings.TrimPrefix(event.MergeGroup.BaseRef, "refs/heads/"), said.target)
		said.base, said.what = event.MergeGroup.BaseSHA, "the entry before it in the queue"
	case said.target != "" && ref == "refs/heads/"+said.target:
		said.onDefault = true
		said.base, said.what = event.Before, "what was there before this push"
	case env("GITHUB_BASE_REF") != "":
		said.request, said.target = true, env("GITHUB_BASE_REF")
	case queueOf(ref) != "":
		said.request, said.target = true, queueOf(ref)
	}
	return said.checked()
}

// queueOf is the branch that a queue merges into, by the name of the queue's own branch:
// refs/heads/gh-readonly-queue/main/pr-7-0123abc; "" where it is no queue's.
func queueOf(ref string) string {
	inside, _ := strings.CutPrefix(ref, "refs/heads/gh-readonly-queue/")
	if i := strings.LastIndex(inside, "/pr-"); inside != ref && i > 0 {
		return inside[:i]
	}
	return ""
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
