package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
)

// hopeless is a comparison that cannot be made as it stands, and what is said of it.
type hopeless struct {
	name string
	made func(t *testing.T) *repo // where the command runs; it sets what the CI system says
	args string                   // plan check or plan diff, and what follows
	said string                   // why there is nothing to compare with
	fix  string                   // how the line behind Fix begins
}

// Every line behind Fix that is said of a base works as it stands: a shell runs it where
// the command was called, and then there is something to compare with, or nothing is
// compared and that is what the line says.
func TestBaseFixesWork(t *testing.T) {
	for _, c := range hopelessCases {
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			c.made(t).into()
			args := strings.Fields(c.args)
			_, said, _ := planCommandIn(t, append(args, "--as-of", "2027-01-10")...)
			_, line, ok := strings.Cut(said, "\n      Fix  ")
			line, _, _ = strings.Cut(line, "\n")
			if !ok || !strings.Contains(said, c.said) || !strings.HasPrefix(line, c.fix) {
				t.Fatalf("it does not say %q and Fix %s:\n%s", c.said, c.fix, said)
			}
			out, code := shell(t, line)
			if strings.Contains(line, "plan "+args[0]) {
				if code > exit.Found || strings.Contains(out, "Checked without a base") {
					t.Errorf("%s: exit code %d\n%s", line, code, out)
				}
				return
			}
			if code != 0 {
				t.Fatalf("%s: exit code %d\n%s", line, code, out)
			}
			_, said, code = planCommandIn(t, append(args, "--as-of", "2027-01-10")...)
			if code > exit.Found || strings.Contains(said, "Checked without a base") {
				t.Errorf("after %s: exit code %d\n%s", line, code, said)
			}
		})
	}
}

// shell runs a line as somebody does who copies it.
func shell(t *testing.T, line string) (out string, code int) {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no shell that the lines are for")
	}
	cmd := exec.Command("sh", "-c", line)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_COUNT=2", "GIT_CONFIG_KEY_0=protocol.file.allow", "GIT_CONFIG_VALUE_0=always", "GIT_CONFIG_KEY_1=gc.auto", "GIT_CONFIG_VALUE_1=0")
	text, err := cmd.CombinedOutput()
	if failed, ok := err.(*exec.ExitError); ok {
		return string(text), failed.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return string(text), 0
}

var hopelessCases = []hopeless{
	{"no repository", func(t *testing.T) *repo {
		r := &repo{t, t.TempDir()}
		r.write("a.plan.hcl", "discipline \"pr\" {}\n")
		return r
	}, "check --base auto", "this folder is in no git repository", "git init && git add -A && git commit -m "},
	{"no commit", func(t *testing.T) *repo {
		r := emptyRepo(t)
		r.write("a.plan.hcl", "discipline \"pr\" {}\n")
		return r
	}, "diff", "this repository has no commit yet", "git add -A && git commit -m "},
	{"another user's", func(t *testing.T) *repo {
		r, _ := forked(t)
		t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
		t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(t.TempDir(), "config"))
		return r
	}, "check --base auto", "it belongs to another user", "git config --global --add safe.directory "},
	{"first commit", newRepo, "check --base auto", "this is the first commit", "plan check"},
	{"first commit, to plan diff", newRepo, "diff", "this is the first commit", "plan diff --base HEAD"},
	{"first push", func(t *testing.T) *repo {
		r := newRepo(t)
		r.gitHub("refs/heads/main", r.head(), map[string]any{"before": zeros})
		return r
	}, "check --base auto", "this is the first commit", "plan check"},
	{"an event file that cannot be read", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.env("GITHUB_ACTIONS", "true", "GITHUB_EVENT_PATH", "/nowhere/event.json")
		return r
	}, "check --base auto", "(GITHUB_EVENT_PATH) cannot be read", "unset GITHUB_EVENT_PATH && plan check --base auto"},
	{"a branch that was merged, in some CI", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.merge("f")
		c := r.clone()
		c.git("checkout", "-q", "f")
		t.Setenv("CI", "true")
		return c
	}, "check --base auto", "all of this is part of main already", "plan check --base HEAD~1"},
	{"a request that was merged, in Jenkins", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.merge("f")
		c := r.clone()
		c.git("checkout", "-q", "f")
		r.env("JENKINS_URL", "https://ci.example/", "CHANGE_TARGET", "main")
		return c
	}, "check --base auto", "nothing of the request would be looked at", "plan check --base HEAD~1"},
	{"no main branch, no remote", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("branch", "-m", "main", "trunk")
		return r
	}, "check --base auto", "it cannot be told which branch is the main one", "plan check --base HEAD~1"},
	{"no main branch, one commit, no remote", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("branch", "-m", "main", "trunk")
		c := r.clone("--depth=1", "--no-single-branch", "--branch", "trunk")
		c.git("branch", "-q", "f", "origin/f")
		c.git("remote", "remove", "origin")
		return c
	}, "diff", "it cannot be told which branch is the main one", "plan diff --base f"},
	{"no main branch that is known of the remote", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("branch", "-m", "main", "trunk")
		c := r.clone("--branch", "f")
		c.git("remote", "set-head", "origin", "--delete")
		c.git("branch", "-q", "-r", "-d", "origin/trunk")
		return c
	}, "check --base auto --no-fetch", "it cannot be told which branch is the main one", "git fetch origin '+refs/heads/*:refs/remotes/origin/*' && git remote set-head origin --auto"},
	{"no commit in common", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "--orphan", "other")
		r.commit("x")
		return r
	}, "check --base auto", "this branch and main have no commit in common", "plan check --base main"},
	{"no commit in common, with a remote", func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone()
		c.git("checkout", "-q", "--orphan", "other")
		c.commit("x")
		return c
	}, "diff", "this branch and main have no commit in common", "plan diff --base origin/main"},
	{"merged into each other", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("branch", "side", "main")
		r.git("checkout", "-q", "f")
		r.git("merge", "-q", "--no-edit", "side", "-s", "ours")
		r.git("checkout", "-q", "main")
		r.git("checkout", "-q", "-b", "other", "f^1")
		r.commit("x")
		r.git("checkout", "-q", "main")
		r.git("merge", "-q", "--no-edit", "-s", "ours", "other")
		r.git("checkout", "-q", "other")
		r.git("merge", "-q", "--no-edit", "-s", "ours", "main^1")
		return r
	}, "check --base auto", "this branch and main were merged into each other", "plan check --base main"},
	{"a folder and a branch", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("branch", "side", "f")
		r.write("side/README", "")
		return r
	}, "check --base side", "side is the name of a folder, which is ./side, and of a commit or branch", "plan check --base refs/heads/side"},
	{"a folder with plans and a branch", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("branch", "side", "f")
		r.write("side/a.plan.hcl", "discipline \"pr\" {}\n")
		return r
	}, "diff --base side", "of a commit or branch", "plan diff --base ./side"},
	{"a folder without plans", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.write("empty/README", "")
		return r
	}, "check --base empty", "the folder empty holds no plan", "plan check --base auto"},
	{"a folder without plans, no repository", func(t *testing.T) *repo {
		r := &repo{t, t.TempDir()}
		r.write("a.plan.hcl", "discipline \"pr\" {}\n")
		r.write("empty/README", "")
		return r
	}, "check --base empty", "the folder empty holds no plan", "plan check"},
	{"a branch with a slip", func(t *testing.T) *repo { r, _ := forked(t); r.git("branch", "release"); return r },
		"check --base relaese", "there is no commit, branch or folder called relaese here", "plan check --base release"},
	{"a branch of the remote", func(t *testing.T) *repo { r, _ := forked(t); return r.clone() },
		"diff --base f", "there is no commit, branch or folder called f here", "plan diff --base origin/f"},
	{"a branch that is new at the remote", func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone()
		r.git("branch", "newest", "f")
		return c
	}, "check --base newest", "called newest here", "git fetch origin newest && plan check --base FETCH_HEAD"},
	{"a branch that a shallow clone does not have", func(t *testing.T) *repo { r, _ := forked(t); return r.clone("--depth=1", "--branch", "f") },
		"check --base main", "called main here", "git fetch --depth=1 origin main && plan check --base FETCH_HEAD"},
	{"some commits before, in a shallow clone", func(t *testing.T) *repo { r, _ := forked(t); return r.clone("--depth=1", "--branch", "f") },
		"check --base HEAD~1", "called HEAD~1 here", "git fetch --unshallow origin && plan check --base 'HEAD~1'"},
	{"too many commits before", func(t *testing.T) *repo { r, _ := forked(t); return r },
		"check --base HEAD~9", "called HEAD~9 here", "plan check --base HEAD~1"},
	{"an option", func(t *testing.T) *repo { r, _ := forked(t); return r.clone() },
		"check --base=--output=x", "called --output=x here", "plan check --base HEAD~1"},
	{"a range", func(t *testing.T) *repo { r, _ := forked(t); return r },
		"diff --base main..f", "called main..f here", "plan diff --base main"},
	{"a base that is not here", pullRequestAtDepth1, "check --base auto --no-fetch", "and --no-fetch forbids to ask for it", "git fetch --depth=1 origin "},
	{"a base that is not here, to plan diff", pullRequestAtDepth1, "diff", "and plan diff asks for it only with --fetch", "git fetch --depth=1 origin "},
	{"a push over what is gone", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.gitHub("refs/heads/main", r.head(), map[string]any{"before": "1234567890123456789012345678901234567890"})
		return r.checkout(r.head(), "refs/remotes/origin/main")
	}, "check --base auto", "is not in this clone, and origin no longer has it", "git fetch --depth=1 origin "},
	{"a branch that is not here", func(t *testing.T) *repo {
		r, head := forked(t)
		r.gitHub("refs/heads/f", head, map[string]any{"before": zeros})
		return r.checkout(head, "refs/remotes/origin/f")
	}, "check --base auto --no-fetch", "the branch main is not in this clone", "git fetch --unshallow origin "},
	{"a default branch that is gone", func(t *testing.T) *repo {
		r, head := forked(t)
		r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "trunk", "CI_COMMIT_BRANCH", "f")
		return r.checkout(head, "refs/pipelines/1")
	}, "check --base auto", "the branch trunk is not in this clone, and origin has no such branch", "git fetch --depth=1 origin main && plan check --base FETCH_HEAD"},
	{"a clone that is too shallow", func(t *testing.T) *repo {
		r, _ := forked(t)
		return r.clone("--depth=1", "--no-single-branch", "--branch", "f")
	}, "diff", "this clone is shallow and does not hold where this branch left main", "git fetch --unshallow origin"},
	{"a clone that is too shallow, without a remote", func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone("--depth=1", "--no-single-branch", "--branch", "f")
		c.git("branch", "-q", "main", "origin/main")
		c.git("remote", "remove", "origin")
		return c
	}, "check --base auto", "and it has no remote to ask", "plan check --base main"},
	{"a submodule that was what nobody has", func(t *testing.T) *repo {
		r, _ := forked(t)
		inner := submodule(t, r, "f")
		outer := &repo{t, filepath.Dir(inner.dir)}
		outer.git("checkout", "-q", "main")
		outer.git("update-index", "--cacheinfo", "160000,1234567890123456789012345678901234567890,marketing pläne")
		outer.git("commit", "-q", "-m", "elsewhere")
		outer.git("checkout", "-q", "-b", "back")
		outer.save("back")
		return outer
	}, "check --base main", "the commit of the submodule marketing pläne (1234567890) is not in this clone, and origin no longer has it", "plan check --base auto 'marketing pläne'"},
	{"a submodule that is new", func(t *testing.T) *repo {
		r, _ := forked(t)
		inner := submodule(t, r, "f")
		outer := &repo{t, filepath.Dir(inner.dir)}
		outer.git("branch", "-q", "-f", "main", "main~1")
		outer.gitHub("refs/heads/move", outer.head(), map[string]any{})
		return inner
	}, "check --base auto", "the submodule marketing pläne is not part of", "plan check --base HEAD~1"},
	{"a commit of which a part is lost", func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone()
		c.git("checkout", "-q", "f")
		pack, err := filepath.Glob(filepath.Join(c.dir, ".git/objects/pack/*.pack"))
		if err != nil || len(pack) != 1 {
			t.Fatal(pack, err)
		}
		src, err := os.ReadFile(pack[0])
		if err != nil {
			t.Fatal(err)
		}
		c.git("checkout", "-q", "--detach")
		for _, p := range []string{pack[0], strings.TrimSuffix(pack[0], ".pack") + ".idx"} {
			if err := os.Remove(p); err != nil {
				t.Fatal(err)
			}
		}
		unpack := exec.Command("git", "-C", c.dir, "unpack-objects", "-q")
		unpack.Stdin = strings.NewReader(string(src))
		if out, err := unpack.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		tree := r.git("rev-parse", "main^{tree}")
		if err := os.Remove(filepath.Join(c.dir, ".git/objects", tree[:2], tree[2:])); err != nil {
			t.Fatal(err)
		}
		return c
	}, "check --base origin/main", "cannot be read", "git fetch --refetch origin"},
	{"a text that a partial clone has left with its remote", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.write("plans/a.plan.hcl", "tactic \"a\" {\n  title      = \"Another\"\n  discipline = discipline.pr\n}\n")
		r.save("edit")
		r.git("checkout", "-q", "main")
		return r.clone("--filter=blob:none", "--branch", "f")
	}, "diff", "plans/a.plan.hcl is missing from the commit to compare with", "git fetch --refetch --filter=blob:limit=1g origin"},
	{"a change that a sparse checkout leaves out", sparselyChanged, "check --base main", "far away/b.plan.hcl has changed, and the sparse checkout leaves it out", "git sparse-checkout add 'far away'"},
	{"the same, called from a folder below", func(t *testing.T) *repo { return &repo{t, filepath.Join(sparselyChanged(t).dir, "plans")} },
		"check --base main", "the sparse checkout leaves it out", "git -C "},
	{"a day before all that a shallow clone holds", func(t *testing.T) *repo { r, _ := forked(t); return r.clone("--depth=1") },
		"diff --since 2026-12-24", "this clone holds no commit of before 24 December 2026", "git fetch --unshallow origin && plan diff --since 2026-12-24"},
	{"a program that the repository names to reach its remote", func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone("--depth=1", "--branch", "f")
		c.git("config", "core.sshCommand", "ssh -i key")
		return c
	}, "check --base auto", "this repository's own settings name a program to ask for it (core.sshcommand), which plan does not run", "git fetch --unshallow origin "},
	{"called from elsewhere", func(t *testing.T) *repo {
		r := pullRequestAtDepth1(t)
		if err := os.Rename(r.dir, filepath.Join(filepath.Dir(r.dir), "inner")); err != nil {
			t.Fatal(err)
		}
		return &repo{t, filepath.Dir(r.dir)}
	}, "check --base auto --no-fetch inner", "forbids to ask for it", "git -C "},
	{"called from elsewhere, with a slip", func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("branch", "release")
		if err := os.Rename(r.dir, filepath.Join(filepath.Dir(r.dir), "in here")); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink("in here", filepath.Join(filepath.Dir(r.dir), "inner")); err != nil {
			t.Fatal(err)
		}
		return &repo{t, filepath.Dir(r.dir)}
	}, "check --base releas inner", "called releas here", "plan check --base release inner"},
}

func pullRequestAtDepth1(t *testing.T) *repo {
	r, head := forked(t)
	merged := r.trial("f")
	r.pullRequest(merged, head, r.head())
	return r.checkout(merged, "refs/remotes/pull/7/merge")
}

// sparselyChanged has only a part of its plans in the folder, and a commit that changed
// another part.
func sparselyChanged(t *testing.T) *repo {
	r := newRepo(t)
	r.write("workspace.plan.hcl", "workspace {}\n")
	r.write("far away/campaign.plan.hcl", "campaign \"autumn\" {\n  start = \"2027-09-01\"\n  end   = \"2027-10-31\"\n}\n")
	r.write("far away/b.plan.hcl", "tactic \"b\" {\n}\n")
	r.save("autumn")
	r.branch("f", "main")
	r.write("far away/b.plan.hcl", "tactic \"b\" {\n  title = \"Another\"\n}\n")
	r.save("change")
	r.git("sparse-checkout", "set", "--cone", "plans")
	return r
}

// What stands behind Fix for a workflow of GitHub or GitLab is what its checkout needs:
// all of the history, or the request itself.
func TestBaseFixesOfWorkflows(t *testing.T) {
	for _, c := range []struct {
		name  string
		made  func(t *testing.T) (failing, mended *repo)
		fixes string
	}{
		{"GitHub, remote out of reach", func(t *testing.T) (*repo, *repo) {
			r, head := forked(t)
			merged := r.trial("f")
			r.pullRequest(merged, head, r.head())
			failing := r.checkout(merged, "refs/remotes/pull/7/merge")
			mended := emptyRepo(t)
			mended.git("remote", "add", "origin", r.url())
			mended.git("fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*", "+"+merged+":refs/remotes/pull/7/merge")
			mended.git("checkout", "-q", "--detach", merged)
			for _, one := range []*repo{failing, mended} {
				one.git("remote", "set-url", "origin", "file:///nowhere")
			}
			return failing, mended
		}, "fetch-depth: 0, below with: of the step actions/checkout"},
		{"GitHub, the base is checked out", func(t *testing.T) (*repo, *repo) {
			r, head := forked(t)
			merged := r.trial("f")
			r.pullRequest(merged, head, r.head())
			return r.checkout(r.head(), "refs/remotes/origin/main"), r.checkout(merged, "refs/remotes/pull/7/merge")
		}, "on: pull_request, with actions/checkout and no ref"},
		{"GitLab, remote out of reach", func(t *testing.T) (*repo, *repo) {
			r, head := forked(t)
			r.env("GITLAB_CI", "true", "CI_DEFAULT_BRANCH", "main", "CI_COMMIT_BRANCH", "f")
			failing := r.checkout(head, "refs/pipelines/1")
			mended := r.clone("--branch", "f")
			for _, one := range []*repo{failing, mended} {
				one.git("remote", "set-url", "origin", "file:///nowhere")
			}
			return failing, mended
		}, "GIT_DEPTH: 0, below variables: of the job"},
	} {
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			failing, mended := c.made(t)
			_, said, code := failing.check("--base", "auto", "--new-only")
			if code != exit.Undecided || !strings.Contains(said, "\n      Fix  "+c.fixes+"\n") {
				t.Fatalf("exit code %d; it says\n%s", code, said)
			}
			if news, said, code := mended.check("--base", "auto", "--new-only"); code != exit.Found || news != "c" {
				t.Errorf("exit code %d, new are %q:\n%s", code, news, said)
			}
		})
	}
}

// What plan doctor advises about comparisons works as well.
func TestDoctorsFixesOfBasesWork(t *testing.T) {
	for _, c := range hopelessCases {
		onlyTheRemoteKnows := strings.Contains(c.said, "origin no longer has it") || strings.Contains(c.said, "origin has no such branch")
		if !strings.Contains(c.args, "--base auto") || strings.Contains(c.args, "inner") || onlyTheRemoteKnows {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			c.made(t).into()
			out, _, _ := planCommandIn(t, "doctor", "--as-of", "2027-01-10")
			_, rest, _ := strings.Cut(out, "plan check --base auto ")
			line := regexp.MustCompile(`(?m)^    Fix  (.*)$`).FindStringSubmatch(rest)
			if line == nil {
				t.Fatalf("the doctor has no advice:\n%s", out)
			}
			if said, code := shell(t, line[1]); code > exit.Found {
				t.Errorf("%s: exit code %d\n%s", line[1], code, said)
			}
		})
	}
}

// On Windows, each line behind Fix is one for both of its shells.
func TestBaseFixesForWindows(t *testing.T) {
	terminal.Here.Windows = true
	t.Cleanup(func() { terminal.Here.Windows = false })
	seen := 0
	for _, c := range hopelessCases {
		if !slices.Contains([]string{"no repository", "an event file that cannot be read", "no main branch that is known of the remote"}, c.name) {
			continue
		}
		seen++
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			c.made(t).into()
			_, said, _ := planCommandIn(t, append(strings.Fields(c.args), "--as-of", "2027-01-10")...)
			_, text, _ := strings.Cut(said, "\n      Fix  ")
			lines := regexp.MustCompile(`\n {11}`).Split(strings.TrimSpace(text), -1)
			if len(lines) < 2 || regexp.MustCompile(`&&|'|unset`).MatchString(text) {
				t.Errorf("not both shells take these lines:\n%s", said)
			}
		})
	}
	if seen != 3 {
		t.Errorf("%d cases", seen)
	}
}
