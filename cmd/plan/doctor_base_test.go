package main

import (
	"os"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

// What plan doctor says of comparisons, and the line that mends them.
func TestDoctorCompares(t *testing.T) {
	const finds, none, asks = "✓ plan check --base auto compares with ", "plan check --base auto finds nothing to compare with: ", "! plan check --base auto asks the remote for "
	for _, c := range []struct {
		name string
		made func(t *testing.T) *repo
		said string
		mend string
		code int
	}{
		{"full clone", func(t *testing.T) *repo { r, _ := forked(t); c := r.clone(); c.git("checkout", "-q", "f"); return c },
			finds + "where this branch left main (", "", exit.Clean},
		{"shallow clone", func(t *testing.T) *repo {
			r, _ := forked(t)
			return r.clone("--depth=1", "--no-single-branch", "--branch", "f")
		},
			asks + "where this branch left main, which is not in this clone", "git fetch --unshallow origin", exit.Clean},
		{"no default branch", func(t *testing.T) *repo {
			r := newRepo(t)
			r.git("branch", "-m", "main", "trunk")
			r.git("branch", "side")
			r.commit("b")
			return r
		}, "! " + none + "it cannot be told which branch is the main one", "plan check --base HEAD~1", exit.Clean},
		{"no default branch, in CI", func(t *testing.T) *repo {
			r := newRepo(t)
			r.git("branch", "-m", "main", "trunk")
			r.git("branch", "side")
			r.commit("b")
			t.Setenv("CI", "true")
			return r
		}, "✗ " + none + "it cannot be told which branch is the main one", "plan check --base HEAD~1", exit.Found},
		{"pull request", func(t *testing.T) *repo {
			r, head := forked(t)
			merged := r.trial("f")
			r.pullRequest(merged, head, r.head())
			return r.checkout(merged, "refs/remotes/pull/7/merge")
		}, asks + "the branch that this pull request goes into (", "git fetch --depth=1 origin ", exit.Clean},
		{"no remote", func(t *testing.T) *repo {
			r, head := forked(t)
			merged := r.trial("f")
			r.pullRequest(merged, head, r.head())
			c := r.checkout(merged, "refs/remotes/pull/7/merge")
			c.git("remote", "remove", "origin")
			return c
		}, "it has no remote to ask", "fetch-depth: 0", exit.Found},
		{"GitLab", func(t *testing.T) *repo {
			r, _ := forked(t)
			r.git("checkout", "-q", "f")
			r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "main", "CI_COMMIT_BRANCH", "f")
			return r
		}, "GitLab's variables say so", "", exit.Clean},
		{"somebody else's", func(t *testing.T) *repo {
			r, _ := forked(t)
			t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
			return r
		}, none + "git does not read this repository, because it belongs to another user", "git config --global --add safe.directory '/", exit.Clean},
		{"no git", func(t *testing.T) *repo {
			r, _ := forked(t)
			tools := t.TempDir()
			self, _ := os.Executable()
			_ = os.Symlink(self, tools+"/plan")
			t.Setenv("PATH", tools)
			return r
		}, none + "git is not installed", "apt-get install git", exit.Clean},
		{"broken agreement", func(t *testing.T) *repo {
			r, _ := forked(t)
			r.write("plans/plan.lock.hcl", "<<<<<<< HEAD\nversion = 1\n")
			return r
		}, "✗ plans/plan.lock.hcl, line 1: The agreement holds two versions that git could not join", "", exit.Undecided},
	} {
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			tools := t.TempDir()
			self, err := os.Executable()
			if err == nil {
				err = os.Symlink(self, tools+"/plan")
			}
			if err != nil {
				t.Fatal(err)
			}
			t.Setenv("PATH", tools+string(os.PathListSeparator)+os.Getenv("PATH"))
			c.made(t).into()
			out, said, code := planCommandIn(t, "doctor", "--as-of", "2027-01-10")
			text := strings.Join(strings.Fields(out), " ")
			if code != c.code || !strings.Contains(text, c.said) || !strings.Contains(text, c.mend) {
				t.Errorf("exit code %d, want %d, %q and %q; %s%s", code, c.code, c.said, c.mend, said, out)
			}
		})
	}
}
