package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

const draft = "tactic \"d\" {\n  discipline = discipline.pr\n}\n"

// What is not committed yet is compared with the last commit at the tip of the default
// branch, and on any other with where that left.
func TestBaseOfWhatIsNotCommitted(t *testing.T) {
	const last, before = "Compared with the last commit (", "Compared with the commit before, on "
	for _, c := range []compared{
		{name: "a new file", news: "d", said: last, made: func(t *testing.T) *repo {
			r, _ := forked(t)
			c := r.clone()
			c.write("plans/d.plan.hcl", draft)
			return c
		}},
		{name: "a changed file, no remote", news: "d", said: last, made: func(t *testing.T) *repo {
			r, _ := forked(t)
			appendTo(t, filepath.Join(r.dir, "plans/b.plan.hcl"), "\n"+draft)
			return r
		}},
		{name: "a file that is gone", said: last, made: func(t *testing.T) *repo {
			r, _ := forked(t)
			if err := os.Remove(filepath.Join(r.dir, "plans/b.plan.hcl")); err != nil {
				t.Fatal(err)
			}
			return r
		}},
		{name: "an agreement", news: "", said: last, made: func(t *testing.T) *repo {
			r, _ := forked(t)
			r.write("plans/plan.lock.hcl", "version = 1\n")
			return r
		}, code: exit.Undecided},
		{name: "since the first commit", news: "d", said: last, made: func(t *testing.T) *repo {
			r := newRepo(t)
			r.write("plans/d.plan.hcl", draft)
			return r
		}},
		{name: "plans in a repository without any", news: "d", said: "No plan was there in the last commit (", made: func(t *testing.T) *repo {
			r := emptyRepo(t)
			r.write("README", "Plans come later.\n")
			r.save("start")
			r.write("plans/d.plan.hcl", draft)
			return r
		}},
		{name: "nothing but ends of lines", news: "b", said: before + "main (", made: func(t *testing.T) *repo {
			r, _ := forked(t)
			text, err := os.ReadFile(filepath.Join(r.dir, "plans/a.plan.hcl"))
			if err != nil {
				t.Fatal(err)
			}
			r.write("plans/a.plan.hcl", strings.ReplaceAll(string(text), "\n", "\r\n"))
			return r
		}},
		{name: "no plan", news: "b", said: before + "main (", made: func(t *testing.T) *repo {
			r, _ := forked(t)
			r.write("notes.txt", "not a plan\n")
			return r
		}},
		{name: "in CI", news: "b d", said: before + "main (", made: func(t *testing.T) *repo {
			r, _ := forked(t)
			r.write("plans/d.plan.hcl", draft)
			t.Setenv("CI", "true")
			return r
		}},
		{name: "on a branch", news: "c d", said: "Compared with where this branch left main (", made: func(t *testing.T) *repo {
			r, _ := forked(t)
			r.git("checkout", "-q", "f")
			r.write("plans/d.plan.hcl", draft)
			return r
		}},
		{name: "on the only branch, whatever it is called", news: "d", said: last, made: func(t *testing.T) *repo {
			r, _ := forked(t)
			r.git("branch", "-q", "-D", "f")
			r.git("branch", "-m", "main", "plans-2027")
			r.write("plans/d.plan.hcl", draft)
			return r
		}},
		{name: "on the branch that the repository was begun with", news: "b", said: before + "trunk (", made: func(t *testing.T) *repo {
			r, _ := forked(t)
			r.git("branch", "-m", "main", "trunk")
			r.git("config", "init.defaultBranch", "trunk")
			return r
		}},
		{name: "names of 256 bits", news: "x", said: before + "main (", made: func(t *testing.T) *repo {
			r := &repo{t, t.TempDir()}
			r.git("init", "-q", "-b", "main", "--object-format=sha256")
			r.write("plans/campaign.plan.hcl", "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end   = \"2027-06-30\"\n}\n\ndiscipline \"pr\" {}\n")
			r.commit("a")
			r.commit("x")
			return r
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			c.compare(t, c.made(t), []string{"--base", "auto", "--new-only"})
		})
	}
}

// The hook that the page about pull requests has people install refuses a commit for what the commit
// brings, and for nothing else: not for what the branch had before, for what is changed
// and not staged, or for drafts that lie about.
func TestCommitHook(t *testing.T) {
	needGit(t)
	page, err := os.ReadFile("../../checks/PULL-REQUESTS.md")
	if err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`- id: plan-check\n +args: \[(.*)\]`).FindSubmatch(page)
	if said == nil {
		t.Fatal("the page has no hook")
	}
	args := strings.ReplaceAll(string(said[1]), ",", "")
	for name, hook := range map[string]string{"of git": "plan check " + args, "of pre-commit": "unset GIT_INDEX_FILE; PRE_COMMIT=1 plan check " + args,
		"of git, with auto": "plan check --base auto --new-only", "of pre-commit, with auto": "unset GIT_INDEX_FILE; PRE_COMMIT=1 plan check --base auto --new-only"} {
		t.Run(name, func(t *testing.T) {
			needGit(t)
			r, _ := forked(t)
			r.git("checkout", "-q", "f")
			r.write(".git/hooks/pre-commit", "#!/bin/sh\n"+hook+" --as-of 2027-01-10\n")
			if err := os.Chmod(filepath.Join(r.dir, ".git/hooks/pre-commit"), 0o755); err != nil {
				t.Fatal(err)
			}
			try := func(want bool, why string) {
				t.Helper()
				cmd := exec.Command("git", "-C", r.dir, "commit", "-q", "-m", "try")
				if out, err := cmd.CombinedOutput(); (err == nil) != want {
					t.Fatalf("%s: %v\n%s", why, err, out)
				}
			}
			r.write("plans/untracked.plan.hcl", draft)
			r.write("plans/a.plan.hcl", strings.Replace(draft, `"d"`, `"changed"`, 1))
			r.write("plans/person.plan.hcl", "person \"somebody\" {}\n")
			r.git("add", "plans/person.plan.hcl")
			try(true, "the commit brings a person, and is refused")
			r.write("plans/bad.plan.hcl", strings.Replace(draft, `"d"`, `"bad"`, 1))
			r.git("add", "plans/bad.plan.hcl")
			r.write("plans/bad.plan.hcl", "# mended, and not staged\n")
			try(false, "the commit brings a tactic that serves no objective")
			r.git("add", "plans/bad.plan.hcl")
			try(true, "it is mended")
			if news, said, code := r.check("--base", "auto", "--new-only"); code != exit.Found || news != "changed c d" {
				t.Errorf("after the commits, new are %q, exit code %d: %s", news, code, said)
			}
		})
	}
}

// Before the first commit, everything is new; what the first commit brings is judged.
func TestFirstCommitInHook(t *testing.T) {
	needGit(t)
	r := emptyRepo(t)
	r.write("plans/campaign.plan.hcl", "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end   = \"2027-06-30\"\n}\n\ndiscipline \"pr\" {}\n")
	if news, said, code := r.check("--base", "HEAD", "--new-only"); code != exit.Clean || news != "" || !strings.Contains(said, "No plan was there in this repository, which has no commit yet, so everything here counts as new.") {
		t.Errorf("new are %q, exit code %d: %s", news, code, said)
	}
	r.write("plans/d.plan.hcl", draft)
	if news, said, code := r.check("--base", "HEAD", "--new-only"); code != exit.Found || news != "d" {
		t.Errorf("new are %q, exit code %d: %s", news, code, said)
	}
}

// Where pre-commit looks at what is pushed, or anybody in CI, it is no commit.
func TestNoCommitHook(t *testing.T) {
	for name, env := range map[string][]string{
		"a push":                          {"PRE_COMMIT", "1", "PRE_COMMIT_FROM_REF", "main", "PRE_COMMIT_TO_REF", "f"},
		"CI":                              {"PRE_COMMIT", "1", "CI", "true"},
		"another repository's index":      {"GIT_INDEX_FILE", "elsewhere/index"},
		"an index file that is not there": {"GIT_INDEX_FILE", ".git/nowhere"},
	} {
		t.Run(name, func(t *testing.T) {
			needGit(t)
			r, _ := forked(t)
			r.git("checkout", "-q", "f")
			r.write("elsewhere/index", "")
			r.env(env...)
			if news, said, code := r.check("--base", "auto", "--new-only"); code != exit.Found || news != "c" || !strings.Contains(said, "where this branch left main") {
				t.Errorf("new are %q, exit code %d: %s", news, code, said)
			}
		})
	}
}

// In the CI system of anybody, a remote that cannot be had is no success.
func TestBaseInAnyCI(t *testing.T) {
	needGit(t)
	r, _ := forked(t)
	c := r.clone("--depth=1", "--branch", "f")
	c.git("remote", "set-url", "origin", "file:///nowhere")
	for _, set := range []string{"CI=true", "TF_BUILD=True", "TEAMCITY_VERSION=2026.1", "BITBUCKET_BUILD_NUMBER=7", "JENKINS_URL=https://ci.example/", "BUILDKITE=true",
		"CIRCLECI=true", "TRAVIS=true", "DRONE=true", "APPVEYOR=True", "CODEBUILD_BUILD_ID=plan:7", "WOODPECKER=true", "GITLAB_CI=true", "GITHUB_ACTIONS=true",
		"SEMAPHORE=true", "CIRRUS_CI=true", "bamboo_planKey=PLAN"} {
		t.Run(set, func(t *testing.T) {
			needGit(t)
			c := &repo{t, c.dir}
			name, value, _ := strings.Cut(set, "=")
			t.Setenv(name, value)
			if _, said, code := c.check("--base", "auto", "--new-only"); code != exit.Undecided || !strings.Contains(said, "there is no base to compare with: ") {
				t.Errorf("exit code %d: %s", code, said)
			}
			t.Setenv(name, "false")
			if _, said, code := c.check("--base", "auto", "--new-only"); code != exit.Found && name != "GITLAB_CI" && name != "GITHUB_ACTIONS" {
				t.Errorf("%s=false: exit code %d: %s", name, code, said)
			}
		})
	}
}

// Other CI systems than GitHub's and GitLab's say in variables of their own into which
// branch a pull request goes.
func TestBaseByTheTargetBranch(t *testing.T) {
	for name, env := range map[string][]string{
		"Azure":      {"TF_BUILD", "True", "SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/side"},
		"Bitbucket":  {"BITBUCKET_BUILD_NUMBER", "7", "BITBUCKET_PR_DESTINATION_BRANCH", "side"},
		"Jenkins":    {"JENKINS_URL", "https://ci.example/", "CHANGE_TARGET", "side"},
		"Buildkite":  {"BUILDKITE", "true", "BUILDKITE_PULL_REQUEST", "7", "BUILDKITE_PULL_REQUEST_BASE_BRANCH", "side"},
		"Travis":     {"TRAVIS", "true", "TRAVIS_PULL_REQUEST", "7", "TRAVIS_BRANCH", "side"},
		"Woodpecker": {"CI", "woodpecker", "CI_COMMIT_TARGET_BRANCH", "side"},
	} {
		t.Run(name, func(t *testing.T) {
			needGit(t)
			r, _ := forked(t)
			r.branch("side", "main")
			r.commit("s")
			r.branch("g", "side")
			head := r.commit("n")
			r.env(env...)
			c := r.checkout(head, "refs/remotes/origin/g")
			if news, said, code := c.check("--base", "auto", "--new-only"); code != exit.Found || news != "n" || !strings.Contains(said, "where this branch left side") {
				t.Errorf("new are %q, exit code %d: %s", news, code, said)
			}
		})
	}
	needGit(t)
	r, _ := forked(t)
	r.env("TRAVIS", "true", "TRAVIS_PULL_REQUEST", "false", "TRAVIS_BRANCH", "f")
	c := r.checkout(r.git("rev-parse", "f"), "refs/remotes/origin/f")
	if news, said, code := c.check("--base", "auto", "--new-only"); code != exit.Found || news != "c" {
		t.Errorf("of a push, new are %q, exit code %d: %s", news, code, said)
	}
}

// What a sparse checkout leaves out of the folder is not gone; where a change touches it,
// it cannot be judged.
func TestBaseOfSparseCheckout(t *testing.T) {
	needGit(t)
	r := sparselyChanged(t)
	if _, said, code := r.check("--base", "auto", "--new-only"); code != exit.Found || !strings.Contains(said, "Checked without a base: far away/b.plan.hcl has changed, and the sparse checkout leaves it out") {
		t.Errorf("exit code %d: %s", code, said)
	}
	r.git("checkout", "-q", "-b", "g", "main")
	r.commit("n")
	r.plan("diff")
	if news, said, code := r.check("--base", "auto", "--new-only"); code != exit.Found || news != "n" {
		t.Errorf("new are %q, exit code %d: %s", news, code, said)
	}
	out, said, code := planCommandIn(t, "diff", "--as-of", "2027-01-10")
	if code != 0 || strings.Contains(out, "dropped") || strings.Contains(out, "autumn") {
		t.Errorf("exit code %d: %s%s", code, said, out)
	}
	r.git("rm", "-q", "--sparse", "far away/b.plan.hcl")
	r.save("drop")
	out, said, code = planCommandIn(t, "diff", "--as-of", "2027-01-10")
	if code != 0 || !strings.Contains(out, `- tactic "b"`) {
		t.Errorf("of what is removed: exit code %d: %s%s", code, said, out)
	}
}

// What git would show in the place of the commits that there are does not count.
func TestBaseOfReplacedHistory(t *testing.T) {
	for name, replace := range map[string]func(r *repo){
		"replaced tree":   func(r *repo) { r.git("replace", r.git("rev-parse", "main~1^{tree}"), r.git("rev-parse", "f^{tree}")) },
		"replaced commit": func(r *repo) { r.git("replace", r.git("rev-parse", "main~1"), r.git("rev-parse", "f")) },
		"replaced text": func(r *repo) {
			r.git("replace", r.git("rev-parse", "main~1:plans/campaign.plan.hcl"), r.git("rev-parse", "f:plans/c.plan.hcl"))
		},
		"grafted tip": func(r *repo) { r.git("replace", "--graft", "main", "f") },
		"grafts": func(r *repo) {
			r.write(".git/info/grafts", r.git("rev-parse", "main")+" "+r.git("rev-parse", "f")+"\n")
		},
		"names elsewhere": func(r *repo) {
			r.Setenv("GIT_REPLACE_REF_BASE", "refs/tags/")
			r.git("update-ref", "refs/tags/"+r.git("rev-parse", "main~1^{tree}"), r.git("rev-parse", "f^{tree}"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			needGit(t)
			r, _ := forked(t)
			r.git("checkout", "-q", "f")
			replace(&repo{t, r.dir})
			if news, said, code := r.check("--base", "auto", "--new-only"); code != exit.Found || news != "c" {
				t.Errorf("new are %q, exit code %d: %s", news, code, said)
			}
		})
	}
}
