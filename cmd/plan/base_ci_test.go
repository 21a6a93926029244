package main

import (
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

const zeros = "0000000000000000000000000000000000000000"

var onGitHub = []compared{
	{name: "pull request, merge commit at depth 1", news: "c", said: "the branch that this pull request goes into (", made: func(t *testing.T) *repo {
		r, head := forked(t)
		merged := r.trial("f")
		r.pullRequest(merged, head, r.head())
		return r.checkout(merged, "refs/remotes/pull/7/merge")
	}},
	{name: "pull request from a fork", news: "c", made: func(t *testing.T) *repo {
		r, head := forked(t)
		fork := r.clone("--branch", "f")
		r.git("branch", "-q", "-D", "f")
		r.git("fetch", "-q", fork.dir, "+f:refs/pull/7/head")
		merged := r.trial("refs/pull/7/head")
		r.pullRequest(merged, head, r.head())
		return r.checkout(merged, "refs/remotes/pull/7/merge")
	}},
	{name: "pull request whose base has moved", news: "c", made: func(t *testing.T) *repo {
		r, head := forked(t)
		before := r.head()
		r.commit("d")
		merged := r.trial("f")
		r.commit("e")
		r.pullRequest(merged, head, before)
		return r.checkout(merged, "refs/remotes/pull/7/merge")
	}},
	{name: "pull request, no fetching", args: "--base auto --new-only --no-fetch", code: exit.Undecided, said: "Fix  git fetch --depth=1 origin ", made: func(t *testing.T) *repo {
		r, head := forked(t)
		merged := r.trial("f")
		r.pullRequest(merged, head, r.head())
		return r.checkout(merged, "refs/remotes/pull/7/merge")
	}},
	{name: "pull request, remote out of reach", code: exit.Undecided, said: "Fix  fetch-depth: 0, below with: of the step actions/checkout", made: func(t *testing.T) *repo {
		r, head := forked(t)
		merged := r.trial("f")
		r.pullRequest(merged, head, r.head())
		c := r.checkout(merged, "refs/remotes/pull/7/merge")
		c.git("remote", "set-url", "origin", "file:///nowhere")
		return c
	}},
	{name: "pull request, no remote", code: exit.Undecided, said: "it has no remote to ask", made: func(t *testing.T) *repo {
		r, head := forked(t)
		merged := r.trial("f")
		r.pullRequest(merged, head, r.head())
		c := r.checkout(merged, "refs/remotes/pull/7/merge")
		c.git("remote", "remove", "origin")
		return c
	}},
	// HEAD^1 would be the branch's own commit, and hide what it did.
	{name: "pull request's own tip, which merged main", news: "c d", said: "where this branch left main", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		base := r.git("rev-parse", "main~1")
		r.git("checkout", "-q", "f")
		r.commit("d")
		head := r.merge("main")
		r.pullRequest(r.trial("f"), head, base)
		return r.checkout(head, "refs/remotes/origin/f")
	}},
	{name: "pull request's own tip, which merged main, and an event that says nothing", news: "c d", said: "where this branch left main", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.commit("d")
		head := r.merge("main")
		r.gitHub("refs/pull/7/merge", r.trial("f"), map[string]any{})
		r.env("GITHUB_BASE_REF", "main")
		return r.checkout(head, "refs/remotes/origin/f")
	}},
	{name: "pull request that is played elsewhere, on its own tip, which merged main", news: "c d", said: "where this branch left main", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		base := r.git("rev-parse", "main~1")
		r.git("checkout", "-q", "f")
		r.commit("d")
		head := r.merge("main")
		r.git("checkout", "-q", "main")
		r.pullRequest(head, head, base)
		return r.checkout(head, "refs/remotes/origin/f")
	}},
	{name: "pull request's own tip, base 500 commits away", news: "c", made: func(t *testing.T) *repo {
		r := newRepo(t)
		r.branch("f", "main")
		head := r.commit("c")
		r.git("checkout", "-q", "main")
		r.commits(500)
		r.pullRequest(r.trial("f"), head, r.head())
		return r.checkout(head, "refs/remotes/origin/f")
	}},
	{name: "pull request, the base is checked out", code: exit.Undecided, said: "nothing of the pull request would be looked at", made: func(t *testing.T) *repo {
		r, head := forked(t)
		r.pullRequest(r.trial("f"), head, r.head())
		return r.checkout(r.head(), "refs/remotes/origin/main")
	}},
	{name: "pull request that moves a submodule", news: "b c", said: "marketing pläne as it stands in where this branch left main", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.branch("g", "main")
		r.commit("d")
		r.git("checkout", "-q", "main~1")
		inner := submodule(t, r, "f")
		inner.git("merge", "-q", "-m", "both", "origin/main")
		outer := &repo{t, inner.dir + "/.."}
		outer.save("move")
		outer.gitHub("refs/heads/move", outer.head(), map[string]any{})
		return inner
	}},
	{name: "merge queue", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		base := r.head()
		merged := r.trial("f")
		r.gitHub("refs/heads/gh-readonly-queue/main/pr-7", merged, map[string]any{"merge_group": map[string]any{"base_sha": base}})
		return r.checkout(merged, "refs/remotes/origin/gh-readonly-queue/main/pr-7")
	}},
	{name: "merge queue that looks at the last entry alone", news: "q r", said: "where this branch left main", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.branch("queue", "main")
		before := r.commit("q")
		last := r.commit("r")
		r.gitHub("refs/heads/gh-readonly-queue/main/pr-8", last, map[string]any{"merge_group": map[string]any{"base_sha": before, "base_ref": "refs/heads/main"}})
		return r.checkout(last, "refs/remotes/origin/gh-readonly-queue/main/pr-8")
	}},
	{name: "merge queue that has merged by now", news: "r", said: "the entry before it in the queue", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		before := r.commit("q")
		last := r.commit("r")
		r.gitHub("refs/heads/gh-readonly-queue/main/pr-8", last, map[string]any{"merge_group": map[string]any{"base_sha": before, "base_ref": "refs/heads/main"}})
		return r.checkout(last, "refs/remotes/origin/gh-readonly-queue/main/pr-8")
	}},
	{name: "merge queue whose entry before is gone", news: "c", said: "where this branch left main", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		merged := r.trial("f")
		r.gitHub("refs/heads/gh-readonly-queue/main/pr-7", merged, map[string]any{"merge_group": map[string]any{"base_sha": "1234567890123456789012345678901234567890", "base_ref": "refs/heads/main"}})
		return r.checkout(merged, "refs/remotes/origin/gh-readonly-queue/main/pr-7")
	}},
	{name: "merge queue into another branch", news: "n", said: "where this branch left side", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.branch("side", "main")
		r.commit("s")
		r.branch("g", "side")
		merged := r.commit("n")
		r.gitHub("refs/heads/gh-readonly-queue/side/pr-7", merged, map[string]any{"merge_group": map[string]any{"base_ref": "refs/heads/side"}})
		return r.checkout(merged, "refs/remotes/origin/gh-readonly-queue/side/pr-7")
	}},
	{name: "merge queue without an event file", news: "n", said: "where this branch left side/by", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.branch("side/by", "main")
		r.commit("s")
		r.branch("g", "side/by")
		merged := r.commit("n")
		r.env("GITHUB_ACTIONS", "true", "GITHUB_REF", "refs/heads/gh-readonly-queue/side/by/pr-7-0123abc", "GITHUB_SHA", merged)
		return r.checkout(merged, "refs/remotes/origin/gh-readonly-queue/side/by/pr-7-0123abc")
	}},
	{name: "merge queue that has nothing", code: exit.Undecided, said: "nothing of the pull request would be looked at", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.gitHub("refs/heads/gh-readonly-queue/main/pr-7", r.head(), map[string]any{"merge_group": map[string]any{"base_sha": r.head(), "base_ref": "refs/heads/main"}})
		return r.checkout(r.head(), "refs/remotes/origin/gh-readonly-queue/main/pr-7")
	}},
	{name: "push of two commits to main", news: "x y", said: "what was there before this push (", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		before := r.head()
		r.commit("x")
		head := r.commit("y")
		r.gitHub("refs/heads/main", head, map[string]any{"before": before})
		return r.checkout(head, "refs/remotes/origin/main")
	}},
	{name: "force push", news: "y", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		before := r.commit("x")
		r.git("reset", "-q", "--hard", "HEAD^")
		head := r.commit("y")
		r.gitHub("refs/heads/main", head, map[string]any{"before": before})
		return r.checkout(head, "refs/remotes/origin/main")
	}},
	{name: "force push over what is gone", code: exit.Undecided, said: "is not in this clone, and origin no longer has it", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.gitHub("refs/heads/main", r.head(), map[string]any{"before": "1234567890123456789012345678901234567890"})
		return r.checkout(r.head(), "refs/remotes/origin/main")
	}},
	{name: "first push", code: exit.Undecided, said: "this is the first commit", made: func(t *testing.T) *repo {
		r := newRepo(t)
		r.gitHub("refs/heads/main", r.head(), map[string]any{"before": zeros})
		return r.checkout(r.head(), "refs/remotes/origin/main")
	}},
	{name: "by hand, on main", news: "b", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.gitHub("refs/heads/main", r.head(), map[string]any{})
		return r.checkout(r.head(), "refs/remotes/origin/main")
	}},
	{name: "push to a branch", news: "c", made: func(t *testing.T) *repo {
		r, head := forked(t)
		r.gitHub("refs/heads/f", head, map[string]any{"before": zeros})
		return r.checkout(head, "refs/remotes/origin/f")
	}},
	{name: "push to a branch that merged main", news: "c", said: "where this branch left main", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		head := r.merge("main")
		r.gitHub("refs/heads/f", head, map[string]any{"before": zeros})
		return r.checkout(head, "refs/remotes/origin/f")
	}},
	{name: "push to a branch, no fetching", args: "--base auto --new-only --no-fetch", code: exit.Undecided, said: "the branch main is not in this clone, and --no-fetch forbids to ask for it", made: func(t *testing.T) *repo {
		r, head := forked(t)
		r.gitHub("refs/heads/f", head, map[string]any{"before": zeros})
		return r.checkout(head, "refs/remotes/origin/f")
	}},
	{name: "push to a branch, all branches at depth 1, no fetching", args: "--base auto --new-only --no-fetch", code: exit.Undecided, said: "this clone is shallow and does not hold where this branch left main, and --no-fetch forbids to ask for it", made: func(t *testing.T) *repo {
		r, head := forked(t)
		r.gitHub("refs/heads/f", head, map[string]any{"before": zeros})
		return r.clone("--depth=1", "--no-single-branch", "--branch", "f")
	}},
	{name: "tag on an older commit", news: "b", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		tagged := r.head()
		r.commit("d")
		r.gitHub("refs/tags/v1", tagged, map[string]any{"before": zeros})
		return r.checkout(tagged, "refs/tags/v1")
	}},
	{name: "no event file", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		merged := r.trial("f")
		r.env("GITHUB_ACTIONS", "true", "GITHUB_BASE_REF", "main", "GITHUB_REF", "refs/pull/7/merge", "GITHUB_SHA", merged)
		return r.checkout(merged, "refs/remotes/pull/7/merge")
	}},
	{name: "event file that cannot be read", code: exit.Undecided, said: "the file that says what happened (GITHUB_EVENT_PATH) cannot be read", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.env("GITHUB_ACTIONS", "true", "GITHUB_EVENT_PATH", "/nowhere/event.json")
		return r
	}},
	{name: "event file that never ends", code: exit.Undecided, said: "the file that says what happened (GITHUB_EVENT_PATH) cannot be read", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.env("GITHUB_ACTIONS", "true", "GITHUB_EVENT_PATH", "/dev/zero")
		return r
	}},
	{name: "event file that is a folder", code: exit.Undecided, said: "the file that says what happened (GITHUB_EVENT_PATH) cannot be read: it is no file", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.env("GITHUB_ACTIONS", "true", "GITHUB_EVENT_PATH", r.dir)
		return r
	}},
	{name: "event file that is no JSON", code: exit.Undecided, said: "the file that says what happened (GITHUB_EVENT_PATH) cannot be read", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.write("../event.json", "pull request 7")
		r.env("GITHUB_ACTIONS", "true", "GITHUB_EVENT_PATH", r.dir+"/../event.json")
		return r
	}},
}

var onGitLab = []compared{
	{name: "merge request, detached", news: "c", said: "where this branch left main (", made: func(t *testing.T) *repo {
		r, head := forked(t)
		r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "main", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
			"CI_MERGE_REQUEST_DIFF_BASE_SHA", r.git("merge-base", "main", "f"), "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "")
		return r.checkout(head, "refs/pipelines/1")
	}},
	{name: "merged results", news: "c", said: "the branch main (", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		merged := r.trial("f")
		r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "main", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
			"CI_MERGE_REQUEST_DIFF_BASE_SHA", r.git("merge-base", "main", "f"), "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", r.head())
		return r.checkout(merged, "refs/pipelines/1")
	}},
	{name: "merge request without a base", news: "c", made: func(t *testing.T) *repo {
		r, head := forked(t)
		r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "trunk", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
		return r.checkout(head, "refs/pipelines/1")
	}},
	{name: "branch", news: "c", made: func(t *testing.T) *repo {
		r, head := forked(t)
		r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "main", "CI_COMMIT_BRANCH", "f", "CI_COMMIT_BEFORE_SHA", zeros)
		return r.checkout(head, "refs/pipelines/1")
	}},
	{name: "default branch", news: "x y", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		before := r.head()
		r.commit("x")
		head := r.commit("y")
		r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "main", "CI_COMMIT_BRANCH", "main", "CI_COMMIT_BEFORE_SHA", before)
		return r.checkout(head, "refs/pipelines/1")
	}},
	{name: "schedule", news: "b", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "main", "CI_COMMIT_BRANCH", "main", "CI_COMMIT_BEFORE_SHA", r.head())
		return r.checkout(r.head(), "refs/pipelines/1")
	}},
	{name: "remote out of reach", code: exit.Undecided, said: "Fix  GIT_DEPTH: 0, below variables: of the job", made: func(t *testing.T) *repo {
		r, head := forked(t)
		r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "main", "CI_COMMIT_BRANCH", "f")
		c := r.checkout(head, "refs/pipelines/1")
		c.git("remote", "set-url", "origin", "file:///nowhere")
		return c
	}},
	{name: "a default branch that is gone", code: exit.Undecided, said: "origin has no such branch", made: func(t *testing.T) *repo {
		r, head := forked(t)
		r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "trunk", "CI_COMMIT_BRANCH", "f")
		return r.checkout(head, "refs/pipelines/1")
	}},
}
